/* How high a plot is, once the words around it stand. */

import { filling } from "../../common/filling.js";
import { NARROW } from "./composing.js";

const ROOM = 0.5; // of the window: with less left for the plot, the readout folds away
const LEAST = 120; // px
const FOOT = 12; // px below the last words on the whole screen
const SMALL = "(max-width: 559px) and (max-height: 399px), (max-height: 279px)"; // frames; css/places.css says the same
const PEEK = 40; // px of a small frame for the words below the plot: there is more

/**
 * How far from the top of its page something stands, however far that is scrolled.
 * @param {Element} it
 */
function fromTop(it) {
  const { top } = it.getBoundingClientRect();
  for (let at = it.parentElement; at; at = at.parentElement) if (at.scrollTop) return top + at.scrollTop;
  return top + scrollY;
}

/**
 * Where the words of a figure end, in px from its top. On the whole screen the box is as high as
 * that, so what it holds is measured.
 * @param {HTMLElement} box
 * @param {boolean} full
 */
function ends(box, full) {
  const own = box.getBoundingClientRect();
  if (!full) return own.height;
  const below = [...box.children].map(child => child.getBoundingClientRect().bottom);
  return Math.max(...below) - own.top + box.scrollTop + FOOT;
}

/**
 * The height in px of a plot in its figure's box. What it lacks stands at the plot: a frame that can
 * grow would give it that.
 * @param {HTMLElement} box
 * @param {HTMLElement} plot
 * @param {Pick<import("../types").Options, "height" | "fit">} options
 * @param {number} natural
 */
export function heightOf(box, plot, options, natural) {
  const height = fitted(box, plot, options, natural);
  plot.dataset.lacks = String(natural - height);
  return height;
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} plot
 * @param {Pick<import("../types").Options, "height" | "fit">} options
 * @param {number} natural
 */
function fitted(box, plot, options, natural) {
  const full = filling() === box;
  if (options.height && !full) return options.height(box, natural);
  const framed = Boolean(options.fit && !document.documentElement.classList.contains("grown"));
  const small = !full && framed && matchMedia(SMALL).matches;
  const fits = full || (framed && !small && innerWidth > innerHeight && innerWidth >= NARROW);
  box.classList.toggle("xp-fit", fits);
  box.classList.remove("xp-tight");
  if (small) return Math.max(Math.min(natural, innerHeight - fromTop(plot) - PEEK), LEAST);
  if (!fits) return natural;
  const top = full ? 0 : fromTop(box);
  const rest = () => Math.floor(innerHeight - top - (ends(box, full) - plot.getBoundingClientRect().height));
  if (rest() < Math.min(natural, ROOM * innerHeight)) box.classList.add("xp-tight"); // then the readout folds away
  return Math.max(rest(), LEAST);
}
