/* Tells Streamlit the token that this browser votes with in a room. */

import { keep, kept } from "../../browser/common/keeping.js";

/**
 * @param {import("./types").Call & { data: { room: string, fresh: string, known: string | null } }} call
 */
export default function ({ data, setStateValue }) {
  const name = `room:${data.room}`;
  const token = kept(name) ?? data.fresh;
  keep(name, token);
  if (token !== data.known) setStateValue("token", token);
}
