/* Which acts a stage allows: the server has the same rules, in components/rooms/stage.py. */

/**
 * What can be done at a stage, and what is usually done next.
 * @param {import("./types").State} state
 * @param {boolean} measured whether the data say anything
 * @param {boolean} waiting whether a question of the queue was not asked yet
 */
export function acts({ asking, round, open, shown }, measured, waiting) {
  const again = !open && !shown;
  /** @type {Record<string, boolean>} */
  const can = {
    start1: asking > 0 && (round === 0 || (round === 1 && again)),
    start2: asking > 0 && shown < 2 && (round === 1 || (round === 2 && again)),
    stop: open,
    reveal1: round > 0 && shown === 0,
    reveal2: shown === 1 && measured,
    next: waiting,
  };
  if (open) return { can, next: "stop" };
  if (shown) return { can, next: can.reveal2 ? "reveal2" : "next" };
  return { can, next: ["start1", "start2", "reveal1"][round] };
}
