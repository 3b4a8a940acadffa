/* Guesses: asked for before the data, compared with them, and kept for this visit. */

const GUESS = "#8F6A00";   // the colour of a guess in the light theme, exchanged like all others

function slider(id, label, asked, unit = "", moved = () => {}) {
  const middle = asked.low + Math.round((asked.high - asked.low) / 2 / asked.step) * asked.step;
  const input = element("input", { type: "range", id, min: asked.low, max: asked.high, step: asked.step, value: middle });
  const output = element("output", { htmlFor: id });
  const tell = () => { output.value = `${Number(input.value)}${unit ? ` ${unit}` : ""}`; };
  onSlide(input, () => { tell(); moved(); });
  tell();
  return { input, row: element("div", { className: "xp-slider" }, element("label", { htmlFor: id }, label, label.endsWith("?") ? " " : ": "), output, input) };
}

const guessing = {         // kind -> builds the question into a form, returns what reads the guess
  number(asked, form, id) {
    const { input, row } = slider(`guess-${id}`, asked.question, asked, asked.unit);
    form.append(row);
    return () => Number(input.value);
  },
  choice(asked, form, id) {
    const set = element("fieldset", { className: "xp-choice xp-column" }, element("legend", {}, asked.question));
    const inputs = asked.options.map((words, at) => {
      const input = element("input", { type: "radio", name: `guess-${id}`, value: words, required: true });
      set.append(element("label", {}, input, element("span", {}, words)));
      return input;
    });
    form.append(set);
    return () => inputs.find(input => input.checked).value;
  },
  shape(asked, form, id) {
    const NS = "http://www.w3.org/2000/svg", svg = document.createElementNS(NS, "svg"), path = document.createElementNS(NS, "polyline");
    svg.setAttribute("viewBox", "-4 -4 308 108");
    svg.setAttribute("class", "xp-sketch");
    svg.setAttribute("aria-hidden", "true");
    svg.append(path);
    const columns = element("div", { className: "xp-knots" });
    const span = asked.knots[asked.knots.length - 1] - asked.knots[0] || 1;
    const inputs = asked.knots.map((knot, at) => {
      const { input, row } = slider(`guess-${id}-${at}`, `at ${knot}`, asked, "", draw);
      columns.append(row);
      return input;
    });
    function draw() {
      path.setAttribute("points", inputs.map((input, at) =>
        `${300 * (asked.knots[at] - asked.knots[0]) / span},${100 - 100 * (input.value - asked.low) / (asked.high - asked.low)}`).join(" "));
    }
    draw();
    form.append(element("fieldset", { className: "xp-shape" }, element("legend", {}, asked.question), svg, columns));
    return () => inputs.map(input => Number(input.value));
  },
};

function ask(drawing) {   // a guess first, then the data; nothing of the answer is shown until then
  const { packed } = drawing, asked = packed.predict, level = drawing.options.level ?? 2;
  const form = element("form", { className: "xp-guess" });
  const read = guessing[asked.kind](asked, form, packed.id);
  const leave = guess => {
    keep(`guess:${packed.id}`, guess);
    drawing.guess = guess;
    drawing.box.remove();
    drawing.show();
    drawing.title.tabIndex = -1;
    drawing.title.focus({ preventScroll: true });
  };
  form.append(element("p", { className: "xp-buttons" },
    element("button", { type: "submit" }, "Show the data"),
    element("button", { type: "button", className: "xp-skip", onclick: () => leave(null) }, "Skip")));
  form.addEventListener("submit", event => { event.preventDefault(); leave(read()); });
  const id = `xp-title-${packed.id}`;
  drawing.box = element("figure", { className: "xp xp-asking", "data-figure": packed.id, "aria-labelledby": id },
    element("header", {}, element(`h${level}`, { className: "xp-title", id }, packed.name),
      element("p", { className: "xp-subtitle" }, "Before you look: make a guess.")), form);
  drawing.root.replaceChildren(drawing.box);
}

function comparison(drawing) {   // the guess over the data: a line on the gap, and marks for the plot
  const asked = drawing.packed.predict, guess = drawing.guess;
  if (!asked || guess === null || guess === undefined) return null;
  const unit = asked.unit ? ` ${asked.unit}` : "", colour = drawing.packed.themes[drawing.theme]?.[GUESS] ?? GUESS;
  const line = { color: colour, width: 3, dash: "dash" };
  if (asked.kind === "choice") {
    return { words: guess === asked.answer ? `You guessed “${guess}”, and so it is.` : `You guessed “${guess}”. The data say “${asked.answer}”.` };
  }
  if (asked.kind === "shape") {
    const gap = asked.answer.reduce((sum, value, at) => sum + Math.abs(value - guess[at]), 0) / guess.length;
    return {
      words: `Your sketch is the dashed line. On average it lies ${Number(gap.toPrecision(2))} away from the data.`,
      trace: { type: "scatter", mode: "lines+markers", x: asked.knots, y: guess, line, marker: { color: colour, size: 9, symbol: "x" }, hovertemplate: "your guess: %{y}<extra></extra>", showlegend: false },
    };
  }
  const gap = Number((guess - asked.answer).toPrecision(3));
  const words = gap === 0 ? `You guessed ${guess}${unit}, and so it is.`
    : `You guessed ${guess}${unit}. The data say ${asked.answer}${unit}: you were ${Math.abs(gap)} too ${gap > 0 ? "high" : "low"}.`;
  const other = asked.axis === "x" ? "y" : "x";
  const shape = asked.axis && { type: "line", [`${asked.axis}0`]: guess, [`${asked.axis}1`]: guess, [`${asked.axis}ref`]: asked.axis, [`${other}0`]: 0, [`${other}1`]: 1, [`${other}ref`]: `${other} domain`, line };
  return { words, shape };
}
