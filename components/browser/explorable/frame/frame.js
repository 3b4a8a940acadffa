/* The frame of a figure: its words, its controls, its source and its table, around the plot. */

import { element } from "../../common/elements.js";
import { describe } from "../chart/labels.js";
import { titleOf } from "./asking.js";
import { tableOf } from "./rows.js";
import { sourceOf } from "./source.js";

const SPOKEN = 700; // ms without a change before the finding is said to those who listen
const FOLDED = 2; // controls: more of them fold away in an embed

/** @param {string} words */
const whole = words => words.replaceAll(" %", "\u00a0%"); // a number and its sign stay on one line

/** @type {WeakMap<Element, string>} */
const written = new WeakMap(); // element to its words, which a browser may since have translated

/**
 * @param {Element} place
 * @param {string} words
 */
function say(place, words) {
  if (written.get(place) === words) return;
  written.set(place, words);
  place.textContent = words;
}

/**
 * @typedef {object} Around what stands around the plot besides words
 * @property {HTMLElement | null} menu
 * @property {HTMLElement | null} frozen says which data are shown
 * @property {HTMLElement[]} controls
 */

export class Frame {
  /**
   * @param {import("../types").Packed} packed
   * @param {import("../types").Options} options
   * @param {Around} around
   */
  constructor(packed, options, around) {
    this.named = options.parts.includes("title");
    this.title = titleOf(packed.id, options.level ?? 2, "");
    this.subtitle = element("p", { className: "xp-subtitle" });
    // A translated label would not fit where it stands: letters are measured before they are drawn.
    this.plot = element("div", { className: "xp-plot notranslate", role: "img", translate: false });
    this.gap = element("p", { className: "xp-gap" });
    this.readout = element("dl", { className: "xp-readout" });
    this.said = element("p", { className: "xp-said", role: "status" });
    this.size = element("span", { className: "xp-n" });
    this.table = tableOf(packed.id, packed.name);
    const asked = Boolean(options.predict && packed.predict); // then there is room to say how a guess did
    this.box = element("figure", { className: asked ? "xp xp-asked" : "xp", "data-figure": packed.id });
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speaking = undefined;
    if (this.named) this.box.setAttribute("aria-labelledby", this.title.id);
    this.box.append(...this.parts(packed, options, around));
  }

  /**
   * All parts that are wanted, in their order.
   * @param {import("../types").Packed} packed
   * @param {import("../types").Options} options
   * @param {Around} around
   */
  parts(packed, options, { menu, frozen, controls }) {
    /** @param {string} part */
    const has = part => options.parts.includes(part);
    const header = element("header", {}, ...(this.named ? [this.title, this.subtitle] : []), ...(menu ? [menu] : []));
    const caveats = packed.caveats.map(words => element("li", {}, words));
    const list = { className: "xp-caveats", "aria-label": "To keep in mind" };
    return [
      ...(header.childElementCount ? [header] : []),
      ...(frozen ? [frozen] : []),
      ...(controls.length ? [controlsOf(controls, Boolean(options.fit))] : []),
      this.plot,
      this.gap,
      ...(has("readout") && (packed.controls.length || packed.live) ? [this.readout] : []),
      this.said,
      ...(has("source") ? [sourceOf(packed, options, this.size)] : []),
      ...(has("caveats") && caveats.length ? [element("ul", list, ...caveats)] : []),
      ...(has("table") ? [this.table.box] : []),
    ];
  }

  /**
   * The words around the plot, as the choice has them.
   * @param {import("../types").Meta} meta
   * @param {string} gap between a guess and the data
   */
  write(meta, gap) {
    say(this.title, whole(meta.title));
    say(this.subtitle, whole(meta.subtitle));
    say(this.size, `${whole(meta.n)}.`);
    say(this.gap, gap);
    if (!this.named) this.box.setAttribute("aria-label", meta.title);
    const readout = JSON.stringify(meta.readout);
    if (written.get(this.readout) !== readout) {
      written.set(this.readout, readout);
      const pairs = meta.readout.flatMap(([term, text]) => [
        element("dt", {}, whole(term)),
        element("dd", {}, whole(text)),
      ]);
      this.readout.replaceChildren(...pairs);
    }
    describe(this.plot, meta.alt);
  }

  /**
   * Say something to those who listen; aloud: to all.
   * @param {string} words
   * @param {boolean} aloud
   */
  announce(words, aloud = true) {
    this.said.textContent = words;
    this.said.classList.toggle("xp-aloud", aloud);
  }

  /**
   * What a choice shows is said once its reader rests.
   * @param {() => string} words
   */
  announceLater(words) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => this.announce(words(), false), SPOKEN);
  }

  /**
   * Lay a question over all of it. Nothing moves when it is taken away.
   * @param {HTMLElement} question
   */
  cover(question) {
    this.box.classList.add("xp-asking");
    this.box.setAttribute("aria-labelledby", question.getAttribute("aria-labelledby") ?? "");
    this.box.append(question);
  }

  /** @param {HTMLElement} question */
  uncover(question) {
    question.remove();
    this.box.classList.remove("xp-asking");
    if (this.named) this.box.setAttribute("aria-labelledby", this.title.id);
    else this.box.removeAttribute("aria-labelledby");
    this.box.dispatchEvent(new Event("xp-guessed", { bubbles: true })); // others wait for the guess as well
  }

  focus() {
    this.title.tabIndex = -1;
    this.title.focus({ preventScroll: true });
  }
}

/**
 * @param {HTMLElement[]} controls
 * @param {boolean} fit in an embed the plot needs the room
 */
function controlsOf(controls, fit) {
  const box = element("div", { className: "xp-controls" }, ...controls);
  if (!fit || controls.length <= FOLDED) return box;
  return element("details", { className: "xp-folded" }, element("summary", {}, "Choices"), box);
}
