/* How a figure looks: the parts of its variants in the theme in force, with the guess over the data. */

import { comparison } from "../frame/guesses.js";
import { dressed, themeOf } from "./colours.js";
import { composed } from "./composing.js";
import { parted } from "./variants.js";

const PAPER = 640; // px: the least that a sheet has between its margins

export class Look {
  /**
   * @param {import("../types").Packed} packed
   * @param {import("../types").Options} options
   * @param {HTMLElement} root
   * @param {import("../types").Guess} guess
   */
  constructor(packed, options, root, guess) {
    this.packed = packed;
    this.options = options;
    this.root = root;
    this.guess = guess;
    this.printing = false; // on paper all is light
    this.theme = "light";
    this.traces = packed.traces;
    this.entries = packed.entries;
    this.dress();
  }

  /** Put on the theme in force. */
  dress(packed = this.packed) {
    this.packed = packed;
    this.theme = this.printing ? "light" : themeOf(this.options.theme, this.root);
    const { traces, entries } = dressed(packed, this.theme);
    this.traces = traces;
    this.entries = entries;
  }

  /** Whether it wears another theme than the page around it may. */
  get own() {
    return this.printing || (this.options.theme ?? "auto") !== "auto";
  }

  /**
   * How wide it is drawn, since a window is wider than a sheet.
   * @param {number} width
   */
  room(width) {
    return this.printing ? Math.min(width, PAPER) : width;
  }

  /** @param {number} place */
  parts(place) {
    return parted(this.packed.variants[place], this.traces, this.entries);
  }

  get compared() {
    return comparison(this.packed.predict, this.guess, this.packed.themes[this.theme]);
  }

  /**
   * @param {ReturnType<typeof parted>} parts
   * @param {number} width
   * @param {(natural: number) => number} height
   */
  composed(parts, width, height) {
    const roomy = Boolean(this.options.wider) || this.theme === "projector";
    return composed(parts, { id: this.packed.id, width, roomy, height }, this.compared);
  }
}
