/* All controls of a figure, in the page. */

import { radios, slider } from "./controls.js";

/** @typedef {import("../types").Control & { choice: import("../choices.js").Choice }} Chosen with its choice */

export class Handles {
  /**
   * Controls with more than one option get a handle.
   * @param {Chosen[]} controls
   * @param {string} id of the figure
   * @param {string[]} twice those that another figure above has as well
   * @param {(control: Chosen, at: number, how: { end: boolean, slides: boolean }) => void} act
   */
  constructor(controls, id, twice, act) {
    this.pairs = controls
      .filter(({ options }) => options.length > 1)
      .map(control => {
        const slides = control.kind !== "choice";
        const make = slides ? slider : radios;
        const handle = make(control, `xp-${id}-${control.name}`, (at, end) => act(control, at, { end, slides }));
        handle.box.classList.toggle("twice", twice.includes(control.name));
        return { control, handle };
      });
  }

  get boxes() {
    return this.pairs.map(({ handle }) => handle.box);
  }

  get sliders() {
    return this.pairs.filter(({ handle }) => handle.slides).map(({ control }) => control);
  }

  /** Each stands where its choice is. */
  follow() {
    for (const { control, handle } of this.pairs) handle.stand(control.options.indexOf(control.choice.value));
  }
}
