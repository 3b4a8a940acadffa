/* Which of the packed variants is shown, and what it consists of. */

/** @typedef {{ name: string, options: string[], choice: { value: string } }} Chosen a control, and what is chosen */

/**
 * The place of a variant in the list: the last control changes fastest. With `moved`, that of the
 * variant where one control stands at its option `at`.
 * @param {Chosen[]} controls
 * @param {Chosen} [moved]
 * @param {number} [at]
 */
export function placeOf(controls, moved, at = 0) {
  return controls.reduce((sum, control) => {
    const { options, choice } = control;
    return sum * options.length + (control === moved ? at : options.indexOf(choice.value));
  }, 0);
}

/**
 * The places to which one control can be moved from here, near ones first.
 * @param {Chosen[]} controls
 * @param {Chosen} moved
 */
export function placesAround(controls, moved) {
  const here = moved.options.indexOf(moved.choice.value);
  const near = moved.options.map((_, at) => at).sort((one, two) => Math.abs(one - here) - Math.abs(two - here));
  return near.map(at => placeOf(controls, moved, at));
}

/**
 * The parts of a variant, and what is said of it. A title stands above the plot, as text.
 * @param {import("../types").Variant} variant
 * @param {import("../types").Part[]} traces
 * @param {import("../types").Entry[]} entries
 */
export function parted([traceAt, entryAt], traces, entries) {
  /** @type {import("../types").Part} */
  const layout = {};
  /** @type {Record<string, any>} */
  const meta = {};
  for (const [name, value] of entryAt.map(at => entries[at])) {
    if (name.startsWith("meta.")) meta[name.slice(5)] = value;
    else if (name !== "title") layout[name] = value;
  }
  return { traces: traceAt.map(at => traces[at]), layout, meta: /** @type {import("../types").Meta} */ (meta) };
}
