/* One object laid over another. */

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * A copy of `below` with `above` laid over it; lists are replaced whole. Like `over` of
 * components/packing; both are tested on tests/twins/over.json.
 * @param {Record<string, any>} below
 * @param {Record<string, any> | undefined} above
 * @returns {Record<string, any>}
 */
export function over(below, above) {
  const made = { ...below };
  for (const [name, value] of Object.entries(above ?? {})) {
    made[name] = isObject(value) && isObject(made[name]) ? over(made[name], value) : value;
  }
  return made;
}
