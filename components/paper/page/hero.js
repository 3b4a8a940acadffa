/* The first screen: each press shows the next state. It is a matter of style; nothing is fetched. */

import { inAddress, intoAddress } from "../../browser/common/address.js";

/** @param {ParentNode} within */
export function hero(within) {
  const root = /** @type {HTMLElement | null} */ (within.querySelector(".hero"));
  if (!root) return;
  const presses = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".press")]);
  const scorers = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".scorers button")]);
  const said = root.querySelector("[role=status]");
  const states = presses.map(press => press.dataset.to ?? "");
  const start = root.dataset.state;

  /**
   * @param {Record<string, string>} change
   * @param {boolean} aloud
   */
  const show = (change, aloud) => {
    Object.assign(root.dataset, change);
    if (root.dataset.state === start) root.dataset.scorer = "phrases";
    for (const each of scorers) each.setAttribute("aria-pressed", String(each.dataset.scorer === root.dataset.scorer));
    if (!aloud) return;
    const { state, scorer } = root.dataset;
    intoAddress({
      state: state === start ? null : (state ?? null),
      scorer: scorer === "phrases" ? null : (scorer ?? null),
    });
    if (said) said.textContent = root.querySelector(`.after.when-${state}`)?.textContent ?? "";
  };

  root.addEventListener("click", event => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const press = presses.find(each => each.contains(/** @type {Node} */ (event.target)));
    const scorer = scorers.find(each => each.contains(/** @type {Node} */ (event.target)));
    if (press) {
      event.preventDefault();
      event.stopPropagation(); // the link is for readers without a script
      show({ state: press.dataset.to ?? "" }, true);
      presses.find(each => each.dataset.to !== press.dataset.to && each.offsetParent)?.focus({ preventScroll: true });
    }
    if (scorer) show({ scorer: scorer.dataset.scorer ?? "phrases" }, true);
  });
  root.addEventListener("keydown", event => {
    const press = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".press"));
    if (event.key !== " " || !press) return;
    event.preventDefault();
    press.click();
  });
  const [state, scorer] = [inAddress("state"), inAddress("scorer")];
  if (state !== null && states.includes(state)) show({ state }, false);
  if (scorer === "classifier" && root.dataset.state !== start) show({ scorer }, false);
}
