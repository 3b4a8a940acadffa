/* Fields of the menu. */

import { copied } from "../../common/copying.js";
import { element } from "../../common/elements.js";

/**
 * A text to take along, and the button that takes it. Without a clipboard the text is at least
 * selected.
 * @param {string} label
 * @param {number} rows
 * @param {(words: string) => void} say
 */
export function text(label, rows, say) {
  const field = element("textarea", { readOnly: true, rows, spellcheck: false, "aria-label": label });
  field.addEventListener("focus", () => field.select());
  const copy = async () => {
    field.select();
    const done = await copied(field.value);
    say(done ? `${label} copied.` : `${label} selected: copy it with Ctrl+C or ⌘C.`);
  };
  const hidden = element("span", { className: "xp-hidden" }, ` ${label}`);
  const button = element("button", { type: "button", onclick: copy }, "Copy", hidden);
  return { field, row: element("div", { className: "xp-take" }, field, button) };
}

/**
 * One of a few.
 * @param {string} label
 * @param {[value: string, words: string][]} of
 * @param {string} start
 * @param {() => void} change
 */
export function pick(label, of, start, change) {
  const options = of.map(([value, words]) => element("option", { value, selected: value === start }, words));
  const select = element("select", { onchange: change }, ...options);
  return { select, row: element("label", { className: "xp-pick" }, element("span", {}, label), select) };
}

/**
 * @param {string} words
 * @param {boolean} checked
 * @param {() => void} change
 */
export function tick(words, checked, change) {
  const input = element("input", { type: "checkbox", checked, onchange: change });
  return { input, row: element("label", { className: "xp-tick" }, input, element("span", {}, words)) };
}

/**
 * @param {string} title
 * @param {...Node} children
 */
export const section = (title, ...children) => element("section", {}, element("h3", {}, title), ...children);
