/* Where the numbers come from, and what others say of them. */

import { element } from "../../common/elements.js";

/**
 * One line of the source: its kind, its origin and where in it.
 * @param {import("../types").Source} source
 * @param {string} end
 * @returns {(Node | string)[]}
 */
export function sourceLine({ kind, origin, url, place, error }, end) {
  const from = url ? element("a", { href: url, rel: "noopener" }, origin) : origin;
  const rest = `, ${place}${error ? `; reading error: ${error}` : ""}${end}`;
  return [element("span", { className: "xp-kind" }, kind), " ", from, rest];
}

/**
 * @param {number} count
 * @param {string} about
 */
export const statements = (count, about) => `${count} ${count === 1 ? "statement" : "statements"} about ${about}`;

/**
 * The line below a figure.
 * @param {import("../types").Packed} packed
 * @param {import("../types").Options} options
 * @param {HTMLElement} size says on how much it was measured
 */
export function sourceOf(packed, options, size) {
  const caption = element("figcaption", { className: "xp-source" });
  for (const line of packed.source) caption.append(...sourceLine(line, ". "));
  caption.append(size);
  const { count, href } = options.claims ?? { count: 0, href: "" };
  if (count) caption.append(" ", element("a", { className: "xp-claims", href }, statements(count, "this")));
  return caption;
}
