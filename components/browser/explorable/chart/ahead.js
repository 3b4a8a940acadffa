/* While a slider is dragged: pictures of the variants, drawn ahead in idle time.

   Plotly needs longer than a frame for a variant. So what it draws for the places that a slider can
   take is copied while the browser has nothing else to do, and a copy is shown in the plot's place
   as long as the slider moves. When it rests, Plotly draws that variant itself. */

import { element } from "../../common/elements.js";
import { nameChart, thin } from "./labels.js";
import { CONFIG } from "./plotly.js";

export const STILL_AFTER = 150; // ms without a move: the slider rests
const CALM = 250; // ms in sight before a figure is drawn ahead
const SOON = 50; // ms until it is asked again whether there is time
const ENOUGH = 40; // ms of idle time to begin with; a browser grants 50 at most
const LONG = 100; // ms: a device that needs more for a picture draws none ahead, since a reader would feel it
const TRIES = 4; // pictures drawn before that is said of a device

let movedAt = -Infinity; // when a slider was moved last
export const move = () => {
  movedAt = performance.now();
};
export const isMoving = () => performance.now() - movedAt < STILL_AFTER;

/** @param {(deadline: { timeRemaining: () => number }) => void} run */
const idle = run =>
  "requestIdleCallback" in window
    ? requestIdleCallback(run)
    : setTimeout(() => run({ timeRemaining: () => (isMoving() ? 0 : ENOUGH) }), CALM);

/** @param {import("../types").Part} layout */
const sizeOf = ({ width, height }) => `${width} ${height}`;

/**
 * @typedef {object} Stock pictures of one size
 * @property {string} size
 * @property {HTMLElement} easel where Plotly draws them
 * @property {Map<number, HTMLElement>} pictures by place of the variant
 * @property {number} cost ms that one takes
 * @property {boolean} busy
 */

/**
 * @typedef {object} Host whose pictures they are
 * @property {HTMLElement} root
 * @property {HTMLElement} plot
 * @property {() => boolean} wants whether it is in sight, and no other state than the choice counts
 * @property {() => number[]} places that a slider can take, near ones first
 * @property {(place: number, as: import("../types").Sheet) => import("../types").Sheet & { alt: string }} compose
 */

export class Ahead {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    /** @type {Stock | null} */
    this.stock = null;
    /** @type {HTMLElement | null} */
    this.shown = null;
    /** @type {import("../types").Sheet | null} */
    this.sheet = null;
  }

  /**
   * Show a picture of a variant in the plot's place. Returns whether there is one.
   * @param {number} place
   * @param {import("../types").Sheet} sheet
   */
  show(place, { layout }) {
    const picture = this.stock?.size === sizeOf(layout) ? this.stock.pictures.get(place) : null;
    if (!picture) return false;
    if (this.shown === picture) return true;
    if (this.shown) this.shown.replaceWith(picture);
    else this.host.plot.append(picture);
    this.shown = picture;
    this.host.plot.classList.add("xp-moving");
    return true;
  }

  hide() {
    this.shown?.remove();
    this.shown = null;
    this.host.plot.classList.remove("xp-moving");
  }

  /** Other colours, other data, or out of sight. */
  forget() {
    if (this.stock) globalThis.Plotly?.purge(this.stock.easel);
    this.stock = null;
  }

  /**
   * Draw one picture after another, as idle time allows.
   * @param {import("../types").Sheet | null} sheet
   */
  draw(sheet = this.sheet) {
    this.sheet = sheet;
    if (!sheet || !this.host.wants()) return;
    const size = sizeOf(sheet.layout);
    if (this.stock?.size !== size) {
      this.forget();
      const easel = element("div", { className: "xp-easel" });
      this.stock = { size, easel, pictures: new Map(), cost: Infinity, busy: false };
    }
    const { stock } = this;
    if (!stock || stock.busy) return;
    stock.busy = true;
    setTimeout(() => this.next(stock), CALM);
  }

  /** @param {Stock} stock */
  next(stock) {
    idle(async deadline => {
      if (this.stock !== stock) return;
      const place = this.host.places().find(place => !stock.pictures.has(place));
      stock.busy = place !== undefined && (stock.cost <= LONG || stock.pictures.size < TRIES);
      if (place === undefined || !stock.busy) return;
      if (deadline.timeRemaining() < Math.min(stock.cost, ENOUGH)) {
        setTimeout(() => this.next(stock), SOON);
        return;
      }
      await this.paint(stock, place);
      this.next(stock);
    });
  }

  /**
   * @param {Stock} stock
   * @param {number} place
   */
  async paint(stock, place) {
    const { Plotly } = globalThis;
    if (!Plotly || !this.sheet) return;
    const began = performance.now();
    const { easel } = stock;
    const { data, layout, crowded, alt } = this.host.compose(place, this.sheet);
    this.host.root.append(easel); // Plotly measures letters, so its place is in the page, but unseen
    await Plotly.react(easel, data, structuredClone(layout), CONFIG);
    thin(easel, crowded);
    const layers = [...easel.querySelectorAll(".main-svg")].slice(0, 2).map(svg => svg.cloneNode(true));
    easel.remove();
    const picture = element("div", { className: "xp-picture plotly" }, ...layers);
    const [chart, ...above] = picture.children;
    nameChart(chart, alt, above);
    stock.cost = Math.min(stock.cost, performance.now() - began); // the first sets up the easel as well
    stock.pictures.set(place, picture);
  }
}
