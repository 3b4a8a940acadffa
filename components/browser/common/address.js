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
  if (address.href !== location.href) readdress(address.href);
}

/**
 * Put another address in the place of this one, where the browser lets us: a frame without an
 * origin may not, and the hundredth in half a minute may be refused.
 * @param {string} href
 */
export function readdress(href) {
  try {
    history.replaceState(history.state, "", href);
  } catch {
    // then the address stays as it was
  }
}

/**
 * Go to an address of this page as a step in the reader's history; whether that was allowed.
 * @param {string} href
 */
export function stepTo(href) {
  try {
    history.pushState({}, "", href);
    return true;
  } catch {
    return false;
  }
}
