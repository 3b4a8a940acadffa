/* What is kept for this visit, on this device only. Where a reader's browser refuses to keep
   anything, or a frame may not, it lasts until the page is left. */

/** @type {Map<string, unknown>} */
const here = new Map();

/**
 * What was kept by this name; undefined where nothing is.
 * @param {string} name
 * @returns {any}
 */
export function kept(name) {
  if (here.has(name)) return here.get(name);
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Keep a value that JSON can hold.
 * @param {string} name
 * @param {unknown} value
 */
export function keep(name, value) {
  here.set(name, value);
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // refused or full
  }
}
