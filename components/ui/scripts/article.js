/* Hands the article's place to the script of pages. */

import { load } from "../../browser/common/loading.js";

/** @param {import("./types").Call & { data: import("../../paper/page/types").Shown }} call */
export default function ({ data, parentElement }) {
  const place = /** @type {HTMLElement} */ (parentElement.querySelector(".paper-place"));
  const shown = load(data.script, () => globalThis.Page !== undefined).then(() => globalThis.Page.show(place, data));
  shown.catch(() => {
    place.textContent = "This page could not be loaded. Please reload it.";
  });
}
