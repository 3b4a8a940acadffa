/* The table of the values drawn, and the same rows to take along. */

import { element } from "../../common/elements.js";

const MARK = "\ufeff"; // without it, Excel takes UTF-8 for something else
const CHOSEN = "chosen_"; // before the name of a control: the column that says what was chosen
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Words that a spreadsheet would take for a formula get an apostrophe; numbers never do.
 * @param {unknown} value
 */
function cell(value) {
  const said = String(value ?? "");
  const text = typeof value === "string" && FORMULA.test(said) && !NUMBER.test(said) ? `'${said}` : said;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as CSV, and what was chosen beside each. Like `csv_text` of components/packing/rows.py: both
 * are tested on tests/twins/csv.json, and on all figures.
 * @param {import("../types").Rows} rows
 * @param {import("../types").State} state
 */
export function csv({ columns, data }, state) {
  const head = [...columns, ...Object.keys(state).map(name => CHOSEN + name)];
  const lines = [head, ...data.map(row => [...row, ...Object.values(state)])];
  return MARK + lines.map(line => `${line.map(cell).join(",")}\n`).join("");
}

/**
 * A table that is filled when it is opened.
 * @param {string} id
 * @param {string} name
 */
export function tableOf(id, name) {
  const summary = element("summary", {}, "Table of the values drawn");
  const box = element("details", { className: "xp-table" }, summary);
  /** @type {import("../types").Rows} */
  let rows = { columns: [], data: [] };
  /** @type {import("../types").State} */
  let state = {};
  const draw = () => {
    if (!box.open) return;
    const href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv(rows, state))}`;
    const save = element("a", { className: "xp-save", download: `${id}.csv`, href }, "Download these rows as CSV");
    const heads = rows.columns.map(name => element("th", { scope: "col" }, name));
    const body = rows.data.map(row => element("tr", {}, ...row.map(cell => element("td", {}, String(cell)))));
    const table = element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...body),
    );
    const label = `Values drawn: ${name}`;
    const scroll = { className: "xp-rows", tabIndex: 0, role: "region", "aria-label": label };
    box.replaceChildren(summary, save, element("div", scroll, table));
  };
  box.addEventListener("toggle", draw);
  /**
   * @param {import("../types").Rows} now
   * @param {import("../types").State} chosen
   */
  const fill = (now, chosen) => {
    rows = now;
    state = chosen;
    draw();
  };
  return { box, fill };
}
