/* Controls: what the reader moves, and where it stands. */

import { element } from "../../common/elements.js";
import { onSlide } from "./fingers.js";

/**
 * @typedef {object} Handle a control in the page
 * @property {HTMLElement} box
 * @property {boolean} slides whether it can be dragged
 * @property {(at: number) => void} stand moves it to one of its options
 */

/** @typedef {(at: number, end: boolean) => void} Act called with an option; at the end of a move, or during it */

/**
 * Options of which one is ticked.
 * @param {import("../types").Control} control
 * @param {string} id
 * @param {Act} act
 * @returns {Handle}
 */
export function radios({ label, options, words }, id, act) {
  const inputs = options.map((value, at) =>
    element("input", { type: "radio", name: id, value, onchange: () => act(at, true) }),
  );
  const labels = inputs.map((input, at) => element("label", {}, input, element("span", {}, words[at])));
  /** @param {number} at */
  const stand = at => {
    inputs.forEach((input, which) => {
      input.checked = which === at;
    });
  };
  const box = element("fieldset", { className: "xp-choice" }, element("legend", {}, label), ...labels);
  return { box, slides: false, stand };
}

/**
 * A slider over the options.
 * @param {import("../types").Control} control
 * @param {string} id
 * @param {Act} act
 * @returns {Handle}
 */
export function slider({ label, options, words }, id, act) {
  const input = element("input", { type: "range", id, min: 0, max: options.length - 1, step: 1 });
  // The finding is said, once the slider rests, rather than each value on the way.
  const output = element("output", { htmlFor: id, "aria-live": "off" });
  /** @param {number} at */
  const stand = at => {
    input.value = String(at);
    output.value = words[at];
    input.setAttribute("aria-valuetext", words[at]);
  };
  onSlide(input, () => {
    stand(Number(input.value));
    act(Number(input.value), false);
  });
  input.addEventListener("change", () => act(Number(input.value), true));
  const box = element("div", { className: "xp-slider" }, element("label", { htmlFor: id }, label, ": "), output, input);
  return { box, slides: true, stand };
}
