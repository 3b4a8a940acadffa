/* Shows a deck: one slide at a time, by keyboard, clicker, touch or mouse.

   A page sees two things of it:
   - provide(deck): the deck's words and figures, called by the data script (components/browser/deck.py);
   - mount(root, options): shows the deck in an element and returns a function that removes it.
   Figures are drawn by explorable.js, which must be loaded before. */

import { Show } from "./show.js";

/** @type {import("./types").Deck | null} */
let provided = null;

/**
 * @param {HTMLElement} root
 * @param {import("./types").DeckOptions} options
 */
function mountDeck(root, options) {
  const told = options.deck ?? provided;
  if (!told) throw new Error("no deck was provided");
  const show = new Show(root, options, told);
  return () => show.remove();
}

export const deck = {
  /** @param {import("./types").Deck} told */
  provide: told => {
    provided = told;
  },
  mount: mountDeck,
};
globalThis.Deck ??= deck;
