/* Words that set figures: a press sets the state in the browser alone, and the words whose state
   holds are marked, whoever set it. Without this script they are links to that state. */

import { holds, present, setFigure } from "./setting.js";
import { reveal } from "./steps.js";

/** @type {{ figure: string, state: string } | null} */
let before = null; // what the last press changed, for Escape

/** Let words set figures, on all pages that are shown. */
export function driveByWords() {
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
    if (word && event.key === " ") {
      event.preventDefault();
      word.click();
    }
    if (word && event.key === "Escape" && before) {
      setFigure(before.figure, before.state);
      before = null;
    }
  });
  document.addEventListener("xp-choice", markWords);
}

/**
 * Words of a page are buttons, as soon as a script hears them.
 * @param {ParentNode} within
 */
export function readyWords(within) {
  for (const word of within.querySelectorAll("a.drive")) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-pressed", "false");
  }
}

/** Mark the words whose state holds. */
export function markWords() {
  for (const each of document.querySelectorAll("a.drive[role]")) {
    const word = /** @type {HTMLElement} */ (each);
    const on = holds(word.dataset.drive ?? "", word.dataset.state ?? "");
    word.classList.toggle("on", on);
    word.setAttribute("aria-pressed", String(on));
  }
}

/**
 * @param {Event} event
 * @returns {HTMLAnchorElement | null}
 */
const wordOf = event => (event.target instanceof Element ? event.target.closest("a.drive") : null);

/**
 * The figure that a word sets, on the same page.
 * @param {HTMLElement} word
 * @returns {Element | null | undefined}
 */
const placeOf = word => word.closest(".paper")?.querySelector(`#figure-${CSS.escape(word.dataset.drive ?? "")}`);

/**
 * @param {HTMLElement} word
 * @param {Element} place
 */
function press(word, place) {
  const figure = word.dataset.drive ?? "";
  const state = word.dataset.state ?? "";
  before = { figure, state: present(figure, state) };
  reveal(place, word.closest(".step"));
  const { top, bottom } = place.getBoundingClientRect();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (bottom < 120 || top > innerHeight - 120) {
    place.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }
  setFigure(figure, state);
  markWords();
}
