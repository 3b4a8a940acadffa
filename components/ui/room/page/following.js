/* Following a room: what it is at is asked for every few seconds, and told when it has changed.
   The looks of a class are spread, so that what a teacher does is not asked about by all at once. */

import { askRooms, Refused } from "../../../browser/common/rooms.js";

const SPREAD = [0.8, 1.2]; // times the interval
const LOST = 2; // looks in a row without an answer

/** @typedef {import("./types").State} State */

export class Following {
  /**
   * @param {string} code
   * @param {number} every seconds between two looks
   * @param {{ now: (state: State) => void, gone: (words: string) => void, line: (words: string) => void }} tell
   *   `now` is told each state with its ballot, `gone` why there is no room, `line` how the
   *   connection is, where that is not well
   */
  constructor(code, every, tell) {
    this.code = code;
    this.every = every;
    this.tell = tell;
    /** @type {State | null} */
    this.state = null;
    this.missed = 0;
    this.since = 0; // ms since 1970 of the last answer
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
    addEventListener("online", () => this.look());
    this.look();
  }

  /**
   * Look now, and go on looking.
   * @returns {Promise<void>}
   */
  async look() {
    clearTimeout(this.timer);
    const asked = this.state?.asking ?? 0;
    try {
      /** @type {State} */
      const said = await askRooms(`/${this.code}/state?have=${asked}`);
      if (said.asking && !said.ballot) {
        if (this.state?.asking !== said.asking) return this.look(); // another look was faster
        said.ballot = this.state.ballot;
      }
      this.state = said;
      this.missed = 0;
      this.since = Date.now();
      this.tell.line("");
      this.tell.now(said);
    } catch (failure) {
      if (failure instanceof Refused) {
        this.state = null;
        this.tell.gone(failure.message);
      } else if (++this.missed >= LOST) {
        const seconds = this.since ? ` for ${Math.round((Date.now() - this.since) / 1000)} s` : "";
        this.tell.line(`No connection${seconds}`);
      }
    }
    const factor = SPREAD[0] + (SPREAD[1] - SPREAD[0]) * Math.random();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), 1000 * this.every * factor);
  }
}

/**
 * Counts down to the end of a round, every second, by this device's own clock.
 * @param {(words: string, seconds: number | null) => void} tell
 * @returns {(state: State) => void} to be told each state
 */
export function countdown(tell) {
  /** @type {number | null} */
  let ends = null;
  const say = () => {
    const left = ends === null ? null : Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    tell(left === null ? "" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`, left);
  };
  setInterval(say, 500);
  return state => {
    ends = state.open && state.left !== null ? Date.now() + 1000 * state.left : null;
    say();
  };
}
