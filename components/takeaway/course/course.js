/* A package for a learning platform (SCORM 1.2): shows its pages in a frame, says to the platform
   where the learner is, and that all is “completed” when the end of the last page was seen.

   Nothing else is told: no answers, no scores. Without a platform the pages are shown all the same. */

import { platformOf, Session } from "./session.js";

const FOOT = "footer.site"; // the end of a page

/** Begin, once the frame is there. */
function begin() {
  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
  const { last = "", first = "" } = document.body.dataset;
  const session = new Session(platformOf(window), () => performance.now());
  const pages = `${new URL(first, document.baseURI)}`.replace(/[^/]*$/, "");
  frame.addEventListener("load", () => {
    const { contentWindow: inner, contentDocument: page } = frame;
    if (!inner || !page?.URL.startsWith(pages)) return; // somebody else's page
    const path = page.URL.slice(pages.length);
    document.title = page.title;
    session.at(path);
    if (path.replace(/[?#].*/, "") !== last) return;
    const foot = page.querySelector(FOOT);
    if (!foot) return;
    const { IntersectionObserver: Watch } = /** @type {Window & typeof globalThis} */ (inner);
    new Watch(seen => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) session.complete();
    }).observe(foot);
  });
  const kept = session.begin();
  frame.src = /^[\w./-]+\.html([?#]|$)/.test(kept) && !kept.includes("..") ? pages + kept : first;
  addEventListener("pagehide", () => session.end());
}

addEventListener("DOMContentLoaded", begin);
