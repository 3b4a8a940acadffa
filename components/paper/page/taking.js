/* Citations that a page shows: what only the browser knows is put in, and a press takes one along. */

import { copied } from "../../browser/common/copying.js";
import { cited } from "../../browser/explorable/menu/citing.js";

/** @param {ParentNode} within */
export function citations(within) {
  for (const each of within.querySelectorAll("[data-cited]")) {
    const place = /** @type {HTMLElement} */ (each);
    const { cited: text = "", site = "", address = "" } = place.dataset;
    const date = new Date().toISOString().slice(0, 10);
    place.textContent = cited("line", text, { site, address: new URL(address, location.href).href, date }, {});
  }
  for (const each of within.querySelectorAll(".citing button")) {
    const button = /** @type {HTMLButtonElement} */ (each);
    button.addEventListener("click", () => take(button));
  }
}

/** @param {HTMLButtonElement} button */
async function take(button) {
  const words = button.parentElement?.querySelector("pre");
  const said = button.closest(".citing")?.querySelector("[role=status]");
  if (!words || !said) return;
  getSelection()?.selectAllChildren(words);
  const done = await copied(words.textContent ?? "");
  said.textContent = done ? "Copied." : "Selected: copy it with Ctrl+C or ⌘C.";
}
