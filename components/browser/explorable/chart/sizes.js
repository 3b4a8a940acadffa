/* Sizes: larger for projectors, smaller where a plot is lower than it was drawn for. */

import { isObject, over } from "./merging.js";

export const PROJECTED = 12 / 7; // how much larger type and marks are on a projector
export const LEGIBLE = 24; // px: the smallest type on a projector, 18 pt of a slide 1280 px wide
const WIDER = 1.85; // and margins, since the smallest type grows more than the rest
const EXPONENT = 1.25 * 0.7; // of the type of a tick: its exponent, as Plotly sets it

const SIZES = ["size", "xshift", "yshift", "height"];
const SIDES = ["l", "r", "t", "b"];

/** @typedef {{ factor: number, sides: number, least: number }} Growth of marks, of margins, and least type in px */

/** @type {Growth} */
const ON_A_PROJECTOR = { factor: PROJECTED, sides: WIDER, least: LEGIBLE };

/**
 * Type, marks and margins made larger. Like `grown` of pipeline/export/still.py; both are tested on
 * tests/twins/grown.json.
 * @param {any} value
 * @param {string} within the name of what it is in
 * @param {Growth} growth
 * @returns {any}
 */
export function grown(value, within = "", growth = ON_A_PROJECTOR) {
  const { factor, sides, least } = growth;
  if (typeof value === "string") {
    return value.replace(/font-size: ?(\d+)px/g, (_, px) => `font-size:${Math.max(least, Math.round(px * factor))}px`);
  }
  if (Array.isArray(value)) return value.map(item => grown(item, within, growth));
  if (!isObject(value)) return value;
  /** @type {Record<string, any>} */
  const made = {};
  for (const [name, item] of Object.entries(value)) {
    const side = within === "margin" && SIDES.includes(name);
    const type = name === "size" && within.toLowerCase().endsWith("font");
    if (typeof item !== "number" || !(side || SIZES.includes(name))) made[name] = grown(item, name, growth);
    else made[name] = Math.max(Math.round(item * (side ? sides : factor)), type ? least : -Infinity);
  }
  if (made.exponentformat === "power") made.tickfont = { ...made.tickfont, size: Math.ceil(least / EXPONENT) };
  return made;
}

/**
 * A trace with smaller marks.
 * @param {import("../types").Part} trace
 * @param {number} factor
 * @returns {import("../types").Part}
 */
export function shrunk(trace, factor) {
  const size = trace.marker?.size;
  if (size === undefined) return trace;
  /** @param {unknown} value */
  const less = value => (typeof value === "number" ? value * factor : value);
  return over(trace, { marker: { size: Array.isArray(size) ? size.map(less) : less(size) } });
}
