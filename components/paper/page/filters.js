/* Lists that are filtered by what a reader types and picks; what finds stands in the address. */

import { inAddress, intoAddress } from "../../browser/common/address.js";

/**
 * What can be looked for in an item of the ledger, and in a card of the gallery. Words are looked
 * for in all that an item says.
 * @type {Record<string, { items: string, words: (item: HTMLElement) => string }>}
 */
const LISTS = {
  ledger: {
    items: ".ledger li",
    words: item => {
      /** @param {string} part */
      const said = part => item.querySelector(part)?.firstChild?.textContent ?? "";
      return `${said(".from").replace(item.dataset.work ?? "", "")} ${said(".said")} ${said(".why")}`;
    },
  },
  gallery: { items: ".cards > li", words: item => `${item.textContent} ${item.dataset.said}` },
};

/** @param {ParentNode} within */
export function filters(within) {
  for (const form of within.querySelectorAll("[data-filter]")) filter(/** @type {HTMLFormElement} */ (form), within);
}

/**
 * @param {HTMLFormElement} form
 * @param {ParentNode} within
 */
function filter(form, within) {
  const list = LISTS[form.dataset.filter ?? ""];
  const items = [...within.querySelectorAll(list.items)].map(it => {
    const item = /** @type {HTMLElement} */ (it);
    return { item, words: list.words(item).toLowerCase() };
  });
  const fields = /** @type {HTMLInputElement[]} */ ([...form.elements].filter(it => "name" in it && it.name));
  const found = /** @type {HTMLElement} */ (form.querySelector(".found"));
  for (const field of fields) {
    field.value = inAddress(field.name) ?? "";
    if (field.value !== (inAddress(field.name) ?? "")) field.value = ""; // no such option
  }
  const apply = () => {
    const asked = fields.filter(field => field.name !== "find" && field.value);
    const find = fields.find(field => field.name === "find")?.value ?? "";
    let count = 0;
    for (const { item, words: said } of items) {
      const fits = asked.every(({ name, value }) => item.dataset[name] === value || kinds(item, name).includes(value));
      item.hidden = !(fits && finds(said, find));
      if (!item.hidden) count += 1;
    }
    found.textContent = `${count} of ${items.length} ${found.dataset.of}`;
  };
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", () => {
    apply();
    intoAddress(Object.fromEntries(fields.map(field => [field.name, field.value || null])));
  });
  apply();
}

/**
 * Whether all words of a search occur, in capitals or not.
 * @param {string} said in lower case
 * @param {string} find
 */
export const finds = (said, find) =>
  find
    .toLowerCase()
    .split(/\s+/)
    .every(word => said.includes(word));

/**
 * Kinds of a card, of which it may have several.
 * @param {HTMLElement} item
 * @param {string} name
 */
const kinds = (item, name) => (name === "kind" ? (item.dataset.kind ?? "").split(" ") : []);
