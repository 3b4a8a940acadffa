/* How much a reader wants to be told, and whether to guess first: both stand in the address. */

import { inAddress } from "../../browser/common/address.js";

const whole = document.documentElement;

/** Whether this page stands in a frame of another. */
export const framed = () => parent !== window;

/** Whether only what a frame is for shall stand in it. */
export const embedded = () => (inAddress("embed") ?? "false") !== "false";

/**
 * What stands around a plot, by depth.
 * @param {Element} within
 * @returns {Record<string, string[]>}
 */
export function atDepth(within) {
  const paper = /** @type {HTMLElement} */ (within.closest(".paper"));
  return JSON.parse(paper.dataset.atDepth ?? "{}");
}

/** @returns {string} */
export const depth = () => whole.dataset.depth ?? "student";

/** Whether readers guess before they see. */
export const asks = () => inAddress("predict") === "on";

/** Say in the page's root what the address asks for, so that styles follow it. */
export function mark() {
  const asked = inAddress("depth");
  whole.dataset.depth = asked !== null && DEPTHS.has(asked) ? asked : "student";
  const theme = inAddress("theme");
  if (theme !== null && THEMES.has(theme)) whole.dataset.theme = theme;
  else delete whole.dataset.theme;
  whole.classList.add("js");
  whole.classList.toggle("embed", embedded());
  whole.classList.toggle("asking", asks());
}

const DEPTHS = new Set(["story", "student", "specialist"]);
const THEMES = new Set(["light", "dark", "projector"]);
