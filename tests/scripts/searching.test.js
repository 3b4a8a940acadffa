import assert from "node:assert/strict";
import test from "node:test";
import { folded, matching } from "../../components/paper/page/matching.js";

const GROUPS = {
  Pages: [
    ["Which layers?", "Where the signal is", "layers", "The plateau begins early"],
    ["A knob", "How far to turn it", "alpha", ""],
  ],
  Terms: [
    ["cosine similarity", "How far two directions agree", "glossary#term-cosine-similarity", ""],
    ["direction", "A line through the residual stream; see layer", "glossary#term-direction", ""],
    ["residual stream", "What every layer adds to", "glossary#term-residual-stream", ""],
  ],
};
const titles = (asked, most = 9) =>
  matching(GROUPS, asked, most).map(([group, found]) => [group, found.map(it => it[0])]);

test("all words must occur, in whatever order and wherever", () => {
  assert.deepEqual(titles("signal layers"), [["Pages", ["Which layers?"]]]);
  assert.deepEqual(titles("plateau"), [["Pages", ["Which layers?"]]]);
  assert.deepEqual(titles("signal knob"), []);
  assert.deepEqual(titles("  "), []);
});

test("a title comes before what is said of others", () => {
  assert.deepEqual(titles("direction"), [["Terms", ["direction", "cosine similarity"]]]);
});

test("case, accents and dashes do not matter", () => {
  assert.equal(folded("Naïve L²‑norm’s"), "naive l2 norm's");
  assert.deepEqual(titles("COSINE-similar"), [["Terms", ["cosine similarity"]]]);
});

test("of a group there are the first few, and how many there are is told", () => {
  const [[, , ofPages], [group, found, of]] = matching(GROUPS, "layer", 1);
  assert.deepEqual([ofPages, group, found.length, of], [1, "Terms", 1, 2]);
});
