/* Which step is being read. Reading on turns the steps where they are longer than the window and than
   their stage, of which else some is only seen by reading on; and on phones. The line that is read
   lies at the top of the window when the stage begins to stay, and at its foot when the last of the
   steps is there: so each has its turn, and the first keeps its own. */

const LONGER = 160; // px that steps are longer before reading on turns them
const SHARE = 0.4; // where the line lies between a stage on top and the lower edge of a phone

/**
 * @typedef {object} Parts
 * @property {HTMLElement} root
 * @property {HTMLElement} rail
 * @property {HTMLElement} stage
 * @property {HTMLElement[]} steps
 */

/** @param {HTMLElement} root */
export const beside = root => getComputedStyle(root).display === "grid";

/**
 * How far down the window the words are that are being read; null where reading turns nothing.
 * @param {Parts} parts
 */
function line({ root, rail, stage }) {
  const { bottom, height } = stage.getBoundingClientRect();
  if (!beside(root)) return bottom + SHARE * (innerHeight - bottom);
  const top = Number.parseFloat(getComputedStyle(stage).top);
  const seen = innerHeight - top;
  const hidden = rail.offsetHeight - seen;
  if (rail.offsetHeight - Math.max(height, seen) < LONGER) return null;
  const share = (top - rail.getBoundingClientRect().top) / hidden;
  return top + Math.min(Math.max(share, 0), 1) * seen;
}

/**
 * Tell of each step that comes to be read, as long as the steps are on the page.
 * @param {Parts} parts
 * @param {(at: number) => void} met
 */
export function readAlong(parts, met) {
  const { pathname } = location;
  let due = false;
  let last = 0;
  const look = () => {
    due = false;
    const here = line(parts);
    // Going back, the browser scrolls before the page of that address is there.
    if (here === null || location.pathname !== pathname) return;
    const above = parts.steps.filter(step => step.offsetParent && step.getBoundingClientRect().top <= here);
    const at = above.length ? parts.steps.indexOf(above[above.length - 1]) : 0;
    if (at === last) return;
    last = at;
    met(at);
  };
  const scrolled = () => {
    if (!parts.root.isConnected) removeEventListener("scroll", scrolled);
    else if (!due) due = Boolean(requestAnimationFrame(look));
  };
  addEventListener("scroll", scrolled, { passive: true });
}
