/* What stands in the address of the page, and how it is changed. */

/**
 * @param {string} name
 * @returns {string | null}
 */
export function inAddress(name) {
  return new URLSearchParams(location.search).get(name);
}

/**
 * Put values into the address without a step in the reader's history; null takes one out.
 * @param {Record<string, string | null>} values
 */
export function intoAddress(values) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  if (address.href === location.href) return;
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // a frame without an origin may not, and a browser may refuse the hundredth in half a minute
  }
}
