/* Choices: the state of one control by name, shared by all figures of the page, and the address. */

import { inAddress, intoAddress } from "../common/address.js";

const QUIET = 250; // ms without a change before the address has the choice
const REST = 3000; // ms without a change before a server is told

/** @typedef {{ value: string, options: string[], viewers: Set<() => void> }} Choice */

/** @type {Record<string, Choice | undefined>} */
const choices = {};

/** @type {Record<string, { address?: ReturnType<typeof setTimeout>, server?: ReturnType<typeof setTimeout> }>} */
const told = {}; // control to its two timers

/**
 * The choice of a control. The address decides for a page just opened.
 * @param {Pick<import("./types").Control, "name" | "options" | "start">} control
 * @returns {Choice}
 */
export function choice({ name, options, start }) {
  const asked = inAddress(name);
  const usual = asked !== null && options.includes(asked) ? asked : options[start];
  choices[name] ??= { value: usual, options, viewers: new Set() };
  const known = choices[name];
  known.options = options;
  if (!known.viewers.size || !options.includes(known.value)) known.value = usual;
  return known;
}

/**
 * @param {string} name
 * @param {string} value
 */
export function choose(name, value) {
  const known = choices[name];
  if (!known?.options.includes(value) || known.value === value) return;
  known.value = value;
  for (const repaint of known.viewers) repaint();
  document.dispatchEvent(new CustomEvent("xp-choice", { detail: { name, value } }));
}

/**
 * The address follows a choice at once; a server hears of it when the reader rests, so that a full
 * room that keeps moving asks nothing of it.
 * @param {string} name
 * @param {import("./types").Tell} how
 * @param {number} wait ms
 */
export function tell(name, how, wait = QUIET) {
  const known = choices[name];
  if (how === false || !known) return;
  told[name] ??= {};
  const say = told[name];
  clearTimeout(say.address);
  clearTimeout(say.server);
  say.address = setTimeout(() => intoAddress({ [name]: known.value }), wait);
  if (how) say.server = setTimeout(() => known.viewers.size && how(name, known.value), REST);
}

/**
 * What the address asks of controls that cannot be had, in words; the address is mended.
 * @param {(import("./types").Control & { choice: Choice })[]} controls
 * @param {import("./types").Tell} how
 */
export function strays(controls, how) {
  const words = [];
  for (const { name, label, words: said, options, choice } of controls) {
    const asked = inAddress(name);
    if (asked === null || options.includes(asked)) continue;
    words.push(`“${label}” cannot be “${asked}”: it is ${said[options.indexOf(choice.value)]}.`);
    if (how !== false) intoAddress({ [name]: choice.value });
  }
  return words.join(" ");
}

addEventListener("popstate", () => {
  for (const [name, known] of Object.entries(choices)) {
    const asked = inAddress(name);
    if (known?.viewers.size && asked !== null && known.options.includes(asked)) choose(name, asked);
  }
});
