/* Shows a deck in the app. Streamlit calls this at each run of the page; a talk that has begun goes on. */

import { load } from "../../browser/common/loading.js";
import { deck } from "../../browser/deck/deck.js";
import { at } from "./files.js";

/** @typedef {{ id: string, remove: (() => void) | null, gone: boolean }} Talk */

/** @type {WeakMap<HTMLElement, Talk>} */
const talks = new WeakMap();
const LOST = "The talk could not be loaded. Please reload the page.";

/** @typedef {import("../../browser/deck/types").DeckOptions & { script: string }} Options */

/**
 * @param {import("./types").Call & { data: Options & { deck: import("../../browser/deck/types").Deck } }} call
 */
export default function ({ data, parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".dk-root"));
  const begun = talks.get(root);
  if (begun?.id !== data.deck.id) {
    begun?.remove?.();
    /** @type {Talk} */
    const now = { id: data.deck.id, remove: null, gone: false };
    talks.set(root, now);
    const mount = () => {
      if (now.gone) return;
      now.remove = deck.mount(root, { ...data, plotly: at(data, data.plotly) });
    };
    const failed = () => {
      root.textContent = LOST;
    };
    load(at(data, data.script), () => globalThis.Explorable !== undefined).then(mount, failed);
  }
  return () => {
    const now = talks.get(root);
    talks.delete(root);
    if (!now) return;
    now.gone = true;
    now.remove?.();
  };
}
