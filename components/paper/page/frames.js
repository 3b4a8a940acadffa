/* In a frame of another page, a click would keep the keys that turn the slides around it. */

import { embedded } from "./state.js";

/** @type {Record<string, string>} */
const KEYS = { ArrowRight: "right", ArrowLeft: "left", PageDown: "next", PageUp: "prev" };

/** Hand the keys of a talk back to the page around this one. */
export function answerKeys() {
  if (!embedded() || parent === window) return;
  addEventListener("keydown", event => {
    const { type } = /** @type {HTMLInputElement} */ (event.target);
    if (KEYS[event.key] && type !== "range" && type !== "radio") {
      parent.postMessage(JSON.stringify({ method: KEYS[event.key] }), "*");
    }
  });
}
