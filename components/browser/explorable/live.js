/* Live figures: they have too many states to send at once, so each is asked for when it is chosen. */

import { twice } from "../common/loading.js";
import { choice } from "./choices.js";

const SLOW = 1000; // ms: a drawing that takes longer is announced
const REFUSED = "This choice could not be drawn; the one before is still shown. Please choose again.";

/** @typedef {Pick<import("./types").Packed, "variants" | "traces" | "entries" | "state">} Drawn */

/**
 * One variant, as the server draws it.
 * @param {import("./types").Options} options
 * @param {import("./types").State} state
 * @returns {Promise<Drawn>}
 */
export async function drawnAt(options, state) {
  const address = new URL(options.drawn ?? "", document.baseURI);
  address.search = new URLSearchParams(state).toString();
  const { variants, traces, entries } = await twice(async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`);
    return answer.json();
  });
  return { variants, traces, entries, state };
}

/**
 * @param {import("./types").State} state
 * @param {import("./types").State | undefined} other
 */
export const same = (state, other) => Object.keys(state).every(name => state[name] === other?.[name]);

/**
 * A live figure as the address asks for it, before anything is shown.
 * @param {import("./types").Packed} packed
 * @param {import("./types").Options} options
 */
export async function settled(packed, options) {
  const { controls } = packed;
  const usual = Object.fromEntries(controls.map(({ name, options, start }) => [name, options[start]]));
  const asked = Object.fromEntries(controls.map(control => [control.name, choice(control).value]));
  return { ...packed, ...(same(asked, usual) ? { state: usual } : await drawnAt(options, asked)) };
}

/**
 * What is drawn: a live figure may still be on its way to what was chosen.
 * @param {Pick<import("./shown.js").Shown, "packed" | "state">} figure
 */
export const drawnState = figure => figure.packed.state ?? figure.state();

/** Asks for what is chosen: one request at a time; what is chosen meanwhile is asked for next. */
export class Pursuit {
  /** @param {import("./shown.js").Shown} figure */
  constructor(figure) {
    this.figure = figure;
    this.busy = false;
  }

  async go() {
    const { figure } = this;
    if (this.busy) return;
    this.busy = true;
    const slow = setTimeout(() => figure.frame.announce("Being drawn …"), SLOW);
    try {
      while (!figure.gone && !same(figure.state(), figure.packed.state)) {
        figure.renew(await drawnAt(figure.options, figure.state()));
      }
    } catch {
      figure.frame.announce(REFUSED);
    } finally {
      clearTimeout(slow);
      this.busy = false;
    }
  }
}
