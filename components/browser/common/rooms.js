/* Asking the server about rooms. */

const PATIENCE = 8000; // ms until an answer is given up

/** What was asked is refused, and asking again would not help. */
export class Refused extends Error {}

/** It is too much at the moment: asking again in a while will help. */
class Later extends Error {}

/**
 * Why something was not done, in words.
 * @param {unknown} failure
 */
export function whyNot(failure) {
  const said = failure instanceof Refused || failure instanceof Later;
  return said ? failure.message : "No connection: this was not done, so please try again.";
}

/**
 * Ask below `rooms/`, or post something there. Throws Refused, or any other error where asking
 * again may help.
 * @param {string} path
 * @param {object} [posted]
 */
export async function askRooms(path, posted) {
  const answer = await answered(path, posted);
  return answer.json();
}

/**
 * The same, for an answer that is a file: byte by byte, as a text would lose its mark.
 * @param {string} path
 * @param {object} posted
 */
export async function askFile(path, posted) {
  const answer = await answered(path, posted);
  return answer.blob();
}

/**
 * @param {string} path
 * @param {object} [posted]
 */
async function answered(path, posted) {
  const ends = new AbortController();
  const timer = setTimeout(() => ends.abort(), PATIENCE);
  try {
    const answer = await fetch(`rooms${path}`, {
      cache: "no-store",
      signal: ends.signal,
      ...(posted && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(posted) }),
    });
    if (answer.status === 409) throw new Refused((await answer.json()).problem);
    if (answer.status === 503) throw new Later((await answer.json()).problem);
    if (answer.status === 429) throw new Later(await answer.text());
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer;
  } finally {
    clearTimeout(timer);
  }
}
