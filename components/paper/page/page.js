/* What a page does besides drawing figures: how much is shown, links that keep it, filters whose
   state is in the address, and figures drawn when they come near.

   The app and plain files have the same script. It is read in the head, before the page, so that
   nothing is shown that is taken away again. */

import { driveByWords } from "./driving.js";
import { answerKeys } from "./frames/keys.js";
import { follow } from "./links.js";
import { provide, searchByKey } from "./searching.js";
import { show } from "./showing.js";
import { attend, begin, dress } from "./starting.js";

/** Begin what stands here, each page once. */
function start() {
  for (const paper of document.querySelectorAll(".paper")) begin(/** @type {HTMLElement} */ (paper));
}

export const page = { show, start, provide };
globalThis.Page = page;

dress();
answerKeys();
driveByWords();
follow();
searchByKey();
addEventListener("DOMContentLoaded", start);
addEventListener("popstate", () => {
  for (const paper of document.querySelectorAll(".paper")) attend(/** @type {HTMLElement} */ (paper));
});
