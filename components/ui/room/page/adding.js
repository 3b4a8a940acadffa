/* Adding questions: the guess of a figure, those along a route, or one that the teacher writes. */

import { inAddress } from "../../../browser/common/address.js";
import { element } from "../../../browser/common/elements.js";
import { askRooms } from "../../../browser/common/rooms.js";
import { one } from "./parts.js";

/**
 * @param {HTMLElement} section
 * @param {(what: object) => Promise<boolean>} add
 */
export function adding(section, add) {
  const study = inAddress("study") ?? "";
  offer(section, study);
  for (const form of section.querySelectorAll("form")) {
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const said = new FormData(form);
      const done = await add(what(form.dataset.kind ?? "", said, study));
      if (done && form.dataset.kind === "typed") form.reset();
      kinds(section);
    });
  }
  section.addEventListener("change", () => kinds(section));
}

/**
 * @param {string} kind
 * @param {FormData} said
 * @param {string} study
 */
function what(kind, said, study) {
  const { options = "", ...rest } = Object.fromEntries(said);
  if (kind === "typed") return { typed: { ...rest, options: String(options).split("\n") } };
  return { study, figures: String(said.get(kind)).split(" ") };
}

/** @param {HTMLElement} section */
function kinds(section) {
  const number = /** @type {HTMLInputElement} */ (one("[name=kind][value=number]", section)).checked;
  one(".for-number", section).hidden = !number;
  one(".for-choice", section).hidden = number;
}

/**
 * @param {HTMLElement} section
 * @param {string} study
 */
async function offer(section, study) {
  /** @type {import("./types").Offered} */
  let offered;
  try {
    offered = await askRooms(`/questions?study=${encodeURIComponent(study)}`);
  } catch {
    setTimeout(() => offer(section, study), 3000);
    return;
  }
  const pages = new Map(offered.figures.map(each => [each.page, /** @type {HTMLOptionElement[]} */ ([])]));
  for (const { id, page, question } of offered.figures)
    pages.get(page)?.push(element("option", { value: id }, question));
  one("select[name=figure]", section).replaceChildren(
    ...[...pages].map(([label, options]) => element("optgroup", { label }, ...options)),
  );
  one("select[name=route]", section).replaceChildren(
    ...offered.routes.map(({ title, figures }) =>
      element(
        "option",
        { value: figures.join(" ") },
        `${title}: ${figures.length} question${figures.length === 1 ? "" : "s"}`,
      ),
    ),
  );
}
