/* A deck that is shown. */

import { inAddress, intoAddress } from "../common/address.js";
import { keepAwake } from "../common/awake.js";
import { element } from "../common/elements.js";
import { fill, filling, unfill } from "../common/filling.js";
import { barButton, FULL } from "./bar.js";
import { onKeys, onSwipe } from "./keys.js";
import { put } from "./modal.js";
import { Remote } from "./remote.js";
import { SlideBox } from "./slides.js";

const WIDTH = 1280; // px: the slide that sizes are given for; larger screens enlarge it
const HEIGHT = 720;
const AHEAD = 300; // ms until the next slide is drawn, while this one is talked about
const WANTED = 3000; // ms for which the controls are seen

export class Show {
  /**
   * @param {HTMLElement} root
   * @param {import("./types").DeckOptions} options
   * @param {import("./types").Deck} deck
   */
  constructor(root, options, deck) {
    this.options = options;
    this.deck = deck;
    this.at = -1;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    this.slides = deck.slides.map((slide, at) => new SlideBox(slide, at, deck));
    this.back = this.button("Previous slide", "‹", () => this.go(this.at - 1));
    this.forth = this.button("Next slide", "›", () => this.go(this.at + 1));
    this.show = this.button("Reveal the answer (A)", "?", () => this.reveal());
    this.number = element("span", { className: "dk-number" });
    this.said = element("p", { className: "dk-said", role: "status" });
    this.black = element("div", { className: "dk-black", hidden: true, onclick: () => this.blank(false) });
    const named = `${deck.title}, ${deck.slides.length} slides`;
    const slides = this.slides.map(({ box }) => box);
    this.remote = new Remote(deck, options, {
      go: at => this.go(at),
      blank: black => this.blank(black),
      reveal: told => this.reveal(told),
      state: () => ({ at: this.at, black: !this.black.hidden, told: this.isTold() }),
      focus: () => this.focus(),
    });
    this.stage = element("main", { className: "dk-stage", tabIndex: -1, "aria-label": named }, ...slides);
    const over = [this.bar(), this.remote.panel, this.said, this.black];
    this.box = element("div", { className: "dk", "data-deck": deck.id }, this.stage, ...over);
    this.paper = document.head.appendChild(element("style"));
    this.modal = put(root, this.box, options.leave ? deck.title : "");
    onSwipe(this.stage, step => this.go(this.at + step));
    this.deaf = this.hear();
    this.scale();
    const asked = Number(inAddress("slide"));
    this.go(Number.isInteger(asked) && asked ? asked - 1 : 0);
    this.focus();
  }

  focus() {
    this.stage.focus({ preventScroll: true });
  }

  /**
   * @param {string} label
   * @param {string} mark
   * @param {() => void} act
   */
  button(label, mark, act) {
    return barButton(label, mark, () => [act(), this.focus()]);
  }

  bar() {
    const { leave } = this.options;
    const words = "Leave the talk";
    const named = { className: "dk-leave", target: "_self", "aria-label": words, title: words };
    const ways = leave ? [element("a", { ...named, href: leave }, "×")] : [];
    const full = this.button("Full screen (F)", FULL, () => this.full());
    const all = [...ways, ...this.remote.ways(), this.show, full, this.back, this.number, this.forth];
    return element("nav", { className: "dk-bar", "aria-label": "Slides" }, ...all);
  }

  /** Hear keys, the window and the printer, until the function that is returned is called. */
  hear() {
    const deafToKeys = onKeys({
      next: () => this.go(this.at + 1),
      back: () => this.go(this.at - 1),
      first: () => this.go(0),
      last: () => this.go(this.slides.length - 1),
      blank: () => this.blank(),
      reveal: () => this.reveal(),
      full: () => this.full(),
      begin: () => filling() || this.full(),
      wake: () => this.wake(true),
    });
    const scale = () => this.scale();
    const print = () => {
      for (const slide of this.slides) slide.draw(this.options);
    };
    const sleep = keepAwake();
    this.box.addEventListener("pointermove", () => this.wake());
    addEventListener("resize", scale);
    addEventListener("beforeprint", print);
    return () => {
      deafToKeys();
      sleep();
      removeEventListener("resize", scale);
      removeEventListener("beforeprint", print);
    };
  }

  /** @param {number} wanted */
  go(wanted) {
    const count = this.slides.length;
    const at = Math.max(0, Math.min(count - 1, wanted));
    this.blank(false);
    if (at === this.at) return;
    this.at = at;
    const now = this.slides[at];
    for (const { box } of this.slides) {
      box.classList.toggle("dk-now", box === now.box);
      box.inert = box !== now.box;
    }
    now.draw(this.options);
    this.drawNext(at);
    now.answer?.classList.remove("dk-told");
    this.back.disabled = at === 0;
    this.forth.disabled = at === count - 1;
    this.show.hidden = !now.answer;
    const { line } = now.slide;
    this.number.textContent = `${at + 1} / ${count}`;
    this.said.textContent = `Slide ${at + 1} of ${count}: ${line}`;
    intoAddress({ slide: String(at + 1) });
    document.title = `${at + 1}. ${line} · ${this.deck.title}`;
    this.remote.say();
  }

  /**
   * Draw the slide after this one; one that shares a control waits.
   * @param {number} at
   */
  drawNext(at) {
    const next = this.slides[at + 1];
    if (!next || next.slide.figure?.parts.includes("controls")) return;
    setTimeout(() => this.at === at && next.draw(this.options), AHEAD);
  }

  isTold() {
    return Boolean(this.slides[this.at]?.answer?.classList.contains("dk-told"));
  }

  reveal(told = !this.isTold()) {
    const { answer } = this.slides[this.at];
    if (!answer || told === this.isTold()) return;
    answer.classList.toggle("dk-told", told);
    this.said.textContent = told ? answer.textContent : "";
    this.remote.say();
  }

  blank(black = this.black.hidden) {
    if (black !== this.black.hidden) return;
    this.black.hidden = !black;
    this.said.textContent = black ? "The screen is blank." : "";
    this.remote.say();
  }

  /**
   * The controls are faint until somebody wants them.
   * @param {boolean} [leaving] whether to say how the talk is left
   */
  wake(leaving = false) {
    this.box.classList.add("dk-wanted");
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.box.classList.remove("dk-wanted"), WANTED);
    if (leaving && this.options.leave) this.said.textContent = "To leave the talk, press ×.";
  }

  full() {
    if (filling()) unfill();
    else fill(this.box);
  }

  /** A larger screen enlarges everything alike; a smaller one leaves type legible. */
  scale() {
    const factor = Math.max(1, Math.min(innerWidth / WIDTH, innerHeight / HEIGHT));
    this.box.style.setProperty("--scale", String(factor));
    this.paper.textContent = `@page { size: ${innerWidth}px ${innerHeight}px; margin: 0 }`;
  }

  remove() {
    this.deaf();
    this.remote.close();
    clearTimeout(this.resting);
    for (const slide of this.slides) slide.remove?.();
    this.paper.remove();
    (this.modal ?? this.box).remove();
  }
}
