/* Steps beside a stage: one of them is current, and the stage shows its figures in its state.
   On wide windows a reader turns from step to step; where the steps are longer than the stage, and
   on phones, reading on does it too. The address follows, so that a step can be linked. */

import { inAddress, intoAddress } from "../../browser/common/address.js";
import { watch } from "./figures.js";
import { beside, readAlong } from "./reading.js";
import { setFigure } from "./setting.js";
import { asks } from "./state.js";

const SETTLED = 700; // ms after a turn by press in which scrolling turns nothing

/** @type {WeakMap<Element, Stage>} */
const stages = new WeakMap();

class Stage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".step")]);
    this.boards = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".board")]);
    this.dots = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll(".dots a")]);
    this.rail = /** @type {HTMLElement} */ (root.querySelector(".rail"));
    this.stage = /** @type {HTMLElement} */ (root.querySelector(".stage"));
    this.at = 0;
    this.quietUntil = 0;
    root.classList.add("begun");
    const guessed = new MutationObserver(() => this.veil());
    for (const place of root.querySelectorAll(".may-ask")) guessed.observe(place, { childList: true });
    root.addEventListener("xp-guessed", () => this.veil());
    root.addEventListener("click", event => this.pressed(event));
    root.addEventListener("keydown", event => this.keyed(event));
    readAlong(this, at => {
      if (performance.now() >= this.quietUntil && at !== this.at) this.turn(at, true);
    });
    const asked = this.steps.findIndex(step => step.id === inAddress("scene"));
    if (asked >= 0) this.turn(asked, true);
    else this.show();
  }

  /** @param {number} at */
  title(at) {
    return this.steps[at].querySelector("h2, h3")?.textContent ?? "";
  }

  /** Steps tell findings: where readers guess, each waits for the guesses of its figures, and of those before. */
  veil() {
    const over = !beside(this.root);
    let before = false;
    for (const [at, step] of this.steps.entries()) {
      const seen = shownIn(step).slice(0, over ? 1 : undefined);
      const boards = this.boards.filter(board => seen.includes(board.dataset.board ?? ""));
      const own = asks() && boards.some(board => board.querySelector(".may-ask > :is(.stand-in, .xp-asking)"));
      const waits = own || (before && at > this.at);
      before ||= own;
      step.classList.toggle("waits", waits);
      this.dots[at]?.setAttribute("title", waits ? "" : this.title(at));
    }
  }

  /** The steps that can be read at the reader's depth. */
  open() {
    return this.steps.filter(step => step.offsetParent !== null);
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    const target = /** @type {Element} */ (event.target);
    const dot = /** @type {HTMLElement | null} */ (target.closest("[data-turn]"));
    const step = target.closest(".step");
    const open = this.open();
    const here = open.indexOf(this.steps[this.at]);
    let to = null;
    if (dot) to = this.steps.find(each => each.id === dot.dataset.turn);
    else if (target.closest(".next")) to = open[here + 1];
    else if (target.closest(".back")) to = open[here - 1];
    else if (step && !target.closest("a, button, summary, .hint") && !getSelection()?.toString()) to = step;
    if (!to) return;
    if (dot) event.preventDefault();
    this.go(this.steps.indexOf(/** @type {HTMLElement} */ (to)));
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const target = /** @type {Element} */ (event.target);
    if (!target.closest(".turns") || event.altKey || event.metaKey || event.ctrlKey) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const open = this.open();
    const to = by && open[open.indexOf(this.steps[this.at]) + by];
    if (!to) return;
    event.preventDefault();
    this.go(this.steps.indexOf(to));
  }

  /**
   * Turn to a step because a reader asked for it, and bring it into sight.
   * @param {number} at
   */
  go(at) {
    this.quietUntil = performance.now() + SETTLED;
    this.turn(at, true);
    const { top, bottom } = this.steps[at].getBoundingClientRect();
    const wide = beside(this.root); // then the less is scrolled, the more of the stage stays in sight
    const cover = wide ? 0 : this.stage.offsetHeight;
    if (top >= cover && bottom <= innerHeight) return;
    this.steps[at].scrollIntoView({ block: wide ? "nearest" : "start", behavior: calm() });
  }

  /**
   * @param {number} at
   * @param {boolean} sets whether the figures take the state of the step
   */
  turn(at, sets) {
    this.at = at;
    const step = this.steps[at];
    intoAddress({ scene: at ? step.id : null });
    this.show();
    if (!sets || !step.dataset.state) return;
    for (const figure of shownIn(step)) setFigure(figure, step.dataset.state);
  }

  show() {
    const step = this.steps[this.at];
    const open = this.open();
    const here = Math.max(open.indexOf(step), 0);
    const shows = shownIn(step);
    this.veil();
    for (const each of this.steps) each.classList.toggle("on", each === step);
    const boards = /** @type {HTMLElement} */ (this.boards[0]?.parentElement);
    if (!this.boards.some(board => board.matches(".on") && board.dataset.board === shows[0])) boards.scrollTop = 0;
    for (const board of this.boards) {
      const place = shows.indexOf(board.dataset.board ?? "");
      board.classList.toggle("on", place >= 0);
      board.classList.toggle("second", place > 0);
      if (place >= 0) watch(board);
    }
    for (const dot of this.dots) {
      dot.hidden = !open.some(each => each.id === dot.dataset.turn);
      if (dot.dataset.turn === step.id) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
    }
    const count = this.root.querySelector(".count");
    if (count) count.textContent = `${here + 1} of ${open.length}`;
    const [back, next] = ["back", "next"].map(name => this.root.querySelector(`.${name}`));
    if (back instanceof HTMLButtonElement) back.disabled = here === 0;
    if (next instanceof HTMLButtonElement) next.disabled = here === open.length - 1;
  }
}

/** @param {HTMLElement} step */
const shownIn = step => (step.dataset.shows ?? "").split(" ");

const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

/**
 * Begin the steps of a page.
 * @param {ParentNode} within
 */
export function steps(within) {
  for (const root of within.querySelectorAll("[data-steps]")) {
    stages.set(root, new Stage(/** @type {HTMLElement} */ (root)));
  }
}

/**
 * Count the steps anew, after the depth has changed.
 * @param {ParentNode} within
 */
export function recount(within) {
  for (const root of within.querySelectorAll("[data-steps]")) stages.get(root)?.show();
}

/**
 * Turn the stage that holds a figure to a step that shows it: that of the word pressed, if it does.
 * @param {Element} place
 * @param {Element | null} asking
 */
export function reveal(place, asking) {
  const stage = stages.get(place.closest("[data-steps]") ?? place);
  const board = /** @type {HTMLElement | null} */ (place.closest(".board"));
  if (!stage || !board) return;
  const fits = stage.steps.filter(step => shownIn(step).includes(board.dataset.board ?? ""));
  const to = fits.find(step => step === asking) ?? (board.classList.contains("on") ? null : fits[0]);
  if (to && to !== stage.steps[stage.at]) stage.turn(stage.steps.indexOf(to), false);
}
