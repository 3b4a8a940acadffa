/* Words into the clipboard. */

/**
 * Copy words that are selected; whether it was done.
 * @param {string} words
 */
export async function copied(words) {
  try {
    if (!navigator.clipboard) return document.execCommand("copy"); // addresses without TLS have no other way
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}
