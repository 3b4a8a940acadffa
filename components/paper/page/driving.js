/* Words that set figures: a press sets the state in the browser alone, and the words whose state
   holds are marked, whoever set it. Without this script they are links to that state. */

import { reveal } from "./steps.js";
import { holds, present, set } from "./setting.js";

/** @type {string | null} */
let before = null; // the state before the last press, for Escape

/** Let words set figures, on all pages that are shown. */
export function drive() {
  addEventListener(
    "click",
    event => {
      const word = wordOf(event);
      if (!word || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button > 0) return;
      const place = placeOf(word);
      if (!place) return; // the link leads to the figure
      event.preventDefault();
      event.stopPropagation();
      press(word, place);
    },
    { capture: true },
  );
  addEventListener("keydown", event => {
    const word = wordOf(event);
    if (!word) return;
    if (event.key === " ") {
      event.preventDefault();
      word.click();
    }
    if (event.key === "Escape" && before !== null) {
      set(before);
      before = null;
    }
  });
  addEventListener("explorable", markAll);
}

/**
 * @param {Event} event
 * @returns {HTMLAnchorElement | null}
 */
const wordOf = event => (event.target instanceof Element ? event.target.closest("a.drive") : null);

/**
 * The figure that a word sets, on its own page.
 * @param {HTMLElement} word
 */
const placeOf = word => word.closest(".paper")?.querySelector(`#figure-${CSS.escape(word.dataset.drive ?? "")}`);

/**
 * @param {HTMLElement} word
 * @param {Element} place
 */
function press(word, place) {
  const state = word.dataset.state ?? "";
  before = present(state);
  const step = word.closest(".step");
  if (step && !step.classList.contains("on")) /** @type {HTMLElement} */ (step).click();
  reveal(place);
  const { top, bottom } = place.getBoundingClientRect();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (bottom < 120 || top > innerHeight - 120) {
    place.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }
  set(state);
  markAll();
}

/** Mark the words whose state holds. */
function markAll() {
  for (const each of document.querySelectorAll("a.drive")) {
    const word = /** @type {HTMLElement} */ (each);
    const on = holds(word.dataset.state ?? "");
    word.classList.toggle("on", on);
    word.setAttribute("aria-pressed", String(on));
  }
}

/**
 * Words of a page are buttons, as soon as a script hears them.
 * @param {ParentNode} within
 */
export function words(within) {
  for (const word of within.querySelectorAll("a.drive")) word.setAttribute("role", "button");
  markAll();
}
