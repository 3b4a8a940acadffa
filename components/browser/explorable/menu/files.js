/* Files to take along. */

import { element } from "../../common/elements.js";
import { csv } from "../frame/rows.js";
import { drawnState } from "../live.js";
import { chart, png, svg } from "./still.js";

const KEPT = 60_000; // ms for which a browser may still fetch the file

/** @type {Record<string, (figure: import("../shown.js").Shown) => Promise<Blob>>} */
export const FILES = {
  png,
  svg: async figure => new Blob([(await svg(figure)).text], { type: "image/svg+xml" }),
  csv: async figure => new Blob([csv(figure.meta.rows, drawnState(figure))], { type: "text/csv" }),
  json: async figure => new Blob([JSON.stringify(chart(figure))], { type: "application/json" }),
};

/**
 * @param {string} name
 * @param {Blob} blob
 */
export function save(name, blob) {
  const href = URL.createObjectURL(blob);
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
}
