/* The table of the values drawn, and the same rows to take along. */

import { element } from "../../common/elements.js";

/** @type {Record<string, string>} */
const QUOTE = { '"': '""' };

/** @param {unknown} value */
function cell(value) {
  const text = String(value ?? "");
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, mark => QUOTE[mark])}"` : text;
}

/**
 * Rows as CSV. Like `csv_text` of components/packing; both are tested on tests/twins/csv.json.
 * @param {import("../types").Rows} rows
 */
export function csv({ columns, data }) {
  return `${[columns, ...data].map(row => row.map(cell).join(",")).join("\n")}\n`;
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
  const draw = () => {
    if (!box.open) return;
    const href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv(rows))}`;
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
  /** @param {import("../types").Rows} now */
  const fill = now => {
    rows = now;
    draw();
  };
  return { box, fill };
}
