/* The way into a live class: a room that is opened here, and those that this browser leads already. */

import { inAddress } from "../../browser/common/address.js";
import { element } from "../../browser/common/elements.js";
import { LED, ledRooms, roomKeep } from "../../browser/common/remembering.js";
import { askRooms, whyNot } from "../../browser/common/rooms.js";

/** @param {ParentNode} within */
export function entrance(within) {
  const button = within.querySelector(".open-room");
  if (!button) return;
  const said = /** @type {HTMLElement} */ (within.querySelector(".entrance .refused"));
  const list = /** @type {HTMLElement} */ (within.querySelector(".led"));
  const field = /** @type {HTMLInputElement} */ (within.querySelector(".entrance input"));
  field.value ||= inAddress("room") ?? ""; // whoever has a link to this page with the code in it
  const rooms = ledRooms();
  list.hidden = rooms.length === 0;
  list.replaceChildren(
    ...rooms.map(({ code }) =>
      element("li", {}, element("a", { href: `desk?room=${code}`, target: "_self" }, `The desk of room ${code}`)),
    ),
  );
  button.addEventListener("click", async () => {
    try {
      const { code, key, resume } = await askRooms("", {});
      roomKeep(LED + code, { key, resume, at: Date.now() });
      // The desk takes the key out of its address at once. It stands there for browsers that keep nothing.
      location.assign(`desk?room=${code}#${new URLSearchParams({ key, resume })}`);
    } catch (failure) {
      said.textContent = whyNot(failure);
    }
  });
}
