/* The key of a desk: out of the address into the browser’s memory, or got for a resume code. */

import { readdress } from "../../../browser/common/address.js";
import { LED, roomKeep } from "../../../browser/common/remembering.js";
import { askRooms, whyNot } from "../../../browser/common/rooms.js";
import { one, say } from "./parts.js";

/**
 * The key that stands in the address goes into the browser’s memory, and out of the address.
 * @param {string} code
 */
export function takeKey(code) {
  const said = new URLSearchParams(location.hash.slice(1));
  const key = said.get("key");
  if (!key) return;
  roomKeep(LED + code, { key, resume: said.get("resume") ?? "", at: Date.now() });
  readdress(location.pathname + location.search);
}

/**
 * Another device gets a key of its own, for the resume code.
 * @param {HTMLFormElement} form
 * @param {string} code of the room that the page is for
 * @param {() => void} ready called once this device has a key of it
 */
export function resuming(form, code, ready) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(form));
    const room = String(said.room).replaceAll(/[\s-]/g, "").toUpperCase();
    const resume = String(said.resume).replaceAll(/[\s-]/g, "").toUpperCase();
    try {
      const { key } = await askRooms("/resume", { room, resume });
      roomKeep(LED + room, { key, resume, at: Date.now() });
      const kept = `desk?room=${room}#${new URLSearchParams({ key, resume })}`;
      if (room !== code) return location.assign(kept);
      ready();
    } catch (failure) {
      say(one(".refused"), whyNot(failure));
    }
  });
}
