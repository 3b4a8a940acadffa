/* One slide: its line, its answer, and its figure. */

import { element } from "../common/elements.js";

const LEAST = 200; // px: the lowest plot
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
    this.plot = slide.figure ? element("div", { className: "dk-figure" }) : null;
    /** @type {(() => void) | null} */
    this.remove = null; // its figure, once that is drawn
    const title = element(at ? "h2" : "h1", { className: "dk-line" }, slide.line);
    const subtitle = at ? [] : [element("p", { className: "dk-subtitle" }, deck.subtitle)];
    const answers = this.answer ? [this.answer] : [];
    const words = element("header", { className: "dk-words" }, title, ...subtitle, ...answers);
    const source = slide.figure ? [element("p", { className: "dk-source" }, slide.figure.source)] : [];
    const named = {
      className: `dk-slide ${slide.figure ? (slide.beside ? "dk-beside" : "dk-above") : "dk-plain"}`,
      "aria-roledescription": "slide",
      "aria-label": `Slide ${at + 1} of ${deck.slides.length}`,
    };
    this.box = element("section", named, words, ...(this.plot ? [this.plot] : []), ...source);
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
      height: box => Math.max(LEAST, Math.floor(plot.clientHeight - around(box))),
    });
  }
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
