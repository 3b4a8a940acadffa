/* What a figure hears of: coming into sight, its width, printing, themes. */

const AHEAD = "600px"; // so far from sight a figure is drawn
const RECOLOURED = 60; // ms until a new theme stands everywhere

/**
 * @typedef {object} Ears what is done about it
 * @property {() => void} near it comes near to sight, told once
 * @property {(seen: boolean) => void} seen it comes into sight, or leaves it
 * @property {() => void} resized
 * @property {(printing: boolean) => void} printed before and after
 * @property {() => void} recoloured
 */

/**
 * Watch a figure until the function that is returned is called.
 * @param {HTMLElement} box
 * @param {HTMLElement} plot
 * @param {boolean} fit whether its height follows the window's
 * @param {Ears} ears
 */
export function watch(box, plot, fit, { near, seen, resized, printed, recoloured }) {
  const sight = new IntersectionObserver(
    ([entry]) => {
      if (!entry.isIntersecting) return;
      sight.disconnect();
      near();
    },
    { rootMargin: AHEAD },
  );
  sight.observe(box);
  const view = new IntersectionObserver(entries => seen(entries[entries.length - 1].isIntersecting));
  view.observe(box);
  let width = plot.clientWidth;
  const resize = new ResizeObserver(([entry]) => {
    const now = Math.round(entry.contentRect.width);
    if (now !== width) resized();
    width = now;
  });
  resize.observe(plot);
  if (fit) addEventListener("resize", resized);
  box.addEventListener("fullscreenchange", resized);
  /** @param {Event} event */
  const print = ({ type }) => printed(type === "beforeprint");
  addEventListener("beforeprint", print);
  addEventListener("afterprint", print);
  // A change of theme changes this colour, and the change of a colour can be waited for.
  box.addEventListener("transitionrun", event => {
    if (event.target === box && event.propertyName === "outline-color") setTimeout(recoloured, RECOLOURED);
  });
  return () => {
    for (const observer of [sight, view, resize]) observer.disconnect();
    removeEventListener("resize", resized);
    removeEventListener("beforeprint", print);
    removeEventListener("afterprint", print);
  };
}

/** @param {Element} box */
export function inSight(box) {
  const { top, bottom } = box.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
