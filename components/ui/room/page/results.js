/* What a class guessed: as a table on phones, as a figure on the wall and at the desk. */

import { element } from "../../../browser/common/elements.js";
import { load } from "../../../browser/common/loading.js";

/** @typedef {import("./types").Result} Result */

const HEADS = ["Before discussion", "After discussion"];
const LEAST = 200; // px of the lowest plot

/**
 * A table whose cells hold bars and the counts they show.
 * @param {Result} result
 */
export function table({ rows, totals, middles, unit, measured }) {
  const full = Math.max(...rows.flatMap(row => row.counts.map((count, at) => count / (totals[at] || 1)))) || 1;
  const heads = totals.map((total, at) =>
    element("th", { scope: "col" }, HEADS[at], element("span", {}, ` ${total} vote${total === 1 ? "" : "s"}`)),
  );
  const body = rows.map(row => {
    const cells = row.counts.map((count, at) => {
      const share = count / (totals[at] || 1) / full;
      const bar = element("i", { style: `width:${Math.round(100 * share)}%` });
      const bars = element("div", { className: "bar" }, ...(count ? [bar] : []));
      return element("td", {}, bars, element("span", {}, `${count} of ${totals[at]}`));
    });
    return element("tr", {}, element("th", { scope: "row" }, ...named(row.words, measured)), ...cells);
  });
  const first = element("th", { scope: "col" }, unit ? `Guess, in ${unit}` : "Guess");
  const parts = [element("thead", {}, element("tr", {}, first, ...heads)), element("tbody", {}, ...body)];
  if (middles.some(Boolean)) {
    const cells = middles.map(middle => element("td", {}, middle || "none"));
    parts.push(element("tfoot", {}, element("tr", {}, element("th", { scope: "row" }, "Middle guess"), ...cells)));
  }
  return element("table", { className: `tally rounds-${totals.length}` }, ...parts);
}

/**
 * An answer, and that it is what was measured, if it is.
 * @param {string} words
 * @param {string} measured
 */
const named = (words, measured) =>
  words === measured ? [element("b", {}, words), element("em", {}, " measured")] : [words];

/**
 * The figure, in the place of an earlier one. Its finding stands above it, so it has no title.
 * @param {HTMLElement} place
 * @param {Result} result
 * @param {string} theme
 * @param {() => number} high px that the plot may take
 */
export async function draw(place, result, theme, high) {
  const { script, plotly } = document.documentElement.dataset;
  await load(String(script), () => globalThis.Explorable !== undefined);
  globalThis.Explorable.mount(place, {
    id: "class",
    sha: "",
    src: "",
    home: null,
    offers: { parts: {}, themes: [], embedded: [] },
    packed: JSON.stringify(result.packed),
    plotly: String(plotly),
    theme,
    parts: [],
    tell: false,
    height: () => Math.max(LEAST, Math.floor(high())),
  });
}
