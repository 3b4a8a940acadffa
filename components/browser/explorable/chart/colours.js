/* Colours for the theme in force. */

import { grown, PROJECTED } from "./sizes.js";

/**
 * @param {Element} root
 */
function isDark(root) {
  const said = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const ground = said || getComputedStyle(document.body).backgroundColor;
  const parts = ground.startsWith("#")
    ? [1, 3, 5].map(at => Number.parseInt(ground.slice(at, at + 2), 16))
    : (ground.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return parts[3] !== 0 && 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2] < 128;
}

/**
 * The theme to draw in: that asked for, else that of the page around an element.
 * @param {string | undefined} asked
 * @param {Element} root
 */
export function themeOf(asked, root) {
  if (asked && asked !== "auto") return asked;
  return isDark(root) ? "dark" : "light";
}

/**
 * What is packed, in the colours and sizes of a theme. Parts keep their identity until the next
 * change, by which Plotly sees what is the same.
 * @param {import("../types").Packed} packed
 * @param {string} theme
 */
export function dressed(packed, theme) {
  const pairs = packed.themes[theme];
  /**
   * @template T
   * @param {T} parts
   * @returns {T}
   */
  const coloured = parts =>
    pairs ? JSON.parse(JSON.stringify(parts).replace(/#[0-9A-F]{6}/g, hex => pairs[hex] ?? hex)) : parts;
  const traces = coloured(packed.traces);
  const entries = coloured(packed.entries);
  if (theme !== "projector") return { traces, entries };
  return {
    traces: traces.map(trace => grown(trace)),
    entries: entries.map(([name, value]) => /** @type {import("../types").Entry} */ ([name, grownEntry(name, value)])),
  };
}

/**
 * @param {string} name
 * @param {unknown} value
 */
const grownEntry = (name, value) =>
  name === "height" && typeof value === "number" ? Math.round(value * PROJECTED) : grown(value, name);
