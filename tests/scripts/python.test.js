/* Where the rows and the chart of a figure can be read from, in the state that is shown. */

import assert from "node:assert/strict";
import test from "node:test";
import { addresses } from "../../components/browser/explorable/menu/python.js";

const figure = (value, options) => ({
  packed: { id: "a" },
  options,
  controls: [{ name: "alpha", options: ["0", "1"], start: 0, choice: { value } }],
  state: () => ({ alpha: value }),
});
const files = { rows: "../data/x/a.csv", chart: "../data/x/a.json", stated: false };

/** @param {string} base */
const at = base => {
  globalThis.document = { baseURI: base };
};

test("a server answers to the state", () => {
  at("https://example.org/app/");
  const [rows, chart] = addresses(figure("1", { rows: "data/x/a.csv", chart: "data/x/a.json", stated: true }));
  assert.equal(rows, "https://example.org/app/data/x/a.csv?alpha=1");
  assert.equal(chart, "https://example.org/app/data/x/a.json?alpha=1");
});

test("plain files hold the first state alone", () => {
  at("https://example.org/below/f/a.html");
  assert.deepEqual(addresses(figure("0", files)), [
    "https://example.org/below/data/x/a.csv",
    "https://example.org/below/data/x/a.json",
  ]);
  assert.equal(addresses(figure("1", files)), null);
});

test("a file on a disk is no address for others, and some figures have none", () => {
  at("file:///home/me/f/a.html");
  assert.equal(addresses(figure("0", files)), null);
  assert.equal(addresses(figure("0", {})), null);
});
