/* On a route: the step that the address names, and the room that a reader is in. */

import { inAddress } from "../../browser/common/address.js";

/** @param {ParentNode} within */
export function markRoute(within) {
  const route = inAddress("route");
  const at = inAddress("at") ?? "1";
  for (const each of within.querySelectorAll(".route")) {
    const step = /** @type {HTMLElement} */ (each);
    step.hidden = step.dataset.route !== route || step.dataset.at !== at;
  }
}

/** @param {ParentNode} within */
export function markRoom(within) {
  const way = /** @type {HTMLElement | null} */ (within.querySelector(".to-room"));
  const code = /^[a-z]{6}$/i.exec(inAddress("room") ?? "");
  if (!way) return;
  way.hidden = !code;
  if (code) /** @type {HTMLElement} */ (way.querySelector("b")).textContent = code[0];
}
