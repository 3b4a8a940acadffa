/* The queue of questions: what was held of each, and what can be done with it. */

import { element } from "../../../browser/common/elements.js";

/** @typedef {import("./types").Queued} Queued */

/**
 * @param {HTMLElement} list
 * @param {(act: string, number: number) => void} act
 * @returns {(queue: Queued[], asking: number) => void} shows a queue, if it is another
 */
export function queueList(list, act) {
  let before = "";
  /**
   * @param {Queued} each
   * @param {number} asking
   */
  const row = (each, asking) => {
    const here = each.number === asking;
    const done = here
      ? "asked now"
      : ["", "votes shown", "data shown"][each.shown] || (each.round ? "asked before" : "");
    const said = element("span", {}, each.question, ...(done ? [element("em", {}, ` ${done}`)] : []));
    /**
     * @param {string} name
     * @param {string} words
     */
    const button = (name, words) => {
      const made = element("button", { "aria-label": `${words}: ${each.question}`, className: "quiet" }, words);
      made.addEventListener("click", () => act(name, each.number));
      return made;
    };
    const acts = here ? [] : [button("ask", each.round ? "Back to it" : "Ask")];
    if (!here && !each.round) acts.push(button("remove", "Remove"));
    return element("li", here ? { "aria-current": "true" } : {}, said, element("span", { className: "can" }, ...acts));
  };
  return (queue, asking) => {
    const now = JSON.stringify([queue, asking]);
    if (now === before) return; // what has the focus keeps it
    before = now;
    list.replaceChildren(...queue.map(each => row(each, asking)));
  };
}
