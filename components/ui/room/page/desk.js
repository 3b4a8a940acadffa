/* The desk: its key, the question in force, and what is done with it. */

import { LED, ledRooms, roomKeep, roomKept } from "../../../browser/common/remembering.js";
import { askRooms, Refused, whyNot } from "../../../browser/common/rooms.js";
import { adding } from "./adding.js";
import { countdown, Following } from "./following.js";
import { resuming, takeKey } from "./keys.js";
import { one, say } from "./parts.js";
import { queueList } from "./queue.js";
import { draw } from "./results.js";
import { saving } from "./saving.js";
import { acts } from "./stages.js";
import { many, ROUNDS } from "./words.js";

const NOW = ["votes are hidden", "votes are shown", "data are shown"];

const DESK_EVERY = 1; // seconds between two looks
const FIGURE = 420; // px

/** @typedef {import("./types").State} State */
/** @typedef {import("./types").Desk} Desk */

/** @param {string} code */
export function desk(code) {
  takeKey(code);
  const form = /** @type {HTMLFormElement} */ (one("form.enter"));
  const begin = () => {
    const led = code ? roomKept(LED + code) : null;
    form.hidden = Boolean(led);
    if (led) new Desktop(code, led);
  };
  resuming(form, code, begin);
  begin();
}

class Desktop {
  /**
   * @param {string} code
   * @param {import("../../../browser/common/remembering.js").Led} led
   */
  constructor(code, led) {
    this.code = code;
    this.led = led;
    /** @type {State | null} */
    this.state = null;
    /** @type {Desk | null} */
    this.desk = null;
    this.closed = false; // by this desk, so that nobody has to be told that it is gone
    this.drawn = -1;
    this.asked = -1; // version of the queue that is shown
    const words = led.resume.replace(/(.{4})/, "$1-");
    say(one(".resume b"), words);
    one(".resume").hidden = !words;
    this.list = queueList(one(".queue ol"), (act, number) => this.act({ act, number }));
    adding(one(".queue"), what => this.act({ act: "add", ...what }));
    for (const button of document.querySelectorAll("[data-act]")) {
      button.addEventListener("click", () => this.press(/** @type {HTMLElement} */ (button).dataset));
    }
    saving({ code, key: led.key });
    this.count = countdown(words => this.status(words));
    this.following = new Following(code, DESK_EVERY, {
      now: now => this.now(now),
      gone: words => this.closed || this.gone(words),
      line: words => {
        document.documentElement.classList.toggle("unheard", Boolean(words));
        say(one(".connection"), words || "Connected");
      },
    });
  }

  /** The first question of the queue that was not asked yet. */
  get waiting() {
    return this.desk?.queue.find(each => !each.round && each.number !== this.state?.asking);
  }

  /** @param {DOMStringMap} asked */
  press({ act, round, step }) {
    if (act === "next") return this.act({ act: "ask", number: this.waiting?.number });
    const seconds = Number(/** @type {HTMLSelectElement} */ (one(".seconds")).value);
    return this.act({ act, ...(round && { round: Number(round), seconds }), ...(step && { step: Number(step) }) });
  }

  /**
   * Do something as the teacher, and see at once what came of it.
   * @param {object} [what]
   * @returns {Promise<boolean>} whether it was done
   */
  async act(what) {
    try {
      const desk = await askRooms(`/${this.code}/desk`, { ...what, key: this.led.key });
      say(one(".refused"), "");
      if (desk.closed) {
        this.closed = true;
        roomKeep(LED + this.code, null);
        this.gone("The room and all its votes are deleted.");
        return true;
      }
      this.desk = desk;
      this.asked = desk.version;
      one(".work").hidden = false;
      this.show();
      if (what) this.following.look();
      return true;
    } catch (failure) {
      say(one(".refused"), whyNot(failure));
      if (failure instanceof Refused && !this.desk) one("form.enter").hidden = false;
      return false;
    }
  }

  /** @param {State} now */
  now(now) {
    this.state = now;
    if (now.version !== this.asked) {
      this.asked = now.version;
      this.act();
    }
    this.count(now);
    this.show();
  }

  /** @param {string} words */
  gone(words) {
    say(one(".refused"), words);
    one(".work").hidden = true;
  }

  /** What is in force, and what can be done with it. */
  show() {
    const { state, desk } = this;
    if (!state || !desk) return;
    const { asking, round } = state;
    const measured = Boolean(desk.queue.find(each => each.number === asking)?.measured);
    say(one(".now h2"), state.ballot?.question ?? "No question is asked yet");
    const { can, next } = acts(state, measured, this.waiting !== undefined);
    for (const button of document.querySelectorAll(".acts button")) {
      const { act, round: at = "", step = "" } = /** @type {HTMLElement} */ (button).dataset;
      const name = `${act}${at}${step}`;
      /** @type {HTMLButtonElement} */ (button).disabled = !can[name];
      button.classList.toggle("main", name === next && can[name]);
    }
    say(one("[data-act=start][data-round='1']"), round === 1 ? "Go on with round one" : "Start round one");
    say(one("[data-act=start][data-round='2']"), round === 2 ? "Go on with round two" : "Start round two");
    const undo = /** @type {HTMLButtonElement} */ (one("[data-act=undo]"));
    undo.disabled = !desk.undo;
    say(undo, desk.undo ? `Undo: ${desk.undo}` : "Undo");
    this.list(desk.queue, asking);
    one(".none").hidden = desk.queue.length > 0;
    one("[data-save=day]").hidden = ledRooms().length < 2;
    this.reveal(state);
  }

  /** @param {string} left */
  status(left) {
    const { state } = this;
    if (!state) return;
    const { asking, round, open, shown, voted, joined } = state;
    const have = `${voted} of ${joined} in the room ${voted === 1 ? "has" : "have"} voted`;
    const words = !asking
      ? `${many(joined, "browser has", "browsers have")} joined. Add a question, and it is put to them.`
      : !round
        ? `The class sees the question: ${joined} joined. No round has been started.`
        : open
          ? `${ROUNDS[round]} is open${left && `, ${left} left`}: ${have}.`
          : `${ROUNDS[round]} is over: ${have}, and the ${NOW[shown]}.`;
    say(one(".now .stage"), words);
  }

  /** @param {State} state */
  async reveal(state) {
    const place = one(".now .figure");
    if (!state.shown) {
      place.hidden = true;
      say(one(".now .finding"), "");
      this.drawn = -1;
    }
    if (!state.shown || this.drawn === state.version) return;
    this.drawn = state.version;
    try {
      const result = await askRooms(`/${this.code}/result`);
      place.hidden = false;
      say(one(".now .finding"), `${result.finding}.`);
      await draw(place, result, "auto", () => FIGURE);
    } catch {
      this.drawn = -1;
    }
  }
}
