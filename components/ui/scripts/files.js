/* Where our files lie: pages are one level deep, so paths are relative to the page. */

/**
 * @param {{ folder?: string }} data of a component
 * @param {string} name
 */
export const at = ({ folder = "" }, name) => new URL(folder + name, location.origin + location.pathname).href;
