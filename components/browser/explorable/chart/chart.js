/* The chart of a figure: Plotly's, or while a slider moves a picture drawn ahead. */

import { Ahead, STILL_AFTER } from "./ahead.js";
import { describe, thin } from "./labels.js";
import { CONFIG } from "./plotly.js";

/**
 * @typedef {object} Told of rest, and of a clicked mark that stands for a value
 * @property {() => void} repaint
 * @property {(control: string, value: string) => void} chosen
 */
/** @typedef {Omit<import("./ahead.js").Host, "plot" | "wants"> & Told} Host */

export class Chart {
  /**
   * @param {HTMLElement} plot where it stands
   * @param {Host} host
   * @param {boolean} live then no picture is drawn ahead
   */
  constructor(plot, host, live) {
    this.plot = plot;
    this.host = host;
    this.inSight = false;
    this.touched = false; // zoomed: no picture drawn ahead is right
    this.listening = false;
    this.gone = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    const wants = () => !this.gone && !live && this.inSight && !this.touched;
    this.ahead = new Ahead({ ...host, plot, wants });
  }

  /** @param {boolean} now */
  seen(now) {
    this.inSight = now;
    if (now) this.ahead.draw();
    else this.ahead.forget();
  }

  /** Draw in earnest once nothing moves. */
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.gone || this.host.repaint(), STILL_AFTER);
  }

  /**
   * Show a picture while a slider moves. Returns whether there is one.
   * @param {number} place
   * @param {import("../types").Sheet} sheet
   */
  pictured(place, sheet) {
    const shown = this.ahead.show(place, sheet);
    if (shown) this.rest();
    return shown;
  }

  /**
   * Have Plotly draw. Returns whether it did.
   * @param {import("../types").Sheet} sheet
   * @param {() => string} alt of what is shown once it is drawn
   */
  async draw(sheet, alt) {
    clearTimeout(this.resting);
    this.ahead.hide();
    const { Plotly } = globalThis;
    if (!Plotly) return false;
    const plot = await Plotly.react(this.plot, sheet.data, sheet.layout, CONFIG);
    if (this.gone) return false;
    thin(this.plot, sheet.crowded);
    describe(this.plot, alt());
    // Zooming is for pointers; four more stops for a keyboard at every figure would be too many.
    for (const button of this.plot.querySelectorAll(".modebar-btn")) {
      button.setAttribute("tabindex", "-1");
    }
    if (!this.listening) this.listen(plot);
    this.ahead.draw(sheet);
    return true;
  }

  /** @param {import("../types").Plot} plot */
  listen(plot) {
    this.listening = true;
    plot.on("plotly_click", ({ points }) => {
      const point = points.find(({ data }) => data.meta?.sets);
      if (point) this.host.chosen(point.data.meta.sets, String(point.customdata));
    });
    for (const event of ["plotly_relayout", "plotly_restyle"]) {
      plot.on(event, () => {
        this.touched = true;
        this.ahead.forget();
      });
    }
    plot.on("plotly_doubleclick", () => {
      setTimeout(() => {
        this.touched = false;
        this.ahead.draw();
      });
    });
  }

  remove() {
    this.gone = true;
    clearTimeout(this.resting);
    this.ahead.forget();
    if (this.listening) globalThis.Plotly?.purge(this.plot);
  }
}
