/* A vote on its way: it is kept on the device until the server has confirmed or refused it. */

import { roomKeep, roomKept } from "../../../browser/common/remembering.js";
import { askRooms, Refused } from "../../../browser/common/rooms.js";

const WAITS = [1, 2, 4, 8, 15]; // seconds until it is sent again

/** @typedef {import("./types").Vote} Vote */

/** A secret with more than a hundred bits of chance. */
function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

export class Voter {
  /**
   * @param {string} code
   * @param {(vote: Vote | null, problem: string) => void} tell
   */
  constructor(code, tell) {
    this.code = code;
    this.tell = tell;
    this.tries = 0;
    this.sending = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.token = roomKept(`token:${code}`) ?? fresh();
    roomKeep(`token:${code}`, this.token);
    addEventListener("storage", () => this.tell(this.vote, "")); // another tab has voted
    addEventListener("online", () => this.send());
    this.enter();
    this.send();
  }

  /** @returns {Vote | null} */
  get vote() {
    return roomKept(`vote:${this.code}`);
  }

  /**
   * The votes of this browser on a question, by round.
   * @param {number} asking
   * @returns {Record<string, string>}
   */
  said(asking) {
    return roomKept(`said:${this.code}:${asking}`) ?? {};
  }

  /** Be counted among those who are in the room, however long it takes. */
  async enter() {
    try {
      await askRooms(`/${this.code}/join`, { token: this.token });
    } catch (failure) {
      if (!(failure instanceof Refused)) setTimeout(() => this.enter(), 1000 * WAITS[2]);
    }
  }

  /**
   * @param {number} asking
   * @param {number} round
   * @param {string} answer
   */
  cast(asking, round, answer) {
    this.keep({ asking, round, answer, counted: false });
    this.tries = 0;
    this.send();
  }

  /** @param {Vote | null} vote */
  keep(vote) {
    roomKeep(`vote:${this.code}`, vote);
    if (vote?.counted) this.note(vote);
    this.tell(vote, "");
  }

  /** @param {Vote} vote that was counted */
  note({ asking, round, answer }) {
    roomKeep(`said:${this.code}:${asking}`, { ...this.said(asking), [round]: answer });
  }

  /** Send what was not confirmed yet. */
  async send() {
    const { vote } = this;
    if (!vote || vote.counted || this.sending) return;
    clearTimeout(this.timer);
    this.sending = true;
    const problem = await this.sent(vote);
    this.sending = false;
    if (problem) this.tell(this.vote, problem);
    const now = this.vote;
    if (now && !same(now, vote)) this.send(); // it was changed meanwhile
  }

  /**
   * Send a vote. Returns why it was refused, if it was; where nobody answers, it is sent again later.
   * @param {Vote} vote
   */
  async sent(vote) {
    try {
      await askRooms(`/${this.code}/vote`, { token: this.token, ...body(vote) });
      const now = this.vote;
      if (now && same(now, vote)) this.keep({ ...vote, counted: true });
      else this.note(vote);
    } catch (failure) {
      if (failure instanceof Refused) {
        const before = this.said(vote.asking)[vote.round]; // what was counted earlier still is
        const now = this.vote;
        if (now && same(now, vote)) this.keep(before === undefined ? null : { ...vote, answer: before, counted: true });
        return failure.message;
      }
      const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)];
      this.timer = setTimeout(() => this.send(), 1000 * wait * (0.7 + 0.6 * Math.random()));
    }
    return "";
  }
}

/** @param {Vote} vote */
const body = ({ asking, round, answer }) => ({ asking, round, answer });

/**
 * @param {Vote} one
 * @param {Vote} other
 */
const same = (one, other) => one.asking === other.asking && one.round === other.round && one.answer === other.answer;
