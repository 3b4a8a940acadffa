/* A talk over the whole window, with all else out of reach meanwhile. */

import { element } from "../common/elements.js";

/**
 * Put a deck into an element; with a title it stands over the window until it is removed.
 * @param {HTMLElement} root
 * @param {HTMLElement} box
 * @param {string} title empty where there is nothing to be over
 */
export function put(root, box, title) {
  root.replaceChildren(box);
  if (!title) return null;
  const modal = element("dialog", { className: "dk-modal", "aria-label": title }, box);
  modal.addEventListener("cancel", event => event.preventDefault()); // Esc alone leaves no talk
  modal.addEventListener("close", () => modal.isConnected && modal.showModal());
  root.replaceChildren(modal);
  modal.showModal();
  return modal;
}
