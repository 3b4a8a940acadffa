/* The slides' end of the wire: they do what the speaker's view asks for, and say where they are. */

import { element } from "../common/elements.js";
import { wire } from "./wire.js";

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // none looks like another
const LONG = 6;
const LOCAL =
  "No phone can open this page: the computer is in no network, or its server answers itself alone. " +
  "Once that has changed, open the slides anew. The code is";

/** @returns {string} */
function newCode() {
  return [...crypto.getRandomValues(new Uint8Array(LONG))].map(each => LETTERS[each % LETTERS.length]).join("");
}

/**
 * @typedef {object} Slides what can be asked of them
 * @property {(at: number) => void} go
 * @property {(black: boolean) => void} blank
 * @property {(told: boolean) => void} reveal
 * @property {() => import("./types").Said} state
 * @property {() => void} focus
 */

export class Remote {
  /**
   * @param {import("./types").Deck} deck
   * @param {import("./types").DeckOptions} options
   * @param {Slides} slides
   */
  constructor(deck, options, slides) {
    this.slides = slides;
    this.options = options;
    this.code = "";
    this.wire = wire(deck.id, "slides", said => this.heard(said));
    this.told = element("p", { className: "dk-pair-state", role: "status" });
    this.where = element("p", { className: "dk-pair-where" });
    this.shown = element("p", { className: "dk-pair-code" });
    this.panel = this.made();
  }

  /** @param {import("./types").Said} said */
  heard({ at, black, told }) {
    if (Number.isInteger(at)) this.slides.go(Number(at));
    if (typeof told === "boolean") this.slides.reveal(told);
    if (typeof black === "boolean") this.slides.blank(black);
    this.say();
  }

  say() {
    this.wire?.say(this.slides.state());
  }

  /** Links to the speaker's view, and to pair a phone, as far as there are any. */
  ways() {
    const { notes, pairs } = this.options;
    if (!notes) return [];
    const label = "Speaker’s view, in a tab of its own";
    // Opened by a link and not by a script, no browser takes the tab for a pop-up.
    const tab = { href: notes, target: "_blank", rel: "opener", "aria-label": label, title: label };
    const onclick = () => setTimeout(() => this.slides.focus()); // keys are the slides' again
    const ways = [element("a", { onclick, ...tab, className: "dk-notes" }, "≡")];
    if (!pairs) return ways;
    const pair = "Pair a phone as speaker’s view";
    const act = () => this.pair();
    return [...ways, element("button", { type: "button", "aria-label": pair, title: pair, onclick: act }, "▯")];
  }

  made() {
    const close = element("button", { type: "button", onclick: () => this.hide() }, "Done");
    const label = "Pair a phone";
    return element(
      "div",
      { className: "dk-pair", hidden: true, role: "group", "aria-label": label },
      this.where,
      this.shown,
      this.told,
      close,
    );
  }

  hide() {
    this.panel.hidden = true;
  }

  /** Show a code, and wait for who has it. */
  pair() {
    const { notes = "", pairs = "", phone = "" } = this.options;
    this.panel.hidden = !this.panel.hidden;
    if (this.code || this.panel.hidden) return;
    this.code = newCode();
    const page = new URL(notes, location.href);
    const near = ["localhost", "127.0.0.1", "[::1]"].includes(page.hostname);
    const found = near ? phone : page.href;
    this.where.textContent = found ? `On the phone, open ${found} and enter the code:` : LOCAL;
    this.shown.textContent = this.code;
    const meeting = new URL(pairs + this.code, location.href);
    meeting.protocol = meeting.protocol.replace("http", "ws");
    this.wire.join(meeting.href, there => {
      this.told.textContent = there ? "Waiting for the phone, or paired." : "The connection is lost; trying again.";
      if (there) this.say();
    });
  }

  close() {
    this.wire.close();
  }
}
