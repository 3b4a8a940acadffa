/* Figures that a teacher picked: the form that makes a link, and the page that the link opens. */

import { inAddress } from "../../browser/common/address.js";

/** @param {ParentNode} within */
export function picker(within) {
  const form = /** @type {HTMLFormElement | null} */ (within.querySelector("[data-picker]"));
  if (!form) return;
  /** @type {Set<string>} */
  const picked = new Set();
  const most = Number(form.dataset.most);
  const said = /** @type {HTMLElement} */ (form.querySelector(".picked"));
  const link = /** @type {HTMLAnchorElement} */ (said.querySelector("a"));
  const code = /** @type {HTMLElement} */ (said.querySelector("code"));
  const guess = /** @type {HTMLInputElement} */ (form.elements.namedItem("guess"));
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("change", event => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (box !== guess) picked[box.checked ? "add" : "delete"](box.value);
    for (const each of form.querySelectorAll("fieldset input")) {
      const one = /** @type {HTMLInputElement} */ (each);
      one.disabled = picked.size >= most && !one.checked;
    }
    said.hidden = !picked.size;
    delete link.dataset.href;
    link.href = `${form.dataset.picker}?figures=${[...picked].join(",")}&predict=${guess.checked ? "on" : "off"}`;
    code.textContent = link.href;
  });
}

/**
 * Of all figures leave those that the address names, in its order.
 * @param {ParentNode} within
 */
export function chosen(within) {
  const all = /** @type {HTMLElement | null} */ (within.querySelector(".picked-figures"));
  if (!all) return;
  const ids = new Set((inAddress("figures") ?? "").slice(0, 2000).split(","));
  const places = new Map([...all.querySelectorAll(".xp-root")].map(place => [place.id, place]));
  const found = [...ids].map(id => places.get(`figure-${id}`)).filter(place => place !== undefined);
  if (found.length) all.replaceChildren(...found.slice(0, Number(all.dataset.most)));
  else for (const place of places.values()) place.remove();
}
