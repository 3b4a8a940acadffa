/* Looks every few seconds whether the room has moved on, and tells Streamlit when it has.
   The looks of a class are spread, so that what a teacher does is not drawn for all at once. */

import { at } from "./files.js";

const SPREAD = [0.8, 1.2]; // times the interval that the page names

/** @type {WeakMap<HTMLElement, object>} */
const looking = new WeakMap(); // whose turn it is in an element

/**
 * @param {import("./types").Call & { data: { path: string, version: number | null, every: number } }} call
 */
export default function ({ data, parentElement, setStateValue }) {
  const mine = {};
  looking.set(parentElement, mine);
  const now = () => looking.get(parentElement) === mine;
  const look = async () => {
    if (!now()) return;
    try {
      const answer = document.hidden ? null : await fetch(at({}, data.path), { cache: "no-store" });
      const said = answer?.ok ? await answer.json() : null;
      if (said && now() && said.version !== data.version) setStateValue("version", said.version);
    } catch {
      // no network: the next look may find one
    }
    later();
  };
  const later = () => {
    const factor = SPREAD[0] + (SPREAD[1] - SPREAD[0]) * Math.random();
    if (now()) setTimeout(look, 1000 * data.every * factor);
  };
  later();
  return () => {
    if (now()) looking.delete(parentElement);
  };
}
