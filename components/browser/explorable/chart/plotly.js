/* Plotly's script, and how it is told to behave. */

import { load } from "../../common/loading.js";

// On touch, Plotly's buttons would lie over the plot all the time.
const hovers = matchMedia("(hover: hover) and (pointer: fine)").matches;

export const CONFIG = {
  displaylogo: false,
  displayModeBar: hovers ? "hover" : false,
  responsive: false,
  scrollZoom: false,
  modeBarButtonsToRemove: ["zoom2d", "pan2d", "select2d", "lasso2d", "autoScale2d"],
  showSendToCloud: false, // Plotly offers to upload the chart unless told not to
  plotlyServerURL: "",
};

/** Plotly, once its script has run. @param {string} src */
export async function plotly(src) {
  await load(src, () => globalThis.Plotly !== undefined);
  if (!globalThis.Plotly) throw new Error(`${src} does not hold Plotly`);
  return globalThis.Plotly;
}
