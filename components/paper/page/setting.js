/* The state of figures, set by something else than their own controls: words and steps. */

import { intoAddress } from "../../browser/common/address.js";

/**
 * Set a figure's controls; one that is not drawn yet finds the values in the address.
 * @param {string} figure
 * @param {string} state as in an address
 */
export function setFigure(figure, state) {
  const values = Object.fromEntries(new URLSearchParams(state));
  if (globalThis.Explorable) globalThis.Explorable.drive(figure, values);
  else intoAddress(values);
}

/**
 * Whether a figure's controls stand where a state says.
 * @param {string} figure
 * @param {string} state
 */
export function holds(figure, state) {
  const now = globalThis.Explorable?.stateOf(figure) ?? null;
  return now !== null && [...new URLSearchParams(state)].every(([name, value]) => now[name] === value);
}

/**
 * The present values of the controls that a state names; empty while the figure is not drawn.
 * @param {string} figure
 * @param {string} state
 */
export function present(figure, state) {
  const now = globalThis.Explorable?.stateOf(figure) ?? {};
  const names = [...new URLSearchParams(state).keys()].filter(name => name in now);
  return new URLSearchParams(names.map(name => [name, now[name]])).toString();
}
