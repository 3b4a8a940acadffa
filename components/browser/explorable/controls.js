/* Controls: what the reader moves, and where it stands. */

function controlOf(drawing, control) {
  const id = `xp-${drawing.packed.id}-${control.name}`;
  const change = (at, wait) => {
    choose(control.name, control.options[at]);
    tell(control.name, drawing.options.tell, wait);
    drawing.speak();
  };
  if (control.kind === "choice") {
    const set = element("fieldset", { className: "xp-choice" }, element("legend", {}, control.label));
    control.inputs = control.options.map((value, at) => {
      const input = element("input", { type: "radio", name: id, value, onchange: () => change(at, 0) });
      set.append(element("label", {}, input, element("span", {}, control.words[at])));
      return input;
    });
    return set;
  }
  const moved = () => change(+control.input.value);
  control.input = element("input", {
    type: "range", id, min: 0, max: control.options.length - 1, step: 1, onchange: moved,
  });
  onSlide(control.input, drawing.packed.live ? () => stand(control, +control.input.value) : () => { move(); moved(); });   // a server is asked on release
  control.output = element("output", { htmlFor: id, "aria-live": "off" });   // the finding is said, once the slider rests
  return element("div", { className: "xp-slider" },
    element("label", { htmlFor: id }, control.label, ": "), control.output, control.input);
}

function stand(control, at) {
  control.input.value = at;
  control.output.value = control.words[at];
  control.input.setAttribute("aria-valuetext", control.words[at]);
}

function strays(controls) {   // what the address asks of a control that cannot be had, in words; none if all can
  return controls.filter(({ name, options }) => inAddress(name) !== null && !options.includes(inAddress(name)))
    .map(({ name, label, words, options, choice }) => `“${label}” cannot be “${inAddress(name)}”: it is ${words[options.indexOf(choice.value)]}.`);
}

function follow(control) {   // its input stands where the choice is
  const at = control.options.indexOf(control.choice.value);
  if (control.input) stand(control, at);
  control.inputs?.forEach((input, which) => { input.checked = which === at; });
}
