/* In the app: put the article where Streamlit has made a place for it.

   The one that stands in the first HTML is taken over as it is, with all that has been drawn,
   chosen and scrolled to. Others are fetched. Streamlit never looks into what is put here. */

import { stepTo } from "../../browser/common/address.js";
import { twice } from "../../browser/common/loading.js";
import { clear } from "./figures.js";
import { followBy } from "./links.js";
import { attend, begin } from "./starting.js";

/**
 * @typedef {import("./types").Shown} Shown
 * @typedef {import("./links.js").Target} Target
 */

const FIRST = "first"; // id of the element that holds the article in the first HTML

/** @type {HTMLElement | null} */
let paper = null; // what is shown
let source = ""; // where that is from, as Streamlit named it
let wanted = "";
/** @type {Target | null} */
let going = null;
/** @type {Map<string, number>} */
const left = new Map(); // address to how far it was scrolled when it was left by a link
/** @type {Map<string, Promise<HTMLElement>>} */
const asked = new Map();

/**
 * @param {HTMLElement} parent
 * @param {Shown} data
 */
export async function show(parent, data) {
  wanted = data.src;
  const around = parent.closest("main"); // Streamlit's: the article has its own
  around?.setAttribute("role", "presentation");
  around?.removeAttribute("tabindex"); // what can be focused is never merely presentation
  followBy(to => {
    if (!connected()) return false;
    const place = location.pathname + location.search;
    if (!stepTo(to.href)) return false;
    left.set(place, scrollY);
    going = to;
    const path = (to.query.figure ? `figures/${to.query.figure}` : to.page) || data.home;
    const same = path === data.path && (to.query.study ?? data.study) === data.study;
    if (same && paper) attend(paper);
    if (same) arrive();
    else ask(data.next.replace("ID", path)); // at once: the server says meanwhile which it is
    dispatchEvent(new PopStateEvent("popstate", { state: {} })); // what Streamlit follows
    return true;
  });
  if (paper && (paper.dataset.sha === data.sha || source === data.src)) {
    if (paper.parentElement !== parent) move(paper, parent);
    attend(paper);
    arrive();
    return;
  }
  const first = /** @type {HTMLElement | null} */ (document.querySelector(`#${FIRST} > .paper`));
  if (!paper && first?.dataset.sha === data.sha) adopt(first, parent, data);
  else await bring(parent, data);
}

/** Whether a server is there to say what comes next. */
function connected() {
  const app = /** @type {HTMLElement | null} */ (document.querySelector('[data-testid="stApp"]'));
  return app?.dataset.testConnectionState === "CONNECTED";
}

/**
 * @param {HTMLElement} node
 * @param {HTMLElement} parent
 */
function move(node, parent) {
  if ("moveBefore" in parent && node.isConnected && parent.isConnected) parent.moveBefore(node, null);
  else parent.append(node);
}

/**
 * @param {HTMLElement} node
 * @param {HTMLElement} parent
 * @param {Shown} data
 */
function adopt(node, parent, data) {
  const { scrollX: x, scrollY: y } = window;
  const focused = document.activeElement;
  paper = node;
  source = data.src;
  move(node, parent);
  document.getElementById(FIRST)?.remove();
  if (scrollY !== y) scrollTo({ left: x, top: y, behavior: "instant" });
  if (focused instanceof HTMLElement && node.contains(focused) && document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
  }
  begin(node);
}

/**
 * @param {HTMLElement} parent
 * @param {Shown} data
 */
async function bring(parent, data) {
  let node;
  try {
    node = await ask(data.src);
    if (data.sha && node.dataset.sha !== data.sha) node = await ask(data.src, true);
  } catch {
    if (!paper) parent.textContent = "This page could not be loaded. Please reload it.";
    return;
  }
  if (wanted !== data.src) return; // the reader has gone on meanwhile
  if (paper) clear(paper);
  parent.replaceChildren(node);
  document.getElementById(FIRST)?.remove();
  paper = node;
  source = data.src;
  begin(node);
  arrive();
}

/**
 * An article, asked; each is asked for once, and given away once.
 * @param {string} src
 * @param {boolean} anew
 */
async function ask(src, anew = false) {
  const { href } = new URL(src, location.href);
  const early = asked.get(href.replace(/-[0-9a-f]{12}(?=\.html)/, ""));
  asked.clear();
  if (early && !anew) return early;
  const coming = twice(async () => {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(`${src}: ${answer.status}`);
    const made = document.createElement("template");
    made.innerHTML = await answer.text();
    return /** @type {HTMLElement} */ (made.content.querySelector(".paper"));
  });
  coming.catch(() => {}); // whoever waits for it is told
  asked.set(href, coming);
  return coming;
}

/** After a link was followed: to the top, or to what it names, with the keyboard at the heading. */
function arrive() {
  if (!paper) return;
  const to = going;
  going = null;
  if (!to) {
    const y = left.get(location.pathname + location.search);
    if (y !== undefined) scrollTo({ top: y, behavior: "instant" });
    return;
  }
  const heading = /** @type {HTMLElement | null} */ (paper.querySelector("h1"));
  heading?.focus({ preventScroll: true });
  const named = to.hash && document.getElementById(decodeURIComponent(to.hash.slice(1)));
  if (named) named.scrollIntoView({ behavior: "instant" });
  else scrollTo({ top: 0, behavior: "instant" });
}
