/* Citations: Python makes their texts, with marks for what only the page knows. */

/** @typedef {Record<string, string>} Values mark to value */

/**
 * Put values in place of the marks; in LaTeX, so that they stand for themselves. A full stop that a
 * value brings along takes the place of the one after the mark. Like `fill` of
 * components/study/sources/citation.py; both are tested on tests/twins/citation.json.
 * @param {string} form
 * @param {string} text
 * @param {Values} values
 * @param {Record<string, string>} latex letters, and how LaTeX wants them
 */
export function cited(form, text, values, latex) {
  const made = text.replace(/⟦(\w+)⟧/g, (_, mark) => {
    const value = values[mark];
    return form === "latex" ? [...value].map(letter => latex[letter] ?? letter).join("") : value;
  });
  return sentence(made);
}

/** @param {string} text */
export const sentence = text => text.replace(/([.?!])\.(?=[ \n}]|$)/g, "$1");
