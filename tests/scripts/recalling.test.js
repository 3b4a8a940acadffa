import "./page.js";
import assert from "node:assert/strict";
import test from "node:test";
import { recall, told } from "../../components/paper/page/recalling.js";
import { go } from "./page.js";

/** A page with one line that recalls a guess. */
function page(guess, unit = "prompts") {
  const b = { textContent: "" };
  const line = { dataset: { guess, unit }, hidden: true, querySelector: () => b };
  return { line, b, querySelectorAll: () => [line] };
}

/** A browser that keeps these, for this visit. */
function keeping(items) {
  globalThis.sessionStorage = { getItem: name => items[name] ?? null };
}

test("a guess is told with its unit, a choice in quotes, and nothing else at all", () => {
  assert.equal(told(0, "prompts"), "0\u00a0prompts");
  assert.equal(told(7, ""), "7");
  assert.equal(told("the last", ""), "“the last”");
  for (const none of [undefined, null, [1, 2], { a: 1 }, true]) assert.equal(told(none, "prompts"), "");
});

test("it is told to readers who guess first, and to them only", () => {
  keeping({ "guess:one": "12" });
  const { line, b, ...within } = page("one");
  go("?predict=on");
  recall(within);
  assert.deepEqual([line.hidden, b.textContent], [false, "12\u00a0prompts"]);
  go("?");
  recall(within);
  assert.deepEqual([line.hidden, b.textContent], [true, ""]);
});

test("nothing is told where none was made, it was declined, or the browser refuses", () => {
  go("?predict=on");
  for (const items of [{}, { "guess:two": "null" }, { "guess:two": "not JSON" }]) {
    keeping(items);
    const { line, ...within } = page("two");
    recall(within);
    assert.ok(line.hidden);
  }
  Object.defineProperty(globalThis, "sessionStorage", {
    get: () => {
      throw new DOMException("refused", "SecurityError");
    },
  });
  const { line, ...within } = page("three");
  recall(within);
  assert.ok(line.hidden);
});
