import assert from "node:assert/strict";
import test from "node:test";
import { actOf } from "../../components/browser/deck/keys.js";

const acts = Object.fromEntries(
  ["next", "back", "first", "last", "blank", "reveal", "full", "begin", "wake"].map(name => [name, () => name]),
);
const said = (key, { inField = false, onButton = false } = {}) => {
  const act = actOf(key, { inField, onButton }, acts);
  return act ? act() : act;
};

test("keys and clickers turn slides", () => {
  for (const key of ["ArrowRight", "PageDown", " ", "Enter"]) assert.equal(said(key), "next");
  for (const key of ["ArrowLeft", "PageUp"]) assert.equal(said(key), "back");
  assert.deepEqual(
    ["Home", "End", "b", ".", "A", "f"].map(key => said(key)),
    ["first", "last", "blank", "blank", "reveal", "full"],
  );
});

test("a slider keeps its arrows, a button its space, and a clicker works in both", () => {
  assert.equal(said("ArrowRight", { inField: true }), undefined);
  assert.equal(said(" ", { onButton: true }), undefined);
  assert.equal(said("PageDown", { inField: true, onButton: true }), "next");
});

test("keys that Streamlit takes for commands do nothing, others go on to the page", () => {
  assert.equal(said("r"), null);
  assert.equal(said("x"), undefined);
});

test("what else a clicker sends loses no place, wherever the focus is", () => {
  for (const inField of [false, true]) {
    assert.equal(said("F5", { inField }), "begin");
    assert.equal(said("Escape", { inField }), "wake");
  }
});
