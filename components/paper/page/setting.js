/* The state of figures, set by something else than their own controls: words and steps. */

import { intoAddress } from "../../browser/common/address.js";

/**
 * Set controls to values; figures that are not there yet find them in the address.
 * @param {string} state as in an address
 */
export function set(state) {
  const values = Object.fromEntries(new URLSearchParams(state));
  intoAddress(values);
  globalThis.Explorable?.choose(values);
}

/**
 * Whether all controls stand where a state says; a control that nobody has moved stands in no address.
 * @param {string} state
 */
export function holds(state) {
  const chosen = globalThis.Explorable?.chosen() ?? {};
  return [...new URLSearchParams(state)].every(([name, value]) => chosen[name] === value);
}

/**
 * The present values of the controls that a state names.
 * @param {string} state
 */
export function present(state) {
  const chosen = globalThis.Explorable?.chosen() ?? {};
  const names = [...new URLSearchParams(state).keys()].filter(name => name in chosen);
  return new URLSearchParams(names.map(name => [name, chosen[name]])).toString();
}
