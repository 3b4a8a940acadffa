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
    /** @type {Shown | null} */
    this.shown = null;
    this.box = root;
    this.controls = packed.controls.map(control => ({ ...control, choice: choice(control) }));
    this.moved = () => this.shown?.moved();
    for (const control of this.controls) control.choice.viewers.add(this.moved);
    /** @type {import("./types").Guess} */
    const guess = options.frozen ? null : kept(`guess:${packed.id}`);
    if (options.predict && packed.predict && guess === undefined) this.ask(packed.predict);
    else this.show(guess);
  }

  /** @param {import("./types").Question} predict */
  ask(predict) {
    const { packed, options } = this;
    this.box = asking({ ...packed, predict }, options.level ?? 2, guess => {
      keep(`guess:${packed.id}`, guess);
      this.show(guess);
      this.shown?.frame.focus();
    });
    this.root.replaceChildren(this.box);
  }

  /** @param {import("./types").Guess} guess */
  show(guess) {
    this.shown = new Shown(this.root, this.options, this.packed, this.controls, guess);
    this.box = this.shown.frame.box;
  }

  remove() {
    for (const control of this.controls) control.choice.viewers.delete(this.moved);
    this.shown?.remove();
    this.box.remove();
  }
}
