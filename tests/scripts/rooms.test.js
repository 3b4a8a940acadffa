// The desk offers what a stage allows, and a typed number goes to the nearest that can be voted for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../components/ui/room/page/ballot.js";
import { acts } from "../../components/ui/room/page/stages.js";
import { stageWords } from "../../components/ui/room/page/words.js";

const AT = { asking: 1, round: 0, open: false, shown: 0 };
const can = (stage, measured = true, waiting = false) => {
  const { can: each, next } = acts({ ...AT, ...stage }, measured, waiting);
  return [
    Object.keys(each)
      .filter(name => each[name])
      .sort()
      .join(" "),
    next,
  ];
};

test("each stage allows what the server allows, and one act is usually next", () => {
  assert.deepEqual(can({ asking: 0 }), ["", "start1"]);
  assert.deepEqual(can({}), ["start1", "start1"]);
  assert.deepEqual(can({ round: 1, open: true }), ["reveal1 start2 stop", "stop"]);
  assert.deepEqual(can({ round: 1 }), ["reveal1 start1 start2", "start2"]);
  assert.deepEqual(can({ round: 2, open: true }), ["reveal1 stop", "stop"]);
  assert.deepEqual(can({ round: 2 }), ["reveal1 start2", "reveal1"]);
  assert.deepEqual(can({ round: 2, shown: 1 }), ["reveal2", "reveal2"]);
  assert.deepEqual(can({ round: 1, shown: 1 }, false, true), ["next start2", "next"]);
  assert.deepEqual(can({ round: 2, shown: 2 }, true, true), ["next", "next"]);
});

test("a typed number goes to the nearest", () => {
  const steps = [0, 2.5, 5, 7.5];
  assert.equal(nearest(steps, 3.6), 1);
  assert.equal(nearest(steps, 3.9), 2);
  assert.equal(nearest(steps, -40), 0);
  assert.equal(nearest(steps, 1e9), 3);
});

test("what the room is at is said in words, and nothing of the votes", () => {
  const said = [{ asking: 0 }, {}, { round: 1, open: true }, { round: 2, open: true }, { round: 1 }, { shown: 1 }];
  const words = said.map(stage => stageWords({ ...AT, ...stage }));
  assert.equal(new Set(words).size, words.length);
});
