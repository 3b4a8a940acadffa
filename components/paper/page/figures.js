/* Figures of a page: each is drawn when it comes near, by the script that draws them everywhere. */

import { load } from "../../browser/common/loading.js";
import { asks, atDepth, depth } from "./state.js";

const NEAR = "800px"; // figures this far off begin to load

/** @type {WeakMap<Element, () => void>} */
const removals = new WeakMap();

const near = new IntersectionObserver(
  seen => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      draw(/** @type {HTMLElement} */ (target));
    }
  },
  { rootMargin: NEAR },
);

/**
 * Draw the figures of a page as they come near.
 * @param {ParentNode} within
 */
export function watch(within) {
  for (const place of within.querySelectorAll(".xp-root[data-mount]")) near.observe(place);
}

/**
 * Draw those anew that have what the depth says around them.
 * @param {ParentNode} within
 */
export function redraw(within) {
  for (const place of within.querySelectorAll("[data-mounted]:not([data-only])")) {
    draw(/** @type {HTMLElement} */ (place));
  }
}

/**
 * Take the figures of a page away.
 * @param {ParentNode} within
 */
export function clear(within) {
  for (const place of within.querySelectorAll(".xp-root")) {
    near.unobserve(place);
    removals.get(place)?.();
    removals.delete(place);
  }
}

/**
 * Whether a figure stands on a stage that stays on top of a small screen.
 * @param {HTMLElement} place
 */
const crowded = place => place.classList.contains("staged") && matchMedia("(max-width: 1079px)").matches;

const LEGIBLE = 0.75; // of its height that a plot keeps: with less, names of rows lie over one another

/**
 * Its plot leaves more than half of the screen to the words, or is scrolled within the stage;
 * css/steps.css says the same.
 * @param {HTMLElement} _box
 * @param {number} natural px
 */
const shortened = (_box, natural) => Math.round(Math.max(LEGIBLE * natural, Math.min(natural, 0.44 * innerHeight)));

const AROUND = 440; // px of a window that two figures and its head take beside their plots
const LEAST = 400; // px that two plots have together, however low the window

/**
 * Two plots on one stage are seen at once; css/steps.css says the same.
 * @param {HTMLElement} box
 * @param {number} natural px
 */
function shared(box, natural) {
  const share = Number(getComputedStyle(box).getPropertyValue("--share"));
  return Math.round(share * Math.max(LEAST, Math.min(natural / share, innerHeight - AROUND)));
}

/** @param {HTMLElement} place */
function heightOn(place) {
  if (crowded(place)) return { height: shortened };
  return place.classList.contains("shares") ? { height: shared } : {};
}

/** @param {HTMLElement} place */
async function draw(place) {
  const given = JSON.parse(place.dataset.mount ?? "{}");
  const own = place.classList.contains("own");
  try {
    await load(given.script, () => globalThis.Explorable !== undefined);
  } catch {
    document.documentElement.classList.add("unmoved"); // the picture, the table and the words stay
    return;
  }
  if (!place.isConnected) return;
  const { theme } = document.documentElement.dataset;
  const options = {
    ...given,
    parts: given.parts ?? atDepth(place)[depth()],
    predict: asks(),
    theme: theme ?? given.theme,
    wider: true, // the device's own type
    ...heightOn(place),
    ...(own ? Explorable.asked(given) : {}),
  };
  place.dataset.mounted = "yes";
  removals.set(place, Explorable.mount(place, options));
}
