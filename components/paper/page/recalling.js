/* A quantity is asked for once. Where it comes back, readers who guess first are told what they
   guessed; a guess is kept in this browser alone, and where it keeps nothing, nothing is told. */

import { kept } from "../../browser/common/keeping.js";
import { asks } from "./state.js";

/** @param {ParentNode} within */
export function recall(within) {
  for (const each of within.querySelectorAll(".recalled")) {
    const line = /** @type {HTMLElement} */ (each);
    const said = asks() ? told(kept(`guess:${line.dataset.guess}`), line.dataset.unit ?? "") : "";
    line.hidden = !said;
    const place = line.querySelector("b");
    if (place) place.textContent = said;
  }
}

/**
 * A guess in words; empty where none was made, or what is kept is none.
 * @param {unknown} guess
 * @param {string} unit
 */
export function told(guess, unit) {
  if (typeof guess === "string") return `“${guess}”`;
  if (typeof guess !== "number") return "";
  return unit ? `${guess}\u00a0${unit}` : String(guess);
}
