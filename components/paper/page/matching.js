/* What fits the words that a reader looks for. */

/**
 * @typedef {[title: string, said: string, href: string, also: string]} Item
 * @typedef {Record<string, Item[]>} Groups
 */

/**
 * Letters that are looked for: case, accents, and the kind of a dash or an apostrophe do not matter.
 * @param {string} text
 */
export const folded = text =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\u2010-\u2015\u2212-]/g, " ")
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase();

/** @type {WeakMap<Item, [title: string, all: string]>} */
const letters = new WeakMap();

/**
 * The items in which all words occur: first those whose title has them at the begin of a word.
 * @param {Groups} groups
 * @param {string} asked
 * @param {number} most of a group
 * @returns {[group: string, found: Item[], of: number][]}
 */
export function matching(groups, asked, most) {
  const words = folded(asked).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return Object.entries(groups).flatMap(([group, items]) => {
    const ranked = items.map(item => ({ item, rank: rankOf(item, words) })).filter(({ rank }) => rank > 0);
    ranked.sort((one, other) => other.rank - one.rank);
    const found = ranked.slice(0, most).map(({ item }) => item);
    return found.length ? [[group, found, ranked.length]] : [];
  });
}

/**
 * How well an item fits; 0: not at all.
 * @param {Item} item
 * @param {string[]} words
 */
function rankOf(item, words) {
  let [title, all] = letters.get(item) ?? ["", ""];
  if (!all) {
    const [name, said, , also] = item;
    [title, all] = [` ${folded(name)}`, ` ${folded(`${name} ${said} ${also}`)}`];
    letters.set(item, [title, all]);
  }
  if (!words.every(word => all.includes(word))) return 0;
  const begun = words.filter(word => title.includes(` ${word}`)).length;
  const whole = title.startsWith(` ${words.join(" ")}`) ? 1 : 0;
  return 1 + 2 * begun + words.filter(word => title.includes(word)).length + whole;
}
