/* One figure in its element: a guess first, where one is asked for, and then what is shown. */

import { keep, kept } from "../common/keeping.js";
import { choice } from "./choices.js";
import { asking } from "./frame/asking.js";
import { Shown } from "./shown.js";

export class Drawing {
  /**
   * @param {HTMLElement} root
   * @param {import("./types").Options} options
   * @param {import("./types").Packed} packed
   */
  constructor(root, options, packed) {
    this.root = root;
    this.options = options;
    this.packed = packed;
    this.controls = packed.controls.map(control => ({ ...control, choice: choice(control) }));
    /** @type {import("./types").Guess} */
    const guess = options.frozen ? null : kept(`guess:${packed.id}`);
    this.shown = new Shown(root, options, packed, this.controls, guess);
    this.moved = () => this.shown.moved();
    for (const control of this.controls) control.choice.viewers.add(this.moved);
    if (options.predict && packed.predict && guess === undefined) this.ask(packed.predict, this.shown);
  }

  /**
   * @param {import("./types").Question} predict
   * @param {Shown} shown
   */
  ask(predict, shown) {
    const { packed, options } = this;
    const form = asking(packed, predict, options.level ?? 2, guess => {
      keep(`guess:${packed.id}`, guess);
      shown.frame.uncover(form);
      shown.compare(guess);
      shown.frame.focus();
    });
    shown.frame.cover(form);
  }

  remove() {
    for (const control of this.controls) control.choice.viewers.delete(this.moved);
    this.shown.remove();
    this.shown.frame.box.remove();
  }
}
