import assert from "node:assert/strict";
import test from "node:test";
import { finds } from "../../components/paper/page/filters.js";

const said = "table 3: the edit has rank one; gram–schmidt is not needed";

test("a search needs all words, in any order, in capitals or not", () => {
  assert.ok(finds(said, "RANK gram"));
  assert.ok(finds(said, "  gram   rank "));
  assert.ok(!finds(said, "rank two"));
});

test("an empty search leaves all", () => {
  assert.ok(finds(said, ""));
  assert.ok(finds(said, "   "));
});
