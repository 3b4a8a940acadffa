/* Guesses: kept for this visit, on this device only. */

const GUESS = "#8F6A00";   // the colour of a guess in the light theme, exchanged like all others

const guesses = {          // kept for this visit, on this device only
  of(id) { const kept = sessionStorage.getItem(`guess:${id}`); return kept === null ? undefined : JSON.parse(kept); },
  keep(id, guess) { sessionStorage.setItem(`guess:${id}`, JSON.stringify(guess)); },
};

function slider(id, label, asked, unit = "") {
  const middle = asked.low + Math.round((asked.high - asked.low) / 2 / asked.step) * asked.step;
  const input = element("input", { type: "range", id, min: asked.low, max: asked.high, step: asked.step, value: middle });
  const output = element("output", { htmlFor: id });
  const tell = () => { output.value = `${Number(input.value)}${unit ? ` ${unit}` : ""}`; };
  input.addEventListener("input", tell);
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
      const { input, row } = slider(`guess-${id}-${at}`, `at ${knot}`, asked);
      input.addEventListener("input", draw);
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
