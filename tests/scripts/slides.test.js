/* A figure on a slide is drawn smaller where it has not the room that its labels need. */

import assert from "node:assert/strict";
import test from "node:test";
import { smaller } from "../../components/browser/deck/slides.js";

test("with enough room a figure is drawn as it is, with less a little smaller, and never tiny", () => {
  globalThis.innerWidth = 1280;
  assert.equal(smaller(480, 500), 1);
  const some = smaller(520, 450);
  assert.ok(some > 1 && some < 1.35);
  assert.equal(smaller(2000, 450), 1.35);
  assert.equal(smaller(600, 0), 1);
  globalThis.innerWidth = 390;
  assert.equal(smaller(2000, 450), 1);
});
