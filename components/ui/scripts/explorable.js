/* Mounts a figure where Streamlit has made a place for it. */

import { load } from "../../browser/common/loading.js";
import { at } from "./files.js";

const LOST = "This figure could not be loaded. Please reload the page.";

/** @typedef {import("../../browser/explorable/types").Options & { script: string }} Options */

/** @param {import("./types").Call & { data: Options }} call */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".xp-root"));
  /** @type {(() => void) | null} */
  let remove = null;
  let gone = false;
  const mount = () => {
    if (gone) return;
    remove = globalThis.Explorable.mount(root, {
      ...data,
      src: at(data, data.src),
      plotly: at(data, data.plotly),
      drawn: at(data, data.drawn ?? ""),
      tell: (name, value) => setTriggerValue("choice", { name, value }),
    });
  };
  const failed = () => {
    root.textContent = LOST;
  };
  load(at(data, data.script), () => globalThis.Explorable !== undefined).then(mount, failed);
  return () => {
    gone = true;
    remove?.();
  };
}
