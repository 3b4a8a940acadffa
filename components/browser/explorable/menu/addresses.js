/* Addresses of a figure in its present state. */

import { element, xml } from "../../common/elements.js";

/**
 * @typedef {object} Asked what an address may ask for besides the state
 * @property {string} [theme]
 * @property {string[]} [parts]
 * @property {boolean} [predict]
 * @property {boolean} [frozen]
 * @property {boolean} [embed]
 */

/** @typedef {Pick<import("../shown.js").Shown, "options" | "packed" | "state">} Stated */

/**
 * Of a figure's own page, in its present state.
 * @param {Stated} figure
 * @param {Asked} asked
 */
export function addressOf(figure, asked) {
  const home = new URL(figure.options.home ?? "", document.baseURI);
  return stated(home, figure.state(), figure.packed.data, asked);
}

/**
 * @param {URL} home
 * @param {import("../types").State} state
 * @param {string} data checksum of the data
 * @param {Asked} asked
 */
export function stated(home, state, data, { theme, parts, predict, frozen, embed }) {
  const query = home.searchParams;
  for (const [name, value] of Object.entries(state)) query.set(name, value);
  if (theme && theme !== "auto") query.set("theme", theme);
  if (parts) query.set("parts", parts.join(","));
  if (predict) query.set("predict", "on");
  if (frozen) query.set("frozen", data);
  if (embed) query.set("embed", "true");
  return home.href.replaceAll("%2C", ",");
}

/**
 * An address for others: that on the web, where this page is a file.
 * @param {Stated} figure
 * @param {Asked} asked
 */
export function takenAlong(figure, asked) {
  const address = addressOf(figure, asked);
  const { canonical } = figure.options;
  return canonical && address.startsWith("file:") ? canonical + queryOf(address) : address;
}

/**
 * The address to print: of the data as they are, and never of a folder on this device.
 * @param {Stated} figure
 */
export function printed(figure) {
  const address = takenAlong(figure, { frozen: true });
  return address.startsWith("file:") ? (figure.options.home ?? "") + queryOf(address) : address;
}

/** @param {string} address */
const queryOf = address => address.slice(address.indexOf("?"));

/**
 * What another page embeds.
 * @param {string} src
 * @param {string} name
 * @param {string[]} size
 */
export const frameCode = (src, name, [, width, height]) =>
  `<iframe src="${xml(src)}" title="${xml(name)}" width="${width}" height="${height}" ` +
  'style="border:0;max-width:100%" loading="lazy" allow="fullscreen; clipboard-write"></iframe>';

/**
 * A frozen figure says which data it shows, and whether the link meant them.
 * @param {Stated} figure
 */
export function asOf(figure) {
  const { options, packed } = figure;
  const meant = packed.data.startsWith(options.frozen ?? "")
    ? `As of data ${packed.data}. `
    : `The data have changed since this link was made for data ${options.frozen}: ` +
      `these are the present ones, ${packed.data}. `;
  const live = element("a", { href: addressOf(figure, {}) }, "Open the live figure");
  return element("p", { className: "xp-frozen" }, meant, live);
}
