/* Parts of a place, by selector, and what is said in them. */

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 */
export const one = (selector, within = document) => /** @type {HTMLElement} */ (within.querySelector(selector));

/**
 * Say something, once: what is read aloud is not said again for nothing.
 * @param {Element} part
 * @param {string} words
 */
export function say(part, words) {
  if (part.textContent !== words) part.textContent = words;
}
