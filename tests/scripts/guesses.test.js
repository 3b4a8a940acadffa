import assert from "node:assert/strict";
import test from "node:test";
import { comparison } from "../../components/browser/explorable/frame/guesses.js";

const number = {
  kind: "number",
  question: "How many?",
  unit: "prompts",
  low: 0,
  high: 20,
  step: 1,
  answer: 6,
  axis: "y",
};

test("no guess, or one declined, compares nothing", () => {
  assert.equal(comparison(number, undefined, {}), null);
  assert.equal(comparison(number, null, {}), null);
  assert.equal(comparison(null, 3, {}), null);
});

test("a number is marked on its axis, in the colour of the theme", () => {
  const { words, shape } = comparison(number, 9, { "#8F6A00": "#FFD866" });
  assert.equal(words, "You guessed 9 prompts. The data say 6 prompts: you were 3 too high.");
  const line = { color: "#FFD866", width: 3, dash: "dash" };
  assert.deepEqual(shape, { type: "line", y0: 9, y1: 9, yref: "y", x0: 0, x1: 1, xref: "x domain", line });
  assert.equal(comparison(number, 6, undefined).words, "You guessed 6 prompts, and so it is.");
});

test("a guess of 0 is a guess", () => {
  assert.match(comparison(number, 0, {}).words, /6 too low/);
});

test("a sketch is told by its mean distance", () => {
  const shape = { kind: "shape", question: "?", knots: [0, 1], low: 0, high: 1, step: 0.1, answer: [0.5, 1] };
  const { words, trace } = comparison(shape, [0.25, 0.5], {});
  assert.match(words, /0\.38 away/);
  assert.deepEqual(
    [trace.x, trace.y],
    [
      [0, 1],
      [0.25, 0.5],
    ],
  );
});
