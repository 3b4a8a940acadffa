/* A guess, compared with the data. */

const GUESS = "#8F6A00"; // the colour of a guess in the light theme, exchanged like all others

/** @typedef {import("../chart/composing.js").Mark & { words: string }} Comparison */

/**
 * The guess over the data: a sentence on the gap, and marks for the plot.
 * @param {import("../types").Question | null} asked
 * @param {import("../types").Guess} guess
 * @param {Record<string, string> | undefined} colours of the theme in force
 * @returns {Comparison | null}
 */
export function comparison(asked, guess, colours) {
  if (!asked || guess === null || guess === undefined) return null;
  const color = colours?.[GUESS] ?? GUESS;
  const line = { color, width: 3, dash: "dash" };
  if (asked.kind === "choice") return { words: chosen(asked.answer, String(guess)) };
  if (asked.kind === "shape") return sketched(asked, /** @type {number[]} */ (guess), line);
  const number = Number(guess);
  const other = asked.axis === "x" ? "y" : "x";
  const shape = asked.axis
    ? { type: "line", ...along(asked.axis, number, number, ""), ...along(other, 0, 1, " domain"), line }
    : undefined;
  return { words: counted(asked, number), shape };
}

/**
 * @param {string} axis
 * @param {number} from
 * @param {number} to
 * @param {string} unit
 */
const along = (axis, from, to, unit) => ({ [`${axis}0`]: from, [`${axis}1`]: to, [`${axis}ref`]: axis + unit });

/**
 * @param {string} answer
 * @param {string} guess
 */
const chosen = (answer, guess) =>
  guess === answer ? `You guessed “${guess}”, and so it is.` : `You guessed “${guess}”. The data say “${answer}”.`;

/**
 * @param {Extract<import("../types").Question, { kind: "number" }>} asked
 * @param {number} guess
 */
function counted({ answer, unit }, guess) {
  const of = unit ? ` ${unit}` : "";
  const gap = Number((guess - answer).toPrecision(3));
  if (gap === 0) return `You guessed ${guess}${of}, and so it is.`;
  const where = gap > 0 ? "high" : "low";
  return `You guessed ${guess}${of}. The data say ${answer}${of}: you were ${Math.abs(gap)} too ${where}.`;
}

/**
 * @param {Extract<import("../types").Question, { kind: "shape" }>} asked
 * @param {number[]} guess
 * @param {{ color: string, width: number, dash: string }} line
 */
function sketched({ answer, knots }, guess, line) {
  const gap = answer.reduce((sum, value, at) => sum + Math.abs(value - guess[at]), 0) / guess.length;
  return {
    words: `Your sketch is the dashed line. On average it lies ${Number(gap.toPrecision(2))} away from the data.`,
    trace: {
      type: "scatter",
      mode: "lines+markers",
      x: knots,
      y: guess,
      line,
      marker: { color: line.color, size: 9, symbol: "x" },
      hovertemplate: "your guess: %{y}<extra></extra>",
      showlegend: false,
    },
  };
}
