/* How high a plot is, once the words around it stand. */

import { NARROW } from "./composing.js";

const ROOM = 0.5; // of the window: with less left for the plot, the readout folds away
const LEAST = 120; // px
const FOOT = 12; // px below the last words on the whole screen

/** @param {Element} box */
function scrolled(box) {
  // how far the page around a figure is scrolled
  for (let at = box.parentElement; at; at = at.parentElement) if (at.scrollTop) return -at.scrollTop;
  return -scrollY;
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
 * The height in px of a plot in its figure's box.
 * @param {HTMLElement} box
 * @param {HTMLElement} plot
 * @param {Pick<import("../types").Options, "height" | "fit">} options
 * @param {number} natural
 */
export function heightOf(box, plot, options, natural) {
  const full = document.fullscreenElement === box;
  if (options.height && !full) return options.height(box, natural);
  const fits = full || Boolean(options.fit && innerWidth > innerHeight && innerWidth >= NARROW);
  box.classList.toggle("xp-fit", fits);
  box.classList.remove("xp-tight");
  if (!fits) return natural;
  const top = full ? 0 : box.getBoundingClientRect().top - scrolled(box);
  const rest = () => Math.floor(innerHeight - top - (ends(box, full) - plot.getBoundingClientRect().height));
  if (rest() < Math.min(natural, ROOM * innerHeight)) box.classList.add("xp-tight"); // then the readout folds away
  return Math.max(rest(), LEAST);
}
