/* The votes as a file: of one room, or of all that this browser leads today. */

import { ledRooms } from "../../../browser/common/remembering.js";
import { askFile, whyNot } from "../../../browser/common/rooms.js";
import { one, say } from "./parts.js";

/** @typedef {{ code: string, key: string }} Room */

/** @param {Room} room whose desk this is */
export function saving(room) {
  for (const button of document.querySelectorAll("[data-save]")) {
    button.addEventListener("click", () => {
      const all = /** @type {HTMLElement} */ (button).dataset.save === "day";
      const rooms = all ? ledRooms().map(({ code, led }) => ({ code, key: led.key })) : [room];
      save(rooms, all ? "votes" : `votes-${room.code}`);
    });
  }
}

/**
 * @param {Room[]} rooms
 * @param {string} name
 */
async function save(rooms, name) {
  try {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const href = URL.createObjectURL(await askFile("/votes.csv", { rooms, zone }));
    const day = new Date().toLocaleDateString("sv"); // as 2026-01-31
    Object.assign(document.createElement("a"), { href, download: `${name}-${day}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
    say(one(".refused"), "");
  } catch (failure) {
    say(one(".refused"), whyNot(failure));
  }
}
