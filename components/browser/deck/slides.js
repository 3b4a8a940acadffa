/* One slide: its line, its answer, and its figure. */

import { inAddress } from "../common/address.js";
import { element } from "../common/elements.js";

const LEAST = 200; // px: the lowest plot
const ENOUGH = 0.95; // of the height that a figure wants to have: with less its labels would meet
const ROOM = 40; // px for the words above a plot
const MOST = 1.35; // so much smaller is it drawn at most, to have more room
const HAND = 900; // px: a screen not wider is no projector
const NO_WALL = "Where the app gives this talk, and its address names a room, its wall stands here: add &room=CODE.";

/** @typedef {import("./types").DeckOptions} DeckOptions */

export class SlideBox {
  /**
   * @param {import("./types").Slide} slide
   * @param {number} at
   * @param {import("./types").Deck} deck
   */
  constructor(slide, at, deck) {
    this.slide = slide;
    this.answer = slide.answer ? element("p", { className: "dk-answer" }, slide.answer) : null;
    this.plot = slide.wall || slide.figure ? element("div", { className: slide.wall ? "dk-figure" : "dk-plot" }) : null;
    /** @type {(() => void) | null} */
    this.remove = null; // its figure, once that is drawn
    const title = element(at ? "h2" : "h1", { className: "dk-line" }, slide.line);
    const opens = at === 0 && !slide.figure && !slide.wall;
    const subtitle = at ? [] : [element("p", { className: "dk-subtitle" }, deck.subtitle)];
    const by = opens && deck.by ? [element("p", { className: "dk-by" }, deck.by)] : [];
    const answers = this.answer ? [this.answer] : [];
    const words = element("header", { className: "dk-words" }, title, ...subtitle, ...by, ...answers);
    const source = slide.figure ? [element("p", { className: "dk-source" }, slide.figure.source)] : [];
    const brand = slide.figure || slide.wall ? [] : [element("p", { className: "dk-brand" }, deck.site)];
    const cover = opens && deck.cover ? [element("img", { className: "dk-cover", ...deck.cover })] : [];
    const cell = this.plot && !slide.wall ? [element("div", { className: "dk-figure" }, this.plot)] : [];
    if (this.plot && slide.wall) cell.push(this.plot);
    const plain = slide.wall ? "dk-wall" : cover.length ? "dk-opens" : "dk-plain";
    const named = {
      className: `dk-slide ${slide.figure ? (slide.beside ? "dk-beside" : "dk-above") : plain}`,
      "aria-roledescription": "slide",
      "aria-label": `Slide ${at + 1} of ${deck.slides.length}`,
    };
    this.box = element("section", named, words, ...cover, ...cell, ...source, ...brand);
  }

  /**
   * Draw its figure, once.
   * @param {DeckOptions} options
   */
  draw({ plotly, theme = "projector", wall }) {
    const { plot } = this;
    const { figure } = this.slide;
    if (!plot || this.remove) return;
    if (this.slide.wall) this.remove = walled(plot, wall);
    if (!figure || this.remove) return;
    this.remove = globalThis.Explorable.mount(plot, {
      id: figure.id,
      sha: "",
      src: "",
      home: null,
      offers: { parts: {}, themes: [], embedded: [] },
      packed: figure.packed,
      plotly,
      theme: theme === "projector" && innerWidth <= HAND ? "light" : theme,
      parts: figure.parts,
      predict: figure.predict,
      level: 3,
      tell: false,
      height: (box, natural) => {
        const room = plot.parentElement?.clientHeight ?? 0;
        const wanted = smaller(natural, room).toFixed(2);
        const now = plot.style.getPropertyValue("--smaller");
        // A little later: a plot is drawn anew when it sees that its width has changed.
        if (now !== wanted) requestAnimationFrame(() => plot.style.setProperty("--smaller", wanted));
        return Math.max(LEAST, Math.floor(room * (Number(now) || 1) - around(box)));
      },
    });
  }
}

/**
 * By how much a figure is drawn smaller, so that it has the room that it wants.
 * @param {number} natural height of its plot, px
 * @param {number} room px
 */
export function smaller(natural, room) {
  if (innerWidth <= HAND || room <= 0) return 1;
  const wanted = (ENOUGH * natural + ROOM) / room;
  return Math.max(1, Math.min(MOST, wanted));
}

/**
 * The height in px of what stands around a plot.
 * @param {HTMLElement} box
 */
function around(box) {
  return [...box.children]
    .filter(child => !child.matches(".xp-plot, .xp-said"))
    .reduce((sum, child) => {
      const { marginTop, marginBottom } = getComputedStyle(child);
      const { offsetHeight } = /** @type {HTMLElement} */ (child);
      return sum + offsetHeight + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom);
    }, 0);
}

/**
 * The wall of the room that the address names. It takes no keys: those are for the talk.
 * @param {HTMLElement} place
 * @param {string | undefined} wall address of walls
 */
function walled(place, wall) {
  const code = inAddress("room");
  const src = `${wall}?room=${encodeURIComponent(code ?? "")}`;
  place.replaceChildren(
    wall && code
      ? element("iframe", { src, title: "The wall of the live class", inert: true })
      : element("p", { className: "dk-answer dk-told" }, NO_WALL),
  );
  return () => place.replaceChildren();
}
