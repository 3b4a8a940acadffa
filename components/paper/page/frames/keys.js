/* In a frame of another page: the keys that turn the slides around it are not kept. */

import { embedded, framed } from "../state.js";

/** @type {Record<string, string>} */
const KEYS = { ArrowRight: "right", ArrowLeft: "left", PageDown: "next", PageUp: "prev" };
// What answers arrow keys itself.
const OWN = "input, select, textarea, dialog, [contenteditable], [role=listbox], .xp-rows";

/** @param {EventTarget | null} at */
const ownKeys = at => at instanceof Element && at.closest(OWN) !== null;

/**
 * A click on an embed that lands on no control gives the keyboard back to the page around it. Where a
 * button or a link has it, the keys of a talk are handed on, in the words of reveal.js.
 */
export function answerKeys() {
  if (!framed()) return;
  addEventListener("click", () => {
    const held = /** @type {HTMLElement | null} */ (document.activeElement);
    const reading = getSelection()?.isCollapsed === false; // to copy what was marked, say
    if (embedded() && (held?.tabIndex ?? -1) < 0 && !reading) parent.focus();
  });
  addEventListener("keydown", event => {
    const page = event.key.startsWith("Page") && document.documentElement.scrollHeight > innerHeight;
    const other = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!embedded() || !KEYS[event.key] || page || other || ownKeys(event.target)) return;
    parent.postMessage(JSON.stringify({ method: KEYS[event.key] }), "*");
  });
}
