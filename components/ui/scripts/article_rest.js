/* Hands a place below that of Streamlit to the second half of the article. */

/** @param {import("./types").Call & { data: { sha: string } }} call */
export default function ({ data, parentElement }) {
  const place = /** @type {HTMLElement} */ (parentElement.querySelector(".paper-place"));
  globalThis.Page?.showRest(place, data);
}
