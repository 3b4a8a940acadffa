/* A figure as it is shown: its words and its plot, repainted as its reader chooses. */

import { isMoving, move } from "./chart/ahead.js";
import { Chart } from "./chart/chart.js";
import { heightOf } from "./chart/heights.js";
import { Look } from "./chart/look.js";
import { plotly } from "./chart/plotly.js";
import { placeOf, placesAround } from "./chart/variants.js";
import { choose, strays, tell } from "./choices.js";
import { Frame } from "./frame/frame.js";
import { Handles } from "./frame/handles.js";
import { drawnState, Pursuit } from "./live.js";
import { asOf } from "./menu/addresses.js";
import { menuButton } from "./menu/menu.js";
import { inSight, watch } from "./watching.js";

export class Shown {
  /**
   * @param {HTMLElement} root
   * @param {import("./types").Options} options
   * @param {import("./types").Packed} packed
   * @param {import("./frame/handles.js").Chosen[]} controls
   * @param {import("./types").Guess} guess
   */
  constructor(root, options, packed, controls, guess) {
    this.root = root;
    this.options = options;
    this.packed = packed;
    this.controls = controls;
    this.pursuit = packed.live ? new Pursuit(this) : null;
    this.gone = false;
    /** @type {number | null} */
    this.requested = null; // a frame in which it is painted
    this.handles = this.handled();
    this.frame = new Frame(packed, options, {
      menu: options.home && options.menu !== false && options.parts.includes("menu") ? menuButton(this) : null,
      frozen: options.frozen ? asOf(this) : null,
      controls: this.handles.boxes,
    });
    root.replaceChildren(this.frame.box);
    this.chart = this.charted();
    this.look = new Look(packed, options, root, guess);
    this.meta = this.look.parts(this.place()).meta;
    this.near = globalThis.Plotly !== undefined && inSight(this.frame.box); // then there is nothing to wait for
    this.dress();
    this.leave = this.watched();
    const stray = strays(controls, options.tell);
    if (stray) this.frame.announce(stray);
    if (this.pursuit) this.moved(); // the choice may have changed while nothing was shown
  }

  handled() {
    const { frozen, parts, twice = [] } = this.options;
    const movable = frozen || !parts.includes("controls") ? [] : this.controls;
    return new Handles(movable, this.packed.id, twice, (control, at, { end, slides }) => {
      if (!end && this.packed.live) return; // a server is asked on release
      if (!end) move();
      this.choose(control, control.options[at], slides ? undefined : 0);
    });
  }

  charted() {
    /** @type {import("./chart/chart.js").Host} */
    const host = {
      root: this.root,
      places: () => this.handles.sliders.flatMap(control => placesAround(this.controls, control)),
      compose: (place, { layout, natural }) => {
        const parts = this.look.parts(place);
        const low = layout.height !== natural;
        const height = /** @param {number} own */ own => (low ? layout.height : own);
        return { ...this.look.composed(parts, layout.width, height), alt: parts.meta.alt };
      },
      repaint: () => this.paint(),
      chosen: (name, value) => this.drive(name, value),
    };
    return new Chart(this.frame.plot, host, this.packed.live);
  }

  watched() {
    const { box, plot } = this.frame;
    return watch(box, plot, Boolean(this.options.fit), {
      near: () => this.come(),
      seen: seen => this.chart.seen(seen),
      resized: () => this.repaint(),
      recoloured: () => this.gone || this.dress(),
      printed: printing => {
        this.look.printing = printing;
        this.near ||= printing; // what was never scrolled to is printed as well
        this.dress();
      },
    });
  }

  /** Near to sight it needs Plotly. */
  async come() {
    if (this.near && globalThis.Plotly) return; // drawn already
    this.near = true;
    try {
      await plotly(this.options.plotly);
    } catch {
      return this.frame.announce("The chart could not be loaded. Its values are in the table below.", false);
    }
    if (this.gone) return;
    this.paint();
    if (this.pursuit) this.moved();
  }

  /**
   * @param {import("./frame/handles.js").Chosen} control
   * @param {string} value
   * @param {number} [wait] ms until the address has it
   */
  choose(control, value, wait) {
    choose(control.name, value);
    tell(control.name, this.options.tell, wait);
    if (!this.pursuit) this.frame.announceLater(() => this.meta.title); // a live figure says so when it is drawn
  }

  /**
   * A click on a mark, or on a word of the page, stands for a choice. Returns whether it can be had.
   * @param {string} name
   * @param {string} value
   */
  drive(name, value) {
    const control = this.options.frozen ? undefined : this.controls.find(it => it.name === name);
    if (!control?.options.includes(value)) return false;
    this.choose(control, value, 0);
    return true;
  }

  /** A choice was made, here or elsewhere. */
  moved() {
    if (!this.pursuit) return this.repaint();
    this.handles.follow();
    if (this.near) this.pursuit.go();
  }

  /** Control to value, as chosen. */
  state() {
    return Object.fromEntries(this.controls.map(({ name, choice }) => [name, choice.value]));
  }

  place() {
    return this.packed.live ? 0 : placeOf(this.controls);
  }

  /** @param {import("./types").Guess} guess what is laid over the data */
  compare(guess) {
    this.look.guess = guess;
    this.paint();
  }

  /** Put on the theme in force. */
  dress(packed = this.packed) {
    this.packed = packed;
    this.look.dress(packed);
    this.chart.ahead.forget();
    this.frame.box.dataset.theme = this.look.theme;
    this.frame.box.classList.toggle("xp-own-theme", this.look.own);
    this.paint();
  }

  /** Paint with the next frame. */
  repaint() {
    this.requested ??= requestAnimationFrame(() => {
      this.requested = null;
      if (!this.gone) this.paint(isMoving());
    });
  }

  /** While its reader drags, a picture drawn ahead will do, and out of sight nothing changes. */
  async paint(moving = false) {
    if (moving && !this.chart.inSight) return this.chart.rest();
    const { box, plot, table } = this.frame;
    const place = this.place();
    const parts = this.look.parts(place);
    this.meta = parts.meta;
    this.frame.write(parts.meta, this.look.compared?.words ?? "");
    this.handles.follow();
    if (!moving) table.fill(parts.meta.rows, drawnState(this));
    const width = this.look.room(plot.clientWidth || this.root.clientWidth);
    const sheet = this.look.composed(parts, width, natural => heightOf(box, plot, this.options, natural));
    plot.style.minHeight = `${sheet.layout.height}px`;
    if (!this.near || (moving && this.chart.pictured(place, sheet))) return;
    if (await this.chart.draw(sheet, () => this.meta.alt)) box.dataset.drawn = "yes";
  }

  /** @param {import("./live.js").Drawn} drawn a live figure drawn anew: the same frame, other contents */
  renew(drawn) {
    if (this.gone) return;
    this.dress({ ...this.packed, ...drawn });
    this.frame.announce(this.meta.title, false);
  }

  remove() {
    this.gone = true;
    this.leave();
    this.chart.remove();
  }
}
