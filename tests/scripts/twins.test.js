/* What Python and the browser both do is done alike: each case of tests/twins/ holds for both. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { asked } from "../../components/browser/explorable/asked.js";
import { over } from "../../components/browser/explorable/chart/merging.js";
import { grown, LEGIBLE, PROJECTED } from "../../components/browser/explorable/chart/sizes.js";
import { csv } from "../../components/browser/explorable/frame/rows.js";
import { cited } from "../../components/browser/explorable/menu/citing.js";
import { pythonLines } from "../../components/browser/explorable/menu/python.js";
import { STILL } from "../../components/browser/explorable/menu/still.js";

const read = name => JSON.parse(readFileSync(new URL(`../twins/${name}.json`, import.meta.url), "utf-8"));

for (const { below, above, made } of read("over")) {
  test(`${JSON.stringify(above)} laid over ${JSON.stringify(below)}`, () => {
    const before = structuredClone(below);
    assert.deepEqual(over(below, above), made);
    assert.deepEqual(below, before);
  });
}

for (const { query, asked: expected } of read("asked")) {
  test(`the address asks for “${query}”`, () => {
    const { offers, usual } = read("offers");
    const said = asked({ parts: usual, offers }, `?${query}`);
    const parts = { embedded: offers.embedded, null: usual }[expected.parts] ?? expected.parts;
    assert.deepEqual(said, { ...expected, parts });
  });
}

const { growth, cases } = read("grown");
for (const { value, made } of cases) {
  test(`${JSON.stringify(value)} grows`, () => assert.deepEqual(grown(value, "", growth), made));
}

for (const { text, state, ...rows } of read("csv")) {
  test(`${JSON.stringify(rows)} as CSV`, () => assert.equal(csv(rows, state), text));
}

for (const { rows, chart, text } of read("python")) {
  test(`Python reads ${chart}`, () => assert.equal(pythonLines(rows, chart), text));
}

const citations = read("citation");
for (const { form, text, made } of citations.cases) {
  test(`${form}: ${text}`, () => assert.equal(cited(form, text, citations.values, citations.latex), made));
}

test("a picture to take along is set as a still is", () => {
  assert.deepEqual({ ...STILL, projected: PROJECTED, least: LEGIBLE }, read("still"));
});
