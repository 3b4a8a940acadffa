/* Begin a page: what its address asks for holds, and what can be moved moves. */

import { intoAddress } from "../../browser/common/address.js";
import { chosen, picker } from "./choosing.js";
import { entrance } from "./classroom.js";
import { markWords, readyWords } from "./driving.js";
import { redraw, watch } from "./figures.js";
import { filters } from "./filters.js";
import { grow } from "./frames/growing.js";
import { hero } from "./hero.js";
import { carryAll } from "./links.js";
import { recall } from "./recalling.js";
import { markRoom, markRoute } from "./routes.js";
import { search } from "./searching.js";
import { asks, depth, mark } from "./state.js";
import { recount, steps } from "./steps.js";
import { citations } from "./taking.js";

/** Let the page's root say what the address asks for, before anything is shown. */
export function dress() {
  mark();
}

/**
 * Begin a page, once.
 * @param {HTMLElement} paper
 */
export function begin(paper) {
  if (paper.dataset.begun) return;
  paper.dataset.begun = "yes";
  chosen(paper);
  filters(paper);
  picker(paper);
  citations(paper);
  modes(paper);
  menu(paper);
  answers(paper);
  search(paper);
  entrance(paper);
  readyWords(paper);
  attend(paper);
  hero(paper);
  steps(paper);
  watch(paper);
  markWords();
  grow(paper);
}

/**
 * Follow an address that has changed: the links, the route and the room.
 * @param {HTMLElement} paper
 */
export function attend(paper) {
  mark();
  carryAll(paper);
  markRoute(paper);
  markRoom(paper);
  markModes(paper);
  recall(paper);
}

/**
 * The depth, and the mode in which readers guess first: they change what stands here at once.
 * @param {HTMLElement} paper
 */
function modes(paper) {
  const change = () => {
    for (const each of document.querySelectorAll(".paper")) {
      attend(/** @type {HTMLElement} */ (each));
      recount(each);
      redraw(each);
    }
  };
  for (const link of depthLinks(paper)) {
    link.addEventListener("click", event => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      intoAddress({ depth: link.dataset.depth ?? null });
      change();
    });
  }
  paper.querySelector(".guessing")?.addEventListener("click", () => {
    intoAddress({ predict: asks() ? null : "on" });
    change();
  });
}

/**
 * What is said of an answer; styles do that by themselves where a browser knows `:has`.
 * @param {HTMLElement} paper
 */
function answers(paper) {
  paper.addEventListener("change", ({ target }) => {
    const question = target instanceof HTMLInputElement && target.closest(".question");
    if (!question) return;
    const verdict = `v${target.className.slice(1)}`;
    for (const each of question.querySelectorAll(".verdict")) {
      each.classList.toggle("chosen", each.classList.contains(verdict));
    }
  });
}

/** @param {HTMLElement} paper */
function markModes(paper) {
  for (const link of depthLinks(paper)) {
    if (link.dataset.depth === depth()) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  paper.querySelector(".guessing")?.setAttribute("aria-pressed", String(asks()));
}

/**
 * @param {HTMLElement} paper
 * @returns {NodeListOf<HTMLAnchorElement>}
 */
const depthLinks = paper => paper.querySelectorAll(".depths a");

/**
 * The menus of pages close on Escape, and on a press elsewhere.
 * @param {HTMLElement} paper
 */
function menu(paper) {
  const lists = /** @type {NodeListOf<HTMLDetailsElement>} */ (paper.querySelectorAll(".drop"));
  for (const list of lists) {
    list.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      list.open = false;
      list.querySelector("summary")?.focus();
    });
  }
  paper.addEventListener("click", event => {
    for (const list of lists) if (!list.contains(/** @type {Node} */ (event.target))) list.open = false;
  });
}
