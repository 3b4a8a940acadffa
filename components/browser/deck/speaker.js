/* The speaker's view: the notes of a talk, which follow the slides and turn them.

   Without slides to follow, from paper or where no script runs, the notes are all there. */

import { inAddress } from "../common/address.js";
import { keepAwake } from "../common/awake.js";
import { element } from "../common/elements.js";
import { onKeys } from "./keys.js";
import { wire } from "./wire.js";

const TICK = 1000; // ms
const HELLO = 1500; // ms between two questions whether slides are there

/** @param {number} seconds */
export const clock = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

class Speaker {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.main = main;
    this.sections = /** @type {HTMLElement[]} */ ([...main.querySelectorAll("section[data-minutes]")]);
    this.at = 0;
    this.black = false;
    this.told = false;
    this.heard = false;
    this.begun = 0;
    this.place = element("b");
    this.next = element("span", { className: "next" });
    this.time = element("span", { className: "time" });
    this.state = element("span", { className: "state", role: "status" }, "No slides heard yet.");
    this.blanker = this.button("Black (B)", () => this.ask({ black: !this.black }));
    this.teller = this.button("Answer (A)", () => this.ask({ told: !this.told }));
    const back = this.button("‹ Back", () => this.go(this.at - 1));
    const forth = this.button("Next ›", () => this.go(this.at + 1));
    const again = this.button("Clock to 0:00", () => this.restart());
    const label = { className: "speaker", "aria-label": "Slides" };
    const words = element("p", {}, this.place, " ", this.next, " ", this.time);
    this.bar = element("nav", label, words, back, forth, this.teller, this.blanker, again, this.state);
    main.prepend(this.bar);
    this.wire = wire(main.dataset.deck ?? "", "speaker", said => this.follow(said));
    this.meet();
    this.listen();
    this.show(false);
    setInterval(() => this.tick(), TICK);
    setInterval(() => this.heard || this.wire.say({}), HELLO);
    this.wire.say({});
    keepAwake();
  }

  listen() {
    onKeys({
      next: () => this.go(this.at + 1),
      back: () => this.go(this.at - 1),
      first: () => this.go(0),
      last: () => this.go(this.sections.length - 1),
      blank: () => this.ask({ black: !this.black }),
      reveal: () => this.ask({ told: !this.told }),
      full: () => {},
      begin: () => {},
      wake: () => {},
    });
  }

  /** Where a server passes on what is said, a code brings a phone and the slides together. */
  meet() {
    const { pairs } = this.main.dataset;
    if (!pairs) return;
    const field = element("input", {
      name: "code",
      maxLength: 6,
      autocomplete: "off",
      size: 8,
      autocapitalize: "characters",
    });
    const form = element(
      "form",
      {},
      element("label", {}, "Code from the slides ", field),
      element("button", {}, "Pair"),
    );
    const join = () => {
      const code = field.value.trim().toUpperCase();
      if (!/^[A-Z2-9]{6}$/.test(code)) return;
      const meeting = new URL(pairs + code, location.href);
      meeting.protocol = meeting.protocol.replace("http", "ws");
      this.wire.join(meeting.href, there => {
        this.state.textContent = there ? "Asking for the slides …" : "The connection is lost; trying again.";
        this.heard = false;
        if (there) this.wire.say({});
      });
    };
    form.addEventListener("submit", event => {
      event.preventDefault();
      join();
    });
    this.bar.after(form); // at the head of the page, so that the bar that stays in sight is low
    field.value = inAddress("code") ?? "";
    join();
  }

  /**
   * @param {string} words
   * @param {() => void} onclick
   */
  button(words, onclick) {
    return element("button", { type: "button", onclick }, words);
  }

  /** @param {import("./types").Said} wanted */
  ask(wanted) {
    if (!this.begun && wanted.at) this.begun = performance.now();
    this.wire.say(wanted);
  }

  /** @param {number} wanted */
  go(wanted) {
    this.at = Math.max(0, Math.min(this.sections.length - 1, wanted));
    this.told = false;
    this.ask({ at: this.at });
    this.show();
  }

  /** @param {import("./types").Said} said by the slides */
  follow({ at, black, told }) {
    if (!Number.isInteger(at)) return;
    if (!this.heard) this.state.textContent = "Paired with the slides.";
    this.heard = true;
    if (at && !this.begun) this.begun = performance.now();
    const moved = at !== this.at;
    this.at = Number(at);
    this.black = Boolean(black);
    this.told = Boolean(told);
    this.show(moved);
  }

  /** @param {boolean} [scroll] */
  show(scroll = true) {
    const now = this.sections[this.at];
    const after = this.sections[this.at + 1];
    for (const each of this.sections) each.toggleAttribute("data-now", each === now);
    this.place.textContent = `${this.at + 1} / ${this.sections.length}`;
    this.next.textContent = after ? `Next: ${after.querySelector("h2")?.textContent}` : "The last slide.";
    this.blanker.setAttribute("aria-pressed", String(this.black));
    this.teller.setAttribute("aria-pressed", String(this.told));
    this.teller.disabled = !now.querySelector(".answer");
    document.body.style.setProperty("--bar", `${this.bar.offsetHeight}px`);
    if (scroll) now.scrollIntoView({ block: "start" });
    this.tick();
  }

  restart() {
    this.begun = performance.now();
    this.tick();
  }

  tick() {
    const past = this.begun ? (performance.now() - this.begun) / TICK : 0;
    const due = 60 * this.sections.slice(0, this.at).reduce((sum, each) => sum + Number(each.dataset.minutes), 0);
    this.time.textContent = `${clock(past)}, this slide from ${clock(due)}`;
  }
}

const notes = /** @type {HTMLElement | null} */ (document.querySelector("main[data-deck]"));
if (notes) new Speaker(notes);
