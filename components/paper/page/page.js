/* What a page does besides drawing figures: how much is shown, links that keep it, filters whose
   state is in the address, and figures drawn when they come near.

   The app and plain files have the same script. It is read in the head, before the page, so that
   nothing is shown that is taken away again. */

import { driveByWords } from "./driving.js";
import { answerKeys } from "./frames.js";
import { follow } from "./links.js";
import { provide, searchByKey } from "./searching.js";
import { show, showRest } from "./showing.js";
import { begin, dress } from "./starting.js";

export const page = { show, showRest, provide };
globalThis.Page = page;

dress();
answerKeys();
driveByWords();
follow();
searchByKey();
addEventListener("DOMContentLoaded", () => {
  for (const paper of document.querySelectorAll(".paper")) begin(/** @type {HTMLElement} */ (paper));
});
