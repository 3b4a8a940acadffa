/* What a learning platform is told, and when. */

import assert from "node:assert/strict";
import test from "node:test";
import { duration, platformOf, Session } from "../../components/takeaway/course/session.js";

/** @param {Record<string, string>} kept */
function platform(kept = {}) {
  const said = [];
  const values = { "cmi.core.lesson_status": "not attempted", "cmi.core.lesson_location": "", ...kept };
  return {
    said,
    values,
    LMSInitialize: () => said.push("begin") && "true",
    LMSFinish: () => said.push("end") && "true",
    LMSCommit: () => "true",
    LMSGetValue: name => values[name] ?? "",
    LMSSetValue: (name, value) => {
      values[name] = value;
      said.push(`${name.replace("cmi.core.", "")}=${value}`);
      return "true";
    },
  };
}

test("a visit is incomplete until its end was seen, and then completed", () => {
  const it = platform();
  let now = 0;
  const session = new Session(it, () => now);
  assert.equal(session.begin(), "");
  session.at("layers.html?layer=3");
  session.complete();
  session.complete();
  now = 3_725_500;
  session.end();
  session.end();
  session.at("late.html");
  assert.deepEqual(it.said, [
    "begin",
    "lesson_status=incomplete",
    "lesson_location=layers.html?layer=3",
    "lesson_status=completed",
    "session_time=0001:02:05.50",
    "exit=",
    "end",
  ]);
});

test("who comes back is where they were, and what is completed stays so", () => {
  const it = platform({ "cmi.core.lesson_status": "completed", "cmi.core.lesson_location": "layers.html" });
  const session = new Session(it, () => 0);
  assert.equal(session.begin(), "layers.html");
  session.end();
  assert.equal(it.values["cmi.core.lesson_status"], "completed");
});

test("without a platform, or with one that is shut, nothing is said", () => {
  const alone = new Session(null, () => 0);
  assert.equal(alone.begin(), "");
  alone.at("a.html");
  alone.complete();
  alone.end();
  const shut = platform();
  shut.LMSInitialize = () => "false";
  const session = new Session(shut, () => 0);
  session.begin();
  session.complete();
  session.end();
  assert.deepEqual(shut.said, []);
});

test("the platform is in a window around, or around the opener", () => {
  const API = platform();
  const top = { API, opener: null };
  top.parent = top;
  const middle = { opener: null, parent: top };
  const inner = { opener: null, parent: middle };
  assert.equal(platformOf(inner), API);
  const popup = { opener: inner };
  popup.parent = popup;
  assert.equal(platformOf(popup), API);
  const alone = { opener: null };
  alone.parent = alone;
  assert.equal(platformOf(alone), null);
  const strange = {
    opener: null,
    get API() {
      throw new Error("refused");
    },
  };
  assert.equal(platformOf(strange), null);
});

test("times are written with two digits and four hours", () => {
  assert.equal(duration(0), "0000:00:00.00");
  assert.equal(duration(59_990), "0000:00:59.99");
  assert.equal(duration(360_000_000), "0100:00:00.00");
});
