/* A button of the bar below slides. */

import { element, svgElement } from "../common/elements.js";

export const FULL = "M1 7V1h6M13 1h6v6M19 13v6h-6M7 19H1v-6"; // four corners

/**
 * @param {string} label
 * @param {string} mark a letter, or the path of an icon
 * @param {() => void} onclick
 */
export function barButton(label, mark, onclick) {
  const hidden = { "aria-hidden": "true" };
  const icon = mark.startsWith("M")
    ? svgElement("svg", { ...hidden, viewBox: "0 0 20 20" }, svgElement("path", { d: mark }))
    : element("span", hidden, mark);
  return element("button", { type: "button", "aria-label": label, title: label, onclick }, icon);
}
