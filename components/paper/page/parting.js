/* A page in whose middle Streamlit shows something stands in two places: what comes before that, and
   the rest after it, for which Streamlit has made a place of its own. */

import { clear } from "./figures.js";
import { attend } from "./starting.js";

/** @type {HTMLElement | null} */
let rest = null;
/** @type {{ sha: string, parent: HTMLElement } | null} */
let restWanted = null;

/**
 * Show the rest of a page as soon as there is one.
 * @param {HTMLElement} parent
 * @param {{ sha: string }} data
 */
export function showRest(parent, { sha }) {
  restWanted = { sha, parent };
  placeRest();
  for (const part of document.querySelectorAll(".st-key-live")) region(part, "Live class");
}

/**
 * A landmark: outside of them nothing is found by who jumps from one to the next.
 * @param {Element} part
 * @param {string} name
 */
function region(part, name) {
  part.setAttribute("role", "region");
  part.setAttribute("aria-label", name);
}

/** Take the rest of a page away that is no longer shown. */
export function forgetRest() {
  if (!rest) return;
  clear(rest);
  rest.remove();
  rest = null;
}

/**
 * Part a page where Streamlit shows something in its middle.
 * @param {HTMLElement} whole
 */
export function part(whole) {
  const slot = whole.querySelector("[data-server]");
  const article = slot?.closest("article");
  if (!slot || !article) return;
  const lower = /** @type {HTMLElement} */ (whole.cloneNode(false));
  const main = document.createElement("div");
  main.className = "main";
  region(main, "About the live class");
  const half = /** @type {HTMLElement} */ (article.cloneNode(false));
  while (slot.nextSibling) half.append(slot.nextSibling);
  slot.remove();
  main.append(half);
  lower.append(main);
  const foot = whole.querySelector("footer.site");
  if (foot) lower.append(foot);
  rest = lower;
  placeRest();
}

function placeRest() {
  if (!rest || !restWanted || rest.dataset.sha !== restWanted.sha) return;
  if (rest.parentElement !== restWanted.parent) restWanted.parent.replaceChildren(rest);
  attend(rest);
}
