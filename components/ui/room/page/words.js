/* What a room is at, in words. */

/** @typedef {import("./types").State} State */

export const ROUNDS = ["", "Round one", "Round two"];

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export const many = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/**
 * What those who vote, and those who look at the wall, are told.
 * @param {State} state
 */
export function stageWords({ asking, round, open, shown }) {
  if (!asking) return "Nothing is asked yet. This page will notice.";
  if (shown === 2) return "What the class guessed, and what the data say.";
  if (shown) return "What the class guessed. The data come next.";
  if (open) return round > 1 ? "Round two, after discussion" : "Round one, before discussion";
  if (round)
    return `${ROUNDS[round]} is over, and its votes are still hidden. Compare your reasons with your neighbours’.`;
  return "The vote has not begun. Take a moment to think, on your own.";
}
