/* Lines of Python that load what a figure draws, and draw it: for those who go on from there. */

import { pick, section, text } from "./fields.js";

/**
 * Like `lines` of components/takeaway/python.py; both are tested on tests/twins/python.json.
 * @param {string} rows address or name of the CSV file
 * @param {string} chart of the JSON file
 */
export function pythonLines(rows, chart) {
  const far = /^https?:/.test(chart);
  const read = far ? `urlopen("${chart}").read()` : `Path("${chart}").read_bytes()`;
  return [
    far ? "from urllib.request import urlopen" : "from pathlib import Path",
    "",
    "import pandas as pd",
    "import plotly.io as pio",
    "",
    `rows = pd.read_csv("${rows}")  # exactly the rows drawn`,
    `figure = pio.from_json(${read})`,
    'figure.update_layout(title_text=figure.layout.meta["title"])',
    "figure.show()",
    "",
  ].join("\n");
}

/** @typedef {Pick<import("../shown.js").Shown, "options" | "controls" | "state">} Told */

/**
 * The addresses of rows and chart in the present state; null where they are not on the web, or
 * lie there in another state only.
 * @param {Told} figure
 */
export function addresses(figure) {
  const { options, controls } = figure;
  const { rows, chart, stated } = options;
  if (!rows || !chart) return null;
  const usual = controls.every(({ options: all, start, choice }) => choice.value === all[start]);
  const made = [rows, chart].map(each => {
    const address = new URL(each, document.baseURI);
    for (const [name, value] of Object.entries(figure.state())) if (stated) address.searchParams.set(name, value);
    return address.href;
  });
  return (stated || usual) && made.every(each => /^https?:/.test(each)) ? made : null;
}

/**
 * The lines, from the web where it has this state, or from files.
 * @param {import("../shown.js").Shown} figure
 * @param {(words: string) => void} say
 */
export function python(figure, say) {
  const code = text("Python", 7, say);
  const { id } = figure.packed;
  const far = addresses(figure);
  /** @type {[string, string][]} */
  const ways = [["near", "the CSV and JSON saved above"]];
  if (far) ways.unshift(["far", "this address"]);
  const write = () => {
    const [rows, chart] = far && from.select.value === "far" ? far : [`${id}.csv`, `${id}.json`];
    code.field.value = pythonLines(rows, chart);
  };
  const from = pick("Rows from", ways, ways[0][0], write);
  write();
  return section("Python", from.row, code.row);
}
