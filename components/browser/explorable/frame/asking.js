/* A guess first, then the data: the question lies over the figure, of which only the grid is seen. */

import { element, svgElement } from "../../common/elements.js";
import { onSlide } from "./fingers.js";

/** @typedef {import("../types").Question} Question */
/** @typedef {{ box: HTMLElement, read: () => import("../types").Guess }} Answer what is asked, and reads the guess */

const WIDE = 300; // the sketch of a curve, in its own units
const HIGH = 100;

/**
 * @param {string} id
 * @param {string} label
 * @param {{ low: number, high: number, step: number }} scale
 * @param {string} unit
 * @param {() => void} moved
 */
function guessed(id, label, { low, high, step }, unit, moved) {
  const middle = low + Math.round((high - low) / 2 / step) * step;
  const input = element("input", { type: "range", id, min: low, max: high, step, value: middle });
  const output = element("output", { htmlFor: id });
  const tell = () => {
    output.value = `${Number(input.value)}${unit ? ` ${unit}` : ""}`;
  };
  onSlide(input, () => {
    tell();
    moved();
  });
  tell();
  const mark = label.endsWith("?") ? " " : ": ";
  const box = element("div", { className: "xp-slider" }, element("label", { htmlFor: id }, label, mark), output, input);
  return { input, box };
}

/**
 * @param {Extract<Question, { kind: "number" }>} asked
 * @param {string} id
 * @returns {Answer}
 */
function numberOf(asked, id) {
  const { input, box } = guessed(`guess-${id}`, asked.question, asked, asked.unit, () => {});
  return { box, read: () => Number(input.value) };
}

/**
 * @param {Extract<Question, { kind: "choice" }>} asked
 * @param {string} id
 * @returns {Answer}
 */
function choiceOf(asked, id) {
  const inputs = asked.options.map(value =>
    element("input", { type: "radio", name: `guess-${id}`, value, required: true }),
  );
  const labels = inputs.map((input, at) => element("label", {}, input, element("span", {}, asked.options[at])));
  const legend = element("legend", {}, asked.question);
  const box = element("fieldset", { className: "xp-choice xp-column" }, legend, ...labels);
  return { box, read: () => inputs.find(input => input.checked)?.value ?? null };
}

/**
 * A curve, by one slider for each knot.
 * @param {Extract<Question, { kind: "shape" }>} asked
 * @param {string} id
 * @returns {Answer}
 */
function shapeOf(asked, id) {
  const { knots, low, high } = asked;
  const path = svgElement("polyline", {});
  const frame = { viewBox: `-4 -4 ${WIDE + 8} ${HIGH + 8}`, class: "xp-sketch", "aria-hidden": "true" };
  const span = knots[knots.length - 1] - knots[0] || 1;
  const draw = () => {
    const points = sliders.map(({ input }, at) => {
      const x = (WIDE * (knots[at] - knots[0])) / span;
      return `${x},${HIGH - (HIGH * (Number(input.value) - low)) / (high - low)}`;
    });
    path.setAttribute("points", points.join(" "));
  };
  const sliders = knots.map((knot, at) => guessed(`guess-${id}-${at}`, `at ${knot}`, asked, "", draw));
  draw();
  const columns = element("div", { className: "xp-knots" }, ...sliders.map(({ box }) => box));
  const legend = element("legend", {}, asked.question);
  const box = element("fieldset", { className: "xp-shape" }, legend, svgElement("svg", frame, path), columns);
  return { box, read: () => sliders.map(({ input }) => Number(input.value)) };
}

/**
 * A question over a figure, and a way around it. `leave` gets the guess, or null.
 * @param {import("../types").Packed} packed
 * @param {Question} asked
 * @param {number} level of the heading
 * @param {(guess: import("../types").Guess) => void} leave
 */
export function asking({ id, name }, asked, level, leave) {
  const { box, read } = question(asked, id);
  const skip = element("button", { type: "button", className: "xp-skip", onclick: () => leave(null) }, "Skip");
  const show = element("button", { type: "submit" }, "Show the data");
  const buttons = element("p", { className: "xp-buttons" }, show, skip);
  const title = titleOf(id, level, name);
  title.id = `xp-asked-${id}`;
  const lead = element("p", { className: "xp-subtitle" }, "Before you look: make a guess.");
  const asks = element("div", { className: "xp-asks" }, box, buttons);
  const form = element("form", { className: "xp-guess", "aria-labelledby": title.id }, title, lead, asks);
  form.addEventListener("submit", event => {
    event.preventDefault();
    leave(read());
  });
  return form;
}

/**
 * @param {Question} asked
 * @param {string} id
 */
function question(asked, id) {
  if (asked.kind === "number") return numberOf(asked, id);
  return asked.kind === "choice" ? choiceOf(asked, id) : shapeOf(asked, id);
}

/**
 * The heading of a figure, which names it.
 * @param {string} id
 * @param {number} level
 * @param {string} words
 */
export function titleOf(id, level, words) {
  const tag = /** @type {"h2"} */ (`h${level}`);
  return element(tag, { className: "xp-title", id: `xp-title-${id}` }, words);
}
