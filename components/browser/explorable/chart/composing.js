/* What Plotly is given: the parts of a variant, composed for the room that there is. */

import { over } from "./merging.js";
import { shrunk } from "./sizes.js";

export const NARROW = 560; // px: below this, a figure's `narrow` layout is laid over its own
const CLOSEST = 0.6; // of the distance of a note from its mark, however low the plot

/** @typedef {{ trace?: import("../types").Part, shape?: import("../types").Part }} Mark drawn over the data */
/** @typedef {{ id: string, width: number, roomy: boolean, height: (natural: number) => number }} Room */

/**
 * @param {ReturnType<typeof import("./variants.js").parted>} parts
 * @param {Room} room of the plot in px; `roomy` where labels may need more than the margin drawn
 * @param {Mark | null} mark
 * @returns {import("../types").Sheet}
 */
export function composed({ traces, layout, meta }, { id, width, roomy, height }, mark) {
  /** @type {import("../types").Part} */
  const shown = { ...(width < NARROW ? over(layout, meta.narrow) : layout), width, uirevision: id };
  const natural = shown.height;
  shown.height = height(natural);
  const crowded = shown.height < natural;
  const part = shown.height / natural;
  const data = crowded ? traces.map(trace => shrunk(trace, part)) : [...traces];
  if (crowded && shown.annotations) shown.annotations = closer(shown.annotations, Math.max(part, CLOSEST));
  if (mark?.trace) data.push(mark.trace);
  if (mark?.shape) shown.shapes = [...(shown.shapes ?? []), mark.shape];
  if (width >= NARROW && (crowded || roomy)) {
    for (const name of Object.keys(shown)) {
      if (name.startsWith("yaxis")) shown[name] = { ...shown[name], automargin: true };
    }
  }
  return { data, layout: shown, natural, crowded };
}

/**
 * @param {import("../types").Part[]} notes
 * @param {number} factor
 */
const closer = (notes, factor) => notes.map(note => (note.yshift ? { ...note, yshift: note.yshift * factor } : note));
