/* The data of figures: each lies in a script that hands it over. */

import { load } from "../common/loading.js";

/** @type {Record<string, { sha: string, packed: import("./types").Packed } | undefined>} */
const provided = {};

/**
 * @param {string} id
 * @param {string} sha
 * @param {import("./types").Packed} packed
 */
export function provide(id, sha, packed) {
  provided[id] = { sha, packed };
}

/**
 * The data of a figure, once they are there. An old address is answered with the new data.
 * @param {Pick<import("./types").Options, "id" | "sha" | "src">} options
 */
export async function dataOf({ id, sha, src }) {
  await load(src, () => provided[id]?.sha === sha);
  const found = provided[id];
  if (!found) throw new Error(`${src} holds no data of ${id}`);
  return found.packed;
}
