/* Mounting: one figure in one element, until it is removed. */

import { element } from "../common/elements.js";
import { dataOf } from "./data.js";
import { Drawing } from "./drawing.js";
import { settled } from "./live.js";

const USUAL = ["title", "controls", "readout", "source", "table"]; // parts around a plot

/** @typedef {{ drawing?: Drawing, turn?: object | null }} Mounted what is drawn, and whose turn it is */

/** @type {WeakMap<HTMLElement, Mounted>} */
const mounted = new WeakMap();

/** @type {Set<Drawing>} */
const drawings = new Set(); // all that are on the page

/**
 * The figures on the page that have this id.
 * @param {string} id
 */
export const drawn = id => [...drawings].filter(({ packed }) => packed.id === id);

/**
 * Draw a figure into an element. What is returned removes it again.
 * @param {HTMLElement} root
 * @param {import("./types").Options} given
 */
export function mount(root, given) {
  const options = { ...given, parts: given.parts ?? USUAL };
  const state = mounted.get(root) ?? {};
  const turn = {};
  state.turn = turn;
  mounted.set(root, state);
  /** @param {import("./types").Packed} packed */
  const draw = packed => {
    if (state.turn !== turn) return; // removed meanwhile, or asked for anew
    root.style.minHeight = "";
    const former = state.drawing;
    state.drawing = new Drawing(root, options, packed);
    drawings.add(state.drawing);
    if (former) remove(former);
  };
  const failed = () => {
    if (state.turn !== turn) return;
    root.replaceChildren(element("p", { role: "alert" }, "This figure could not be loaded. Please reload the page."));
  };
  /** @param {import("./types").Packed} packed */
  const ready = packed => (packed.live ? settled(packed, options).then(draw, failed) : draw(packed));
  if (options.packed) ready(JSON.parse(options.packed));
  else dataOf(options).then(ready, failed);
  return () => {
    if (state.turn !== turn) return; // a later call has taken over
    if (state.drawing) remove(state.drawing);
    mounted.delete(root);
    state.turn = null;
  };
}

/** @param {Drawing} drawing */
function remove(drawing) {
  drawings.delete(drawing);
  drawing.remove();
}
