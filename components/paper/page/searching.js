/* Search over pages, figures, statements and terms: one field over a list, in a dialog. The index
   is loaded when the dialog first opens, and nobody is asked what is looked for. */

import { element } from "../../browser/common/elements.js";
import { load } from "../../browser/common/loading.js";
import { carryAll } from "./links.js";
import { matching } from "./matching.js";
import { asks, embedded } from "./state.js";

/**
 * @typedef {import("./matching.js").Groups} Groups
 * @typedef {import("./matching.js").Item} Item
 */

const MOST = 6; // of a group
const FIGURES = "Figures"; // the group whose findings wait for a guess

/** @type {Map<string, Groups>} */
const provided = new Map(); // study to what can be searched for

/**
 * The index of a study, by its script.
 * @param {string} study
 * @param {Groups} groups
 */
export function provide(study, groups) {
  provided.set(study, groups);
}

/** The key “/” opens the search of the page that is shown. */
export function searchByKey() {
  addEventListener("keydown", event => {
    const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const on = /** @type {HTMLElement} */ (event.target);
    if (!plain || embedded() || on.closest?.("input, textarea, select, dialog, [contenteditable]")) return;
    const button = /** @type {HTMLElement | null} */ (document.querySelector(".paper .finding"));
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}

/** @param {HTMLElement} paper */
export function search(paper) {
  const button = /** @type {HTMLElement | null} */ (paper.querySelector(".finding"));
  button?.addEventListener("click", () => open(paper, button.dataset));
}

/**
 * @param {HTMLElement} paper
 * @param {DOMStringMap} given
 */
function open(paper, { index = "", root = "" }) {
  const study = paper.dataset.study ?? "";
  const back = document.activeElement;
  const said = element("p", { className: "found", role: "status" });
  const list = element("div", { id: "search-found", role: "listbox", "aria-label": "Found", hidden: true });
  const field = element("input", {
    type: "search",
    role: "combobox",
    maxLength: 80,
    autocomplete: "off",
    spellcheck: false,
    enterKeyHint: "go",
    "aria-label": "Search pages, figures, statements and terms",
    placeholder: "Pages, figures, statements, terms",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
  });
  const close = element(
    "button",
    { type: "button", "aria-label": "Close the search", onclick: () => box.close() },
    "✕",
  );
  const box = element("dialog", { className: "search", "aria-label": "Search" });
  box.append(element("div", { className: "asked" }, field, close), said, list);

  const look = () => {
    const groups = provided.get(study);
    if (!groups) return;
    const found = matching(groups, field.value, MOST);
    list.replaceChildren(...found.map(([group, items, of]) => grouped(group, items, of, root)));
    carryAll(list);
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(found.length > 0));
    point(field, list, 0);
    const count = found.reduce((sum, [, , of]) => sum + of, 0);
    said.textContent = field.value.trim() ? `${count || "Nothing"} found` : "";
  };
  field.addEventListener("input", look);
  field.addEventListener("keydown", event => keyed(event, field, list));
  box.addEventListener("click", event => {
    const on = /** @type {Element} */ (event.target);
    if (on === box || on.closest("[role=option]")) box.close(); // beside it, or followed
  });
  box.addEventListener("close", () => {
    box.remove();
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  });
  paper.append(box);
  box.showModal();
  field.focus();
  load(index, () => provided.has(study)).then(look, () => {
    said.textContent = "The search could not be loaded. Please try again.";
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} field
 * @param {HTMLElement} list
 */
function keyed(event, field, list) {
  const options = optionsIn(list);
  const at = options.findIndex(option => option.ariaSelected === "true");
  if (event.key === "Enter") options[at]?.click();
  else if (event.key === "ArrowDown") point(field, list, (at + 1) % options.length);
  else if (event.key === "ArrowUp") point(field, list, (at - 1 + options.length) % options.length);
  else if (event.key === "Escape")
    field.closest("dialog")?.close(); // a search field would only be emptied
  else return;
  event.preventDefault();
}

/**
 * Say which of the options Enter follows.
 * @param {HTMLElement} field
 * @param {HTMLElement} list
 * @param {number} at
 */
function point(field, list, at) {
  for (const [number, option] of optionsIn(list).entries()) {
    option.setAttribute("aria-selected", String(number === at));
    if (number === at) option.scrollIntoView({ block: "nearest" });
  }
  field.setAttribute("aria-activedescendant", optionsIn(list)[at]?.id ?? "");
}

/**
 * @param {HTMLElement} list
 * @returns {HTMLAnchorElement[]}
 */
const optionsIn = list => [...list.querySelectorAll("a")];

/**
 * @param {string} group
 * @param {Item[]} items
 * @param {number} of how many there are
 * @param {string} root
 */
function grouped(group, items, of, root) {
  const id = `search-${group}`;
  const more = of > items.length ? `, ${items.length} of ${of}` : "";
  const options = items.map(([title, said, href, also], at) => {
    const waits = group === FIGURES && also && asks();
    const words = [element("b", {}, title), " ", element("span", {}, waits ? also : said)];
    return element("a", { role: "option", id: `${id}-${at}`, href: root + href, tabIndex: -1 }, ...words);
  });
  const name = element("p", { id, role: "presentation" }, group + more);
  return element("div", { role: "group", "aria-labelledby": id }, name, ...options);
}
