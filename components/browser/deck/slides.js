/* One slide: its line, its answer, and its figure. */

import { inAddress } from "../common/address.js";
import { element } from "../common/elements.js";

const LEAST = 200; // px: the lowest plot
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
    this.plot = slide.figure || slide.wall ? element("div", { className: "dk-figure" }) : null;
    /** @type {(() => void) | null} */
    this.remove = null; // its figure, once that is drawn
    const title = element(at ? "h2" : "h1", { className: "dk-line" }, slide.line);
    const subtitle = at ? [] : [element("p", { className: "dk-subtitle" }, deck.subtitle)];
    const answers = this.answer ? [this.answer] : [];
    const words = element("header", { className: "dk-words" }, title, ...subtitle, ...answers);
    const source = slide.figure ? [element("p", { className: "dk-source" }, slide.figure.source)] : [];
    const kind = slide.wall ? "dk-wall" : slide.figure ? (slide.beside ? "dk-beside" : "dk-above") : "dk-plain";
    const named = {
      className: `dk-slide ${kind}`,
      "aria-roledescription": "slide",
      "aria-label": `Slide ${at + 1} of ${deck.slides.length}`,
    };
    this.box = element("section", named, words, ...(this.plot ? [this.plot] : []), ...source);
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
