/* A page moves its figures, and hears of what their readers choose. */

import { intoAddress } from "../common/address.js";
import { choose } from "./choices.js";
import { drawn } from "./mounting.js";

/** @typedef {import("./types").State} State */

/**
 * Put a figure into a state, as its controls would. One that is not shown yet finds the state in
 * the address. Returns whether it was shown.
 * @param {string} id
 * @param {State} state control to value
 */
export function drive(id, state) {
  const shown = drawn(id).flatMap(drawing => drawing.shown ?? []);
  for (const [name, value] of Object.entries(state)) {
    for (const figure of shown) figure.drive(name, value);
    if (!shown.length) choose(name, value); // others may have the same control
  }
  if (!shown.length) intoAddress(state);
  return shown.length > 0;
}

/**
 * The state of a figure; null while it is not shown.
 * @param {string} id
 * @returns {State | null}
 */
export function stateOf(id) {
  return drawn(id)[0]?.shown?.state() ?? null;
}
