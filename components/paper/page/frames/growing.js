/* A page in a frame tells the page around it how high it would be, until the frame is so. */

import { framed } from "../state.js";
import { answer, HELLO, unasked } from "./dialects.js";

const EVERY = 1000; // ms between two tries
const TRIES = 30; // then the page around does not listen, or cannot
const PAGE = [450, 1000]; // px: a page scrolls in its frame, whose height is at best that of the screen
const HIDDEN = 10; // px: a frame that is not shown, or is being measured
const BARS = 200; // px of the screen for those of its browser

/**
 * The height in px that a page would have. A figure's is that of all it has, whatever the frame
 * leaves; other pages hold what stays in sight while they scroll, and that needs a frame that scrolls.
 * @param {HTMLElement} paper
 */
function wholeHeight(paper) {
  const plot = /** @type {HTMLElement | null} */ (paper.querySelector(".alone .xp-plot"));
  const all = paper.getBoundingClientRect().height;
  if (plot) return Math.ceil(all + (Number(plot.dataset.lacks) || 0));
  return Math.ceil(Math.max(PAGE[0], Math.min(all, PAGE[1], screen.availHeight - BARS)));
}

class Growth {
  constructor() {
    this.src = location.href.split("#")[0]; // before controls change it
    /** @type {HTMLElement | null} */
    this.paper = null;
    this.told = 0; // px
    this.tries = 0;
    this.platform = false; // whether the page around speaks as those that show H5P
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.next = undefined;
    // What is in the page is watched, never the page: it is as high as its frame, and would grow for ever.
    this.content = new ResizeObserver(() => this.tell());
    addEventListener("resize", () => {
      this.tries = 0;
      this.tell();
    });
    addEventListener("message", event => this.hear(event));
  }

  /** @param {HTMLElement} paper the page that is told of from now on */
  follow(paper) {
    this.content.disconnect();
    this.paper = paper;
    this.content.observe(paper);
  }

  /** @param {HTMLElement} paper */
  sized(paper) {
    return { width: innerWidth, height: wholeHeight(paper), id: paper.dataset.page ?? "", src: this.src };
  }

  /** @param {unknown[]} messages */
  send(messages) {
    for (const each of messages) parent.postMessage(each, "*");
  }

  /** Say it until the frame is so high, or nobody seems to listen. */
  tell() {
    clearTimeout(this.next);
    if (!this.paper?.isConnected || innerHeight < HIDDEN) return;
    const size = this.sized(this.paper);
    if (size.height !== this.told) this.tries = 0;
    this.told = size.height;
    const there = Math.abs(innerHeight - this.told) <= 1;
    if (there) document.documentElement.classList.add("grown"); // its figure has its own height from now on
    if (there || this.tries === TRIES) return;
    this.send(unasked(size));
    if (!this.platform) this.send([HELLO]);
    else if (this.tries === 0) this.send(answer(HELLO, size));
    this.tries += 1;
    this.next = setTimeout(() => this.tell(), EVERY);
  }

  /** @param {MessageEvent} event */
  hear({ data, source }) {
    if (source !== parent || !this.paper?.isConnected) return;
    this.platform ||= Object(data).context === "h5p";
    this.send(answer(data, this.sized(this.paper)));
  }
}

/** @type {Growth | null} */
let growth = null;

/**
 * Tell the page around how high a page would be, now and whenever that changes.
 * @param {HTMLElement} paper
 */
export function grow(paper) {
  if (!framed()) return;
  growth ??= new Growth();
  growth.follow(paper);
}
