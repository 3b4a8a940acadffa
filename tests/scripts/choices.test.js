import assert from "node:assert/strict";
import test from "node:test";
import { choice, choose, strays, tell } from "../../components/browser/explorable/choices.js";
import { go } from "./page.js";

const pause = ms => new Promise(done => setTimeout(done, ms));
const control = (name, options, start = 0) => ({
  name,
  label: "Layer",
  options,
  words: options.map(it => `layer ${it}`),
  start,
});

test("the address decides for a page just opened, if it can be had", () => {
  go("?layer=3&stage=99");
  assert.equal(choice(control("layer", ["1", "2", "3"])).value, "3");
  assert.equal(choice(control("stage", ["0a", "0b"], 1)).value, "0b");
});

test("figures that share a control hear of a choice, once for each change", () => {
  go("?");
  const known = choice(control("shared", ["1", "2"]));
  let heard = 0;
  known.viewers.add(() => {
    heard += 1;
  });
  const told = [];
  document.addEventListener("xp-choice", ({ detail }) => told.push(detail));
  choose("shared", "2");
  choose("shared", "2");
  choose("shared", "9");
  choose("unknown", "2");
  assert.equal(heard, 1);
  assert.deepEqual(told, [{ name: "shared", value: "2" }]);
  assert.equal(choice(control("shared", ["1", "2"])).value, "2");
});

test("a figure whose options lack the choice goes to its own", () => {
  go("?");
  const known = choice(control("few", ["1", "2", "3"]));
  known.viewers.add(() => {});
  choose("few", "3");
  assert.equal(choice(control("few", ["1", "2"], 1)).value, "2");
});

test("the address follows a choice, and other parts of it stay", async () => {
  go("?depth=student#part");
  choice(control("alpha", ["0", "1"]));
  choose("alpha", "1");
  tell("alpha", null, 0);
  await pause(20);
  assert.equal(location.search, "?depth=student&alpha=1");
  choose("alpha", "0");
  tell("alpha", false, 0);
  await pause(20);
  assert.equal(location.search, "?depth=student&alpha=1");
});

test("going back moves the choice, and nonsense does not", () => {
  go("?");
  const known = choice(control("back", ["1", "2"]));
  known.viewers.add(() => {});
  go("?back=2");
  assert.equal(known.value, "2");
  go("?back=7");
  assert.equal(known.value, "2");
});

test("what cannot be had is said, and the address is mended", () => {
  go("?stray=99");
  const shown = control("stray", ["1", "2"], 1);
  const said = strays([{ ...shown, choice: choice(shown) }], null);
  assert.equal(said, "“Layer” cannot be “99”: it is layer 2.");
  assert.equal(location.search, "?stray=2");
  assert.equal(strays([{ ...shown, choice: choice(shown) }], null), "");
});

test("a frame without an origin may not change its address, and goes on", async () => {
  go("?");
  const { replaceState } = history;
  history.replaceState = () => {
    throw new Error("SecurityError");
  };
  choice(control("framed", ["1", "2"]));
  choose("framed", "2");
  tell("framed", null, 0);
  await pause(20);
  history.replaceState = replaceState;
  assert.equal(choice(control("framed", ["1", "2"])).value, "1");
});
