/* One slide: its line, its answer, and its figure. */

import { element } from "../common/elements.js";

const LEAST = 200; // px: the lowest plot
const ENOUGH = 0.95; // of the height that a figure wants to have: with less its labels would meet
const ROOM = 40; // px for the words above a plot
const MOST = 1.35; // so much smaller is it drawn at most, to have more room
const HAND = 900; // px: a screen not wider is no projector

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
    this.plot = slide.figure ? element("div", { className: "dk-plot" }) : null;
    /** @type {(() => void) | null} */
    this.remove = null; // its figure, once that is drawn
    const title = element(at ? "h2" : "h1", { className: "dk-line" }, slide.line);
    const opens = at === 0 && !slide.figure;
    const subtitle = at ? [] : [element("p", { className: "dk-subtitle" }, deck.subtitle)];
    const by = opens && deck.by ? [element("p", { className: "dk-by" }, deck.by)] : [];
    const answers = this.answer ? [this.answer] : [];
    const words = element("header", { className: "dk-words" }, title, ...subtitle, ...by, ...answers);
    const source = slide.figure ? [element("p", { className: "dk-source" }, slide.figure.source)] : [];
    const brand = slide.figure ? [] : [element("p", { className: "dk-brand" }, deck.site)];
    const cover = opens && deck.cover ? [element("img", { className: "dk-cover", ...deck.cover })] : [];
    const cell = this.plot ? [element("div", { className: "dk-figure" }, this.plot)] : [];
    const plain = cover.length ? "dk-opens" : "dk-plain";
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
  draw({ plotly, theme = "projector" }) {
    const { plot } = this;
    const { figure } = this.slide;
    if (!plot || !figure || this.remove) return;
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
