/* Draws packed figures and repaints them as the reader chooses, without asking a server.

   A classic script without modules, so that it also works from a file. It knows three things:
   - provide(id, sha, packed): figure data, called by the data scripts (components/figures/packed.py);
   - mount(root, options): draws a figure into an element and returns a function that removes it;
   - a choice, by name: the state of one control, shared by all figures on the page that have it. */
"use strict";

window.Explorable ??= (() => {
  const NARROW = 560;   // px: below this, a figure's `narrow` layout is laid over its own
  const PROJECTED = 1.6; // how much larger type and marks are on a projector
  const QUIET = 250;    // ms without a change before the choice is told
  const CONFIG = {
    displaylogo: false, displayModeBar: "hover", responsive: false, scrollZoom: false,
    modeBarButtonsToRemove: ["zoom2d", "pan2d", "select2d", "lasso2d", "autoScale2d"],
    showSendToCloud: false, plotlyServerURL: "",   // Plotly offers to upload the chart unless told not to
  };

  /* ---------- loading ---------- */

  const scripts = {}, provided = {}, waiting = {};

  const load = src => scripts[src] ??= new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src, async: true });
    script.onload = done;
    script.onerror = () => { delete scripts[src]; script.remove(); failed(new Error(`${src} could not be loaded`)); };
    document.head.append(script);
  });

  function provide(id, sha, packed) {
    provided[id] = { sha, packed };
    (waiting[id] ?? []).forEach(take => take());
    delete waiting[id];
  }

  const data = async (id, sha, src) => {
    if (provided[id]?.sha !== sha) await load(src);
    return provided[id].packed;
  };

  /* ---------- choices ---------- */

  const choices = {};   // control name -> { value, viewers: Set of functions }

  function choice(name, options, start) {
    const known = choices[name] ??= { viewers: new Set() };
    const asked = new URLSearchParams(location.search).get(name);
    if (!known.viewers.size) known.value = asked ?? start;   // a page just opened: its URL decides
    if (!options.includes(known.value)) known.value = options.includes(asked) ? asked : start;
    return known;
  }

  function choose(name, value) {
    if (choices[name].value === value) return;
    choices[name].value = value;
    choices[name].viewers.forEach(repaint => repaint());
  }

  const told = {};      // control name -> timer
  function tell(name, how, wait = QUIET) {
    clearTimeout(told[name]);
    told[name] = setTimeout(() => (how ?? inAddress)(name, choices[name].value), wait);
  }

  function inAddress(name, value) {
    const address = new URL(location.href);
    address.searchParams.set(name, value);
    history.replaceState(history.state, "", address);
  }

  addEventListener("popstate", () => {
    for (const [name, known] of Object.entries(choices)) {
      const asked = new URLSearchParams(location.search).get(name);
      if (asked !== null && known.viewers.size) choose(name, asked);
    }
  });

  /* ---------- small things ---------- */

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name in made && name !== "list" && name !== "role") made[name] = value; else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  };

  const whole = words => words.replaceAll(" %", "\u00a0%");   // a number and its sign stay on one line

  const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);

  function over(below, above) {   // a copy of `below` with `above` laid over it; lists are replaced whole
    const made = { ...below };
    for (const [name, value] of Object.entries(above ?? {})) {
      made[name] = isObject(value) && isObject(made[name]) ? over(made[name], value) : value;
    }
    return made;
  }

  const SIZES = ["size", "xshift", "yshift", "height"], SIDES = ["l", "r", "t", "b"];
  function grown(value, factor, parent = "") {   // larger type, marks and margins, for projectors
    if (Array.isArray(value)) {                  // an entry of the layout is a pair of name and value
      if (typeof value[0] === "string" && value.length === 2 && !Array.isArray(value[1])) {
        const scaled = value[0] === "height" ? Math.round(value[1] * factor) : grown(value[1], factor, value[0]);
        return [value[0], scaled];
      }
      return value.map(item => grown(item, factor, parent));
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => {
      const scales = SIZES.includes(name) || (parent === "margin" && SIDES.includes(name));
      return [name, scales && typeof item === "number" ? Math.round(item * factor) : grown(item, factor, name)];
    }));
  }

  function isDark(root) {
    const rgb = (getComputedStyle(root).getPropertyValue("--st-background-color").trim()
      || getComputedStyle(document.body).backgroundColor);
    const parts = rgb.startsWith("#")
      ? [1, 3, 5].map(at => parseInt(rgb.slice(at, at + 2), 16))
      : (rgb.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
    return parts[3] !== 0 && 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2] < 128;
  }

  function csv(rows) {
    const cell = value => /[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
    return [rows.columns, ...rows.data].map(row => row.map(cell).join(",")).join("\n") + "\n";
  }

  /* ---------- guesses ---------- */

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

  /* ---------- one figure ---------- */

  class Drawing {
    constructor(root, options, packed) {
      Object.assign(this, { root, options, packed });
      this.controls = packed.controls.map(control => ({ ...control, choice: choice(control.name, control.options, control.options[control.start]) }));
      this.repaint = () => { if (this.plot) this.frame ??= requestAnimationFrame(() => { this.frame = null; this.paint(); }); };
      this.controls.forEach(control => control.choice.viewers.add(this.repaint));
      this.guess = guesses.of(packed.id);
      if (options.predict && packed.predict && this.guess === undefined) this.ask();
      else this.show();
    }

    show() {
      this.build();
      this.dress();
      this.paint();
      this.watch();
    }

    ask() {     // a guess first, then the data; nothing of the answer is shown until then
      const { packed } = this, asked = packed.predict, level = this.options.level ?? 2;
      const form = element("form", { className: "xp-guess" });
      const read = guessing[asked.kind](asked, form, packed.id);
      const leave = guess => {
        guesses.keep(packed.id, guess);
        this.guess = guess;
        this.box.remove();
        this.show();
        this.title.tabIndex = -1;
        this.title.focus({ preventScroll: true });
      };
      form.append(element("p", { className: "xp-buttons" },
        element("button", { type: "submit" }, "Show the data"),
        element("button", { type: "button", className: "xp-skip", onclick: () => leave(null) }, "Skip")));
      form.addEventListener("submit", event => { event.preventDefault(); leave(read()); });
      this.box = element("figure", { className: "xp xp-asking", "data-figure": packed.id },
        element("header", {}, element(`h${level}`, { className: "xp-title" }, packed.name),
          element("p", { className: "xp-subtitle" }, "Before you look: make a guess.")), form);
      this.root.replaceChildren(this.box);
    }

    compared() {  // the guess over the data: a line on the gap, and marks for the plot
      const asked = this.packed.predict, guess = this.guess;
      if (!asked || guess === null || guess === undefined) return null;
      const unit = asked.unit ? ` ${asked.unit}` : "", colour = this.packed.themes[this.theme]?.[GUESS] ?? GUESS;
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

    build() {
      const { packed, options } = this, parts = options.parts ?? ["title", "controls", "readout", "source", "table"];
      const has = part => parts.includes(part);
      this.title = element(`h${options.level ?? 2}`, { className: "xp-title" });
      this.subtitle = element("p", { className: "xp-subtitle" });
      this.plot = element("div", { className: "xp-plot", role: "img" });
      this.readout = element("dl", { className: "xp-readout" });
      this.said = element("p", { className: "xp-said", role: "status" });
      this.size = element("span", { className: "xp-n" });
      this.gap = element("p", { className: "xp-gap" });
      this.table = element("details", { className: "xp-table" }, element("summary", {}, "Table of the values drawn"));
      this.table.addEventListener("toggle", () => this.fill());
      this.box = element("figure", { className: "xp", "data-figure": packed.id });
      if (has("title")) this.box.append(element("header", {}, this.title, this.subtitle));
      if (has("controls")) this.controls.filter(control => control.options.length > 1).forEach(control => this.box.append(this.control(control)));
      this.box.append(this.plot, this.gap);
      if (has("readout") && (this.controls.length || packed.live)) this.box.append(this.readout);
      this.box.append(this.said);
      if (has("source")) this.box.append(this.source());
      if (has("caveats") && packed.caveats.length) {
        this.box.append(element("ul", { className: "xp-caveats", "aria-label": "To keep in mind" }, ...packed.caveats.map(words => element("li", {}, words))));
      }
      if (has("table")) this.box.append(this.table);
      this.root.replaceChildren(this.box);
    }

    control(control) {
      const id = `xp-${this.packed.id}-${control.name}`;
      const change = (at, wait) => {
        choose(control.name, control.options[at]);
        tell(control.name, this.options.tell, wait);
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
      control.input = element("input", {
        type: "range", id, min: 0, max: control.options.length - 1, step: 1,
        oninput: () => change(+control.input.value), onchange: () => change(+control.input.value),
      });
      control.output = element("output", { htmlFor: id });
      return element("div", { className: "xp-slider" },
        element("label", { htmlFor: id }, control.label, ": "), control.output, control.input);
    }

    source() {
      const caption = element("figcaption", { className: "xp-source" });
      for (const line of this.packed.source) {
        caption.append(element("span", { className: "xp-kind" }, line.kind), " ",
          line.url ? element("a", { href: line.url, rel: "noopener" }, line.origin) : line.origin,
          `, ${line.place}${line.error ? `; reading error: ${line.error}` : ""}. `);
      }
      caption.append(this.size);
      const { count, href } = this.options.claims ?? { count: 0 };   // statements of others about what is drawn
      if (count) caption.append(" ", element("a", { className: "xp-claims", href }, `${count} ${count === 1 ? "statement" : "statements"} about this`));
      return caption;
    }

    variant() {
      const at = this.controls.reduce((sum, control) => sum * control.options.length + control.options.indexOf(control.choice.value), 0);
      return this.packed.variants[at];
    }

    dress() {   // colours for the theme in force; parts keep their identity until the next change
      const { theme = "auto" } = this.options;
      this.theme = this.printing ? "light" : theme === "auto" ? (isDark(this.root) ? "dark" : "light") : theme;
      const pairs = this.packed.themes[this.theme];
      const dressed = parts => pairs
        ? JSON.parse(JSON.stringify(parts).replace(/#[0-9A-F]{6}/g, hex => pairs[hex] ?? hex)) : parts;
      this.traces = dressed(this.packed.traces);
      this.entries = dressed(this.packed.entries);
      if (this.theme === "projector") {
        this.traces = this.traces.map(trace => grown(trace, PROJECTED));
        this.entries = this.entries.map(entry => grown(entry, PROJECTED));
      }
      this.box.dataset.theme = this.theme;
      this.box.classList.toggle("xp-own-theme", this.printing || theme !== "auto");
    }

    paint() {
      const [traces, entries] = this.variant();
      const layout = Object.fromEntries(entries.map(at => this.entries[at]));
      const meta = {};
      for (const name of Object.keys(layout)) {
        if (name.startsWith("meta.")) { meta[name.slice(5)] = layout[name]; delete layout[name]; }
      }
      delete layout.title;                       // it stands above the plot, as text
      const width = this.plot.clientWidth || this.root.clientWidth;
      this.meta = meta;
      const shown = { ...(width < NARROW ? over(layout, meta.narrow) : layout), width, uirevision: this.packed.id };
      if (this.options.height) shown.height = this.options.height(this.box, shown.height);
      this.plot.style.minHeight = `${shown.height}px`;
      this.describe(meta.alt);
      this.title.textContent = whole(meta.title);
      this.subtitle.textContent = whole(meta.subtitle);
      this.size.textContent = `${whole(meta.n)}.`;
      this.readout.replaceChildren(...meta.readout.flatMap(([term, text]) => [element("dt", {}, whole(term)), element("dd", {}, whole(text))]));
      for (const control of this.controls) {
        const at = control.options.indexOf(control.choice.value);
        if (control.input) {
          control.input.value = at;
          control.output.value = control.words[at];
          control.input.setAttribute("aria-valuetext", control.words[at]);
        }
        control.inputs?.forEach((input, which) => { input.checked = which === at; });
      }
      if (this.table.open) this.fill();
      const compared = this.compared(), data = traces.map(at => this.traces[at]);
      this.gap.textContent = compared?.words ?? "";
      if (compared?.trace) data.push(compared.trace);
      if (compared?.shape) shown.shapes = [...(shown.shapes ?? []), compared.shape];
      if (!window.Plotly || !this.near) return;
      Plotly.react(this.plot, data, shown, CONFIG).then(() => this.listen());
    }

    describe(alt) {   // until there is a chart, its place has the alt text; a picture may not hold Plotly's buttons
      const [chart, ...above] = this.plot.querySelectorAll(".main-svg");
      const picture = chart ?? this.plot;
      if (chart) ["role", "aria-label"].forEach(name => this.plot.removeAttribute(name));
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", alt);
      above.forEach(layer => layer.setAttribute("aria-hidden", "true"));
    }

    listen() {
      if (this.gone) return;
      this.describe(this.meta.alt);
      if (this.listening) return;
      this.listening = true;
      this.plot.on("plotly_click", ({ points }) => {
        const point = points.find(point => point.data.meta?.sets);
        const control = point && this.controls.find(control => control.name === point.data.meta.sets);
        if (!control || !control.options.includes(String(point.customdata))) return;
        choose(control.name, String(point.customdata));
        tell(control.name, this.options.tell, 0);
        this.said.textContent = `${control.label}: ${control.words[control.options.indexOf(control.choice.value)]}`;
      });
      this.box.dataset.drawn = "yes";
    }

    fill() {
      if (!this.table.open) return;
      const { columns, data } = this.meta.rows;
      const save = element("a", { className: "xp-save", download: `${this.packed.id}.csv` }, "Download these rows as CSV");
      save.href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv(this.meta.rows))}`;
      const body = element("div", { className: "xp-rows", tabIndex: 0, role: "region", "aria-label": "Values drawn" },
        element("table", {},
          element("thead", {}, element("tr", {}, ...columns.map(name => element("th", { scope: "col" }, name)))),
          element("tbody", {}, ...data.map(row => element("tr", {}, ...row.map(cell => element("td", {}, String(cell))))))));
      this.table.replaceChildren(this.table.firstElementChild, save, body);
    }

    watch() {
      this.sight = new IntersectionObserver(([entry]) => {
        if (!entry.isIntersecting) return;
        this.sight.disconnect();
        this.near = true;
        load(this.options.plotly).then(() => this.gone || this.paint(), () => this.fail());
      }, { rootMargin: "600px" });
      this.sight.observe(this.box);
      let width = 0;
      this.resize = new ResizeObserver(([entry]) => {
        if (Math.round(entry.contentRect.width) === width) return;
        width = Math.round(entry.contentRect.width);
        this.repaint();
      });
      this.resize.observe(this.plot);
      this.print = ({ type }) => {   // on paper all is light, and what was never scrolled to is there as well
        this.printing = type === "beforeprint";
        this.near ||= this.printing;
        this.dress();
        this.paint();
      };
      ["beforeprint", "afterprint"].forEach(type => addEventListener(type, this.print));
      // A change of theme changes this colour, and the change of a colour can be waited for.
      this.box.addEventListener("transitionrun", event => {
        if (event.target !== this.box || event.propertyName !== "outline-color") return;
        setTimeout(() => { this.dress(); this.paint(); }, 60);
      });
    }

    renew(packed, options) {   // a live figure was drawn anew: the same frame, other contents
      Object.assign(this, { packed, options });
      if (!this.plot) return;    // the guess comes first; what is shown after it is now the new
      this.dress();
      this.paint();
      this.said.textContent = this.meta.title;
    }

    fail() {
      this.said.classList.add("xp-failed");
      this.said.textContent = "The chart could not be loaded. Its values are in the table below.";
    }

    remove() {
      this.gone = true;
      this.controls.forEach(control => control.choice.viewers.delete(this.repaint));
      this.sight?.disconnect();
      this.resize?.disconnect();
      ["beforeprint", "afterprint"].forEach(type => removeEventListener(type, this.print));
      if (window.Plotly && this.listening) Plotly.purge(this.plot);
      this.box.remove();
    }
  }

  /* options: id, sha, src (of the data script) or packed (the data themselves, as text), plotly (of
     Plotly's script), and if wanted theme (auto, light, dark or projector), parts, predict (ask for a guess first),
     level (of the heading), height (box, height -> px), claims ({ count, href } of statements about it), and
     tell (name, value: called when a choice is settled; without it the address is changed). */
  const mounted = new WeakMap();   // element -> what is drawn in it, and whose turn it is

  function mount(root, options) {
    const state = mounted.get(root) ?? {}, turn = state.turn = {};
    const shape = JSON.stringify([options.id, options.theme, options.parts, options.level]);
    mounted.set(root, state);
    const draw = packed => {
      if (state.turn !== turn) return;             // removed meanwhile, or asked for anew
      root.style.minHeight = "";
      if (options.packed && state.shape === shape) return state.drawing.renew(packed, options);
      const former = state.drawing;
      Object.assign(state, { shape, drawing: new Drawing(root, options, packed) });
      former?.remove();
    };
    if (options.packed) draw(JSON.parse(options.packed));
    else data(options.id, options.sha, options.src).then(draw, () => {
      if (state.turn === turn) root.replaceChildren(element("p", { role: "alert" }, "This figure could not be loaded. Please reload the page."));
    });
    return () => {
      if (state.turn !== turn) return;             // a later call has taken over
      state.drawing?.remove();
      mounted.delete(root);
      state.turn = null;
    };
  }

  return { provide, mount };
})();
