/* The phone: the question, the vote, and what came of it. */

import { element } from "../../../browser/common/elements.js";
import { askRooms } from "../../../browser/common/rooms.js";
import { paper } from "./ballot.js";
import { countdown, Following } from "./following.js";
import { one, say } from "./parts.js";
import { table } from "./results.js";
import { Voter } from "./voting.js";
import { stageWords } from "./words.js";

const JOIN_EVERY = 2.5; // seconds between two looks

/** @typedef {import("./types").State} State */
/** @typedef {import("./types").Vote} Vote */

/** @param {string} code */
export function join(code) {
  const form = /** @type {HTMLFormElement} */ (one(".ballot"));
  const counted = one(".counted");
  const shown = one(".result");
  /** @type {State | null} */
  let state = null;
  let asked = ""; // which ballot the form holds
  let version = -1; // of the result that is shown
  /** @type {() => string | null} */
  let chosen = () => null;

  const voter = new Voter(code, (vote, problem) => tell(vote, problem));
  const count = countdown(words => say(one(".stage"), state ? stageWords(state) + (words && ` · ${words}`) : ""));

  /** @param {State} now */
  function open(now) {
    const { ballot, asking, round } = now;
    const id = `${asking}/${round}`;
    if (!ballot || asked === id) return;
    asked = id;
    chosen = paper(form, ballot, voter.said(asking)[round]);
  }

  /**
   * @param {Vote | null} vote
   * @param {string} problem
   */
  function tell(vote, problem) {
    const mine = state?.open && vote && vote.asking === state.asking && vote.round === state.round ? vote : null;
    const unit = state?.ballot?.unit ?? "";
    counted.classList.toggle("refused", Boolean(problem));
    if (problem) say(counted, problem);
    else if (!mine) say(counted, "");
    else if (mine.counted) {
      const words = element("b", {}, `${mine.answer} ${unit}`.trim());
      counted.replaceChildren("✓ Your vote is counted: ", words, ". You can change it until the round ends.");
    } else say(counted, "Sending … Your vote is kept here, and goes out as soon as there is a connection.");
    const button = form.querySelector("button.main");
    if (button) say(button, mine?.counted ? "Change my vote" : "Vote");
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    const answer = chosen();
    if (!state?.open) return;
    if (answer === null) tell(voter.vote, "Please choose an answer before you vote.");
    else voter.cast(state.asking, state.round, answer);
  });

  /** @param {State} now */
  async function reveal(now) {
    if (!now.shown || now.version === version) return;
    version = now.version;
    try {
      /** @type {import("./types").Result} */
      const result = await askRooms(`/${code}/result`);
      const own = Object.values(voter.said(now.asking)).map(answer => `${answer} ${result.unit}`.trim());
      const parts = [element("p", { className: "finding" }, `${result.finding}.`)];
      if (own.length) parts.push(element("p", {}, `You said ${own.join(", then ")}.`));
      shown.replaceChildren(...parts, table(result));
      if (result.more) {
        const href = `${result.more.page}?room=${code}`;
        const link = element("a", { href }, `See what the data say: ${result.more.title}`);
        shown.append(element("p", {}, link));
      }
    } catch {
      version = -1; // the next look asks again
    }
  }

  new Following(code, JOIN_EVERY, {
    now: now => {
      const before = state;
      state = now;
      say(one("h1"), now.ballot?.question ?? "You are in.");
      count(now);
      form.hidden = !now.open;
      if (now.open) open(now);
      shown.hidden = !now.shown;
      reveal(now);
      const moved = before?.asking !== now.asking || before.round !== now.round || before.open !== now.open;
      if (moved) tell(voter.vote, "");
    },
    gone: words => {
      say(one("h1"), "This room is closed");
      say(one(".stage"), words);
      state = null;
      form.hidden = shown.hidden = true;
      say(counted, "");
    },
    line: words => say(one(".connection"), words),
  });
}
