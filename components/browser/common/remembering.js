/* What this browser keeps of rooms, in all its tabs and for a day: its token, its votes, its keys.
   Where it refuses to keep anything, that lasts until the page is left. */

const DAY = 86_400_000; // ms
const OURS = "room:";

/** @type {Map<string, unknown>} */
const only = new Map(); // where nothing can be kept

/**
 * What was kept by this name; null where nothing is.
 * @param {string} name
 * @returns {any}
 */
export function roomKept(name) {
  try {
    const text = localStorage.getItem(OURS + name);
    if (text !== null) return JSON.parse(text).is;
  } catch {
    // refused, or not ours
  }
  return only.get(name) ?? null;
}

/**
 * Keep a value that JSON can hold, or null to forget it.
 * @param {string} name
 * @param {unknown} value
 */
export function roomKeep(name, value) {
  if (value === null) only.delete(name);
  else only.set(name, value);
  try {
    if (value === null) localStorage.removeItem(OURS + name);
    else localStorage.setItem(OURS + name, JSON.stringify({ is: value, at: Date.now() }));
  } catch {
    // refused or full
  }
}

/** Forget what is older than a day: so are the rooms that it was for. */
export function tidy() {
  try {
    for (const name of Object.keys(localStorage).filter(it => it.startsWith(OURS))) {
      if (Date.now() - JSON.parse(localStorage.getItem(name) ?? "{}").at > DAY) localStorage.removeItem(name);
    }
  } catch {
    // refused: then there is nothing
  }
}

/** @typedef {{ key: string, resume: string, at: number }} Led how this browser leads a room, since when (ms) */

/**
 * The rooms that this browser has keys of, the latest first.
 * @returns {{ code: string, led: Led }[]}
 */
export function ledRooms() {
  /** @type {Set<string>} */
  const names = new Set(only.keys());
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(OURS)) names.add(name.slice(OURS.length));
  } catch {
    // refused
  }
  return [...names]
    .filter(name => name.startsWith(LED))
    .map(name => ({ code: name.slice(LED.length), led: roomKept(name) }))
    .filter(each => each.led)
    .sort((a, b) => b.led.at - a.led.at);
}

export const LED = "key:"; // before the code of a room that this browser leads
