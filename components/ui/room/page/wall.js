/* The wall: how to join, how many have, the question, and then what the class guessed. */

import { keepAwake } from "../../../browser/common/awake.js";
import { element } from "../../../browser/common/elements.js";
import { askRooms } from "../../../browser/common/rooms.js";
import { countdown, Following } from "./following.js";
import { one, say } from "./parts.js";
import { draw } from "./results.js";
import { stageWords } from "./words.js";

const WALL_EVERY = 1; // seconds between two looks
const FOOT = 24; // px below the figure
const HAND = 900; // px: a screen not wider is no projector
const TYPE = 28; // px: of a figure for projectors, which is enlarged with the words around it

/** @param {string} code */
export function wall(code) {
  const welcome = one(".stage").textContent ?? "";
  const site = one("h1").textContent ?? "";
  const place = one(".figure");
  const left = one(".left");
  let version = -1;
  const count = countdown(words => {
    left.hidden = !words;
    say(left, words);
  });

  /** @param {import("./types").State} now what can be answered, until the votes are shown */
  function offer({ ballot, shown }) {
    const list = one(".answers");
    list.hidden = !ballot || shown > 0;
    if (!ballot) return;
    const [first, last] = [ballot.answers[0], ballot.answers[ballot.answers.length - 1]];
    const lines = ballot.ordered ? [`A number from ${first} to ${last} ${ballot.unit}`] : ballot.answers;
    if (list.textContent !== lines.join("")) list.replaceChildren(...lines.map(line => element("li", {}, line)));
  }

  /** @param {import("./types").State} now */
  async function reveal(now) {
    if (!now.shown || now.version === version) return;
    version = now.version;
    try {
      const result = await askRooms(`/${code}/result`);
      say(one(".finding"), result.finding);
      place.hidden = false;
      const theme = innerWidth > HAND ? "projector" : "light";
      await draw(place, result, theme, high);
    } catch {
      version = -1;
    }
  }

  /** Px that the plot may take; what is drawn is enlarged to be as wide as its place. */
  function high() {
    const scale = Math.max(1, Number.parseFloat(getComputedStyle(document.body).fontSize) / TYPE).toFixed(2);
    place.style.setProperty("--scale", scale);
    return (innerHeight - place.getBoundingClientRect().top - FOOT) / Number(scale);
  }

  new Following(code, WALL_EVERY, {
    now: now => {
      one("aside").hidden = false;
      say(one(".joined"), String(now.joined));
      say(one(".voted"), String(now.voted));
      one(".only-round").hidden = !now.round;
      document.documentElement.classList.toggle("asked", now.asking > 0);
      say(one("h1"), now.ballot?.question ?? site);
      say(one(".stage"), now.shown ? "" : now.asking ? stageWords(now) : welcome);
      if (!now.shown) {
        say(one(".finding"), "");
        place.hidden = true;
        version = -1;
      }
      document.documentElement.classList.toggle("showing", now.shown > 0);
      offer(now);
      count(now);
      reveal(now);
    },
    gone: words => {
      say(one("h1"), "This room is closed");
      say(one(".stage"), words);
      say(one(".finding"), "");
      place.hidden = true;
      one("aside").hidden = true; // it would lead nowhere
    },
    line: words => say(one(".connection"), words),
  });
  keepAwake();
}
