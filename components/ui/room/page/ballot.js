/* The form that a voter fills: answers to choose from, or a number without one to start from. */

import { element } from "../../../browser/common/elements.js";

/** @typedef {import("./types").Ballot} Ballot */

/**
 * The fields of a ballot. What is returned says what was chosen, or null, and can be told.
 * @param {HTMLFormElement} form
 * @param {Ballot} ballot
 * @param {string | undefined} chosen
 * @returns {() => string | null}
 */
export function paper(form, ballot, chosen) {
  return ballot.ordered ? numbered(form, ballot, chosen) : listed(form, ballot, chosen);
}

/**
 * @param {HTMLFormElement} form
 * @param {Ballot} ballot
 * @param {string | undefined} chosen
 */
function listed(form, ballot, chosen) {
  const rows = ballot.answers.map(answer => {
    const field = element("input", { type: "radio", name: "answer", value: answer, checked: answer === chosen });
    return element("label", {}, field, element("span", {}, answer));
  });
  const legend = element("legend", { className: "unseen" }, "Your guess");
  form.replaceChildren(element("fieldset", {}, legend, ...rows), button());
  return () => {
    const field = /** @type {HTMLInputElement | null} */ (form.querySelector("input:checked"));
    return field?.value ?? null;
  };
}

/**
 * Typed, stepped or pointed at on a ruler, on which no mark stands before.
 * @param {HTMLFormElement} form
 * @param {Ballot} ballot
 * @param {string | undefined} chosen
 */
function numbered(form, { answers, unit }, chosen) {
  const values = answers.map(Number);
  const last = values.length - 1;
  /** @type {number | null} */
  let at = chosen === undefined ? null : answers.indexOf(chosen);
  const label = unit ? `Your guess, in ${unit}` : "Your guess";
  const field = element("input", { type: "text", inputMode: values[0] < 0 ? "text" : "decimal", id: "guess" });
  field.setAttribute("autocomplete", "off");
  const ruler = element("input", { type: "range", min: "0", max: String(last), step: "1", "aria-label": label });
  /** @param {number | null} to */
  const set = to => {
    at = to === null ? null : Math.min(last, Math.max(0, to));
    field.value = at === null ? "" : answers[at];
    ruler.classList.toggle("blank", at === null);
    if (at !== null) ruler.value = String(at);
    ruler.setAttribute("aria-valuetext", at === null ? "nothing chosen" : `${answers[at]} ${unit}`.trim());
  };
  /** @param {number} by */
  const step = by => set(at === null ? (by > 0 ? 0 : last) : at + by);
  const far = Math.max(2, Math.round(values.length / 10));
  /**
   * @param {string} sign
   * @param {string} said
   * @param {number} by
   */
  const stepper = (sign, said, by) => {
    const made = element("button", { type: "button", "aria-label": said }, sign);
    made.addEventListener("click", () => step(by));
    return made;
  };
  field.addEventListener("change", () => {
    const number = Number(field.value.replace(",", "."));
    set(field.value.trim() === "" || Number.isNaN(number) ? null : nearest(values, number));
  });
  ruler.addEventListener("input", () => set(Number(ruler.value)));
  // A first touch at the place where the unseen mark stands changes nothing, and yet says something.
  ruler.addEventListener("click", () => set(Number(ruler.value)));
  set(at);
  form.replaceChildren(
    element("label", { htmlFor: "guess" }, label),
    element(
      "div",
      { className: "steppers" },
      ...(values.length > 20 ? [stepper("−−", "Much less", -far)] : []),
      stepper("−", "Less", -1),
      field,
      stepper("+", "More", 1),
      ...(values.length > 20 ? [stepper("++", "Much more", far)] : []),
    ),
    ruler,
    element(
      "p",
      { className: "ends", "aria-hidden": "true" },
      element("span", {}, `${answers[0]} ${unit}`),
      element("span", {}, `${answers[last]} ${unit}`),
    ),
    button(),
  );
  return () => {
    field.dispatchEvent(new Event("change"));
    return at === null ? null : answers[at];
  };
}

/**
 * The place of the number that is nearest.
 * @param {number[]} values
 * @param {number} number
 */
export function nearest(values, number) {
  let best = 0;
  values.forEach((value, at) => {
    if (Math.abs(value - number) < Math.abs(values[best] - number)) best = at;
  });
  return best;
}

const button = () => element("button", { className: "main" }, "Vote");
