/* Draws packed figures and repaints them as the reader chooses, without asking a server.

   A classic script without modules, so that it also works from a file. It knows four things:
   - provide(id, sha, packed): figure data, called by the data scripts (components/figures/packed.py);
   - mount(root, options): draws a figure into an element and returns a function that removes it;
     components/browser/mount.py makes the options and says what each means;
   - asked(options): the options that the address of a figure's own page asks for;
   - a choice, by name: the state of one control, shared by all figures on the page that have it. */
"use strict";

window.Explorable ??= (() => {
  const NARROW = 560;   // px: below this, a figure's `narrow` layout is laid over its own
  const PROJECTED = 12 / 7;   // how much larger type and marks are on a projector
  const WIDER = 1.85;    // and margins, since the smallest type grows more than the rest
  const LEGIBLE = 24;    // px: the smallest type on a projector, 18 pt of a slide 1280 px wide
  const EXPONENT = 1.25 * 0.7;   // of the type of a tick: its exponent, as Plotly sets it
  const ROOM = 0.5;      // of the window: with less left for the plot, the readout folds away
  const QUIET = 250;    // ms without a change before the address has the choice
  const REST = 3000;    // ms without a change before a server is told
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

  /* The address follows a choice at once; a server hears of it when the reader rests, so that a full
     room that keeps moving asks nothing of it. `how` is false where not even the address may change. */
  const told = {};      // control name -> its two timers
  function tell(name, how, wait = QUIET) {
    if (how === false) return;
    const say = told[name] ??= {};
    clearTimeout(say.address);
    clearTimeout(say.server);
    say.address = setTimeout(() => inAddress(name, choices[name].value), wait);
    if (how) say.server = setTimeout(() => choices[name].viewers.size && how(name, choices[name].value), REST);
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
  const typeSize = (parent, name) => name === "size" && parent.toLowerCase().endsWith("font");
  function grown(value, factor, parent = "") {   // larger type, marks and margins, for projectors
    if (typeof value === "string") return value.replace(/font-size:\s*[\d.]+px/g, `font-size:${LEGIBLE}px`);
    if (Array.isArray(value)) {                  // an entry of the layout is a pair of name and value
      if (typeof value[0] === "string" && value.length === 2 && !Array.isArray(value[1])) {
        const scaled = value[0] === "height" ? Math.round(value[1] * factor) : grown(value[1], factor, value[0]);
        return [value[0], scaled];
      }
      return value.map(item => grown(item, factor, parent));
    }
    if (!isObject(value)) return value;
    const made = Object.fromEntries(Object.entries(value).map(([name, item]) => {
      const side = parent === "margin" && SIDES.includes(name), scales = SIZES.includes(name) || side;
      if (!scales || typeof item !== "number") return [name, grown(item, factor, name)];
      return [name, Math.max(Math.round(item * (side ? WIDER : factor)), typeSize(parent, name) ? LEGIBLE : -Infinity)];
    }));
    if (made.exponentformat === "power") made.tickfont = { ...made.tickfont, size: Math.ceil(LEGIBLE / EXPONENT) };
    return made;
  }

  function shrunk(trace, factor) {   // smaller marks, where a plot is lower than it was drawn for
    const size = trace.marker?.size;
    if (size === undefined) return trace;
    const less = value => typeof value === "number" ? value * factor : value;
    return over(trace, { marker: { size: Array.isArray(size) ? size.map(less) : less(size) } });
  }

  function thin(plot, crowded) {   // where a plot is lower than it was drawn for, no label lies on another
    const texts = [...plot.querySelectorAll(".main-svg text")].filter(text => text.textContent.trim());
    for (const text of texts) text.style.visibility = "";
    if (!crowded) return;
    const bold = text => text.style.fontWeight === "bold" || text.querySelector("tspan[style*=bold]") !== null;
    const kept = [];
    for (const text of [...texts.filter(bold), ...texts.filter(text => !bold(text))]) {
      const box = text.getBoundingClientRect();
      const covered = kept.some(other => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 2
        && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 0.3 * Math.min(box.height, other.height));
      if (covered) text.style.visibility = "hidden"; else kept.push(box);
    }
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
    const cell = value => /[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? "");
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
      this.guess = options.frozen ? null : guesses.of(packed.id);
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
      const { packed, options } = this, has = part => options.parts.includes(part);
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
      const header = element("header", {}, ...(has("title") ? [this.title, this.subtitle] : []));
      if (has("menu") && options.home && options.menu !== false) header.append(menuButton(this));
      if (header.childElementCount) this.box.append(header);
      if (options.frozen) this.box.append(this.asOf());
      else if (has("controls")) {
        const offered = this.controls.filter(control => control.options.length > 1).map(control => this.control(control));
        if (offered.length) this.box.append(element("div", { className: "xp-controls" }, ...offered));
      }
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

    asOf() {    // a frozen figure says which data it shows, and whether the link meant them
      const { options, packed } = this, live = element("a", { href: addressOf(this, {}) }, "Open the live figure");
      return element("p", { className: "xp-frozen" }, packed.data.startsWith(options.frozen) ? `As of data ${packed.data}. `
        : `The data have changed since this link was made for data ${options.frozen}: these are the present ones, ${packed.data}. `, live);
    }

    state() {   // control -> value, as shown
      return { ...this.options.choices, ...Object.fromEntries(this.controls.map(control => [control.name, control.choice.value])) };
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
      const natural = shown.height;
      shown.height = this.height(natural);
      const crowded = shown.height < natural;
      if (crowded) {
        data.forEach((trace, at) => { data[at] = shrunk(trace, shown.height / natural); });
        shown.annotations = shown.annotations?.map(note => note.yshift ? { ...note, yshift: note.yshift * Math.max(shown.height / natural, 0.6) } : note);
      }
      this.plot.style.minHeight = `${shown.height}px`;
      if (compared?.trace) data.push(compared.trace);
      if (compared?.shape) shown.shapes = [...(shown.shapes ?? []), compared.shape];
      if (!window.Plotly || !this.near) return;
      if (width >= NARROW && (crowded || this.options.wider || this.theme === "projector")) {   // labels may need more than the margin that was drawn
        for (const name of Object.keys(shown)) if (/^yaxis/.test(name)) shown[name] = { ...shown[name], automargin: true };
      }
      Plotly.react(this.plot, data, shown, CONFIG).then(() => {
        thin(this.plot, crowded);
        this.listen();
      });
    }

    height(natural) {   // of the plot, in px, once the words around it stand
      const { box, plot, options } = this, full = document.fullscreenElement === box;
      if (options.height && !full) return options.height(box, natural);
      const fits = full || (options.fit && innerWidth > innerHeight && innerWidth >= NARROW);
      box.classList.toggle("xp-fit", fits);
      box.classList.remove("xp-tight");
      if (!fits) return natural;
      const ends = () => {     // on the whole screen the box is as high as that, so what it holds is measured
        if (!full) return box.offsetHeight;
        const below = [...box.children].map(child => child.getBoundingClientRect().bottom);
        return Math.max(...below) - box.getBoundingClientRect().top + box.scrollTop + 12;
      };
      const top = full ? 0 : box.getBoundingClientRect().top - scrolled(box);
      const rest = () => Math.floor(innerHeight - top - (ends() - plot.offsetHeight));
      if (rest() < Math.min(natural, ROOM * innerHeight)) box.classList.add("xp-tight");   // then the readout folds away
      return Math.max(rest(), 120);
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
        const control = point && !this.options.frozen && this.controls.find(control => control.name === point.data.meta.sets);
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
        (window.Plotly ? Promise.resolve() : load(this.options.plotly)).then(() => this.gone || this.paint(), () => this.fail());
      }, { rootMargin: "600px" });
      this.sight.observe(this.box);
      let width = 0;
      this.resize = new ResizeObserver(([entry]) => {
        if (Math.round(entry.contentRect.width) === width) return;
        width = Math.round(entry.contentRect.width);
        this.repaint();
      });
      this.resize.observe(this.plot);
      if (this.options.fit) addEventListener("resize", this.repaint);
      this.box.addEventListener("fullscreenchange", this.repaint);
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
      removeEventListener("resize", this.repaint);
      ["beforeprint", "afterprint"].forEach(type => removeEventListener(type, this.print));
      if (window.Plotly && this.listening) Plotly.purge(this.plot);
      this.box.remove();
    }
  }

  /* ---------- the menu: links, embed code, files, citations, provenance ---------- */

  const FRAMES = [["16:9, 960 × 540", "960", "540"], ["Full width", "100%", "540"], ["Phone, 320 wide", "320", "640"]];
  const STILL = { width: 960, edge: 24, scale: 2 };   // px of a saved picture; a PNG has `scale` px for each
  const SYSTEM = 'system-ui, "Segoe UI", Roboto, Arial, sans-serif';   // type that a file needs nobody to send

  const scrolled = box => {   // how far the page around a figure is scrolled
    for (let at = box.parentElement; at; at = at.parentElement) if (at.scrollTop) return -at.scrollTop;
    return -scrollY;
  };

  function addressOf(drawing, { theme, parts, predict, frozen, embed }) {   // of its own page, in its present state
    const address = new URL(drawing.options.home, location.href), query = address.searchParams;
    for (const [name, value] of Object.entries(drawing.state())) query.set(name, value);
    if (theme && theme !== "auto") query.set("theme", theme);
    if (parts) query.set("parts", parts.join(","));
    if (predict) query.set("predict", "on");
    if (frozen) query.set("frozen", drawing.packed.data);
    if (embed) query.set("embed", "true");
    return address.href.replaceAll("%2C", ",");
  }

  function takenAlong(drawing, asked) {   // an address for others: that on the web, where this page is a file
    const address = addressOf(drawing, asked), { canonical } = drawing.options;
    return canonical && address.startsWith("file:") ? canonical + address.slice(address.indexOf("?")) : address;
  }

  function placeOf(drawing) {   // the address to print: of the data as they are, and never of a folder on this device
    const address = takenAlong(drawing, { frozen: true });
    return address.startsWith("file:") ? drawing.options.home + address.slice(address.indexOf("?")) : address;
  }

  const sentence = text => text.replace(/([.?!])\.(?=[ \n}]|$)/g, "$1");

  function filled(drawing, form, text) {   // a citation with its marks replaced; LaTeX wants some letters escaped
    const { meta, options, packed } = drawing, values = {
      address: placeOf(drawing), site: options.site, date: new Date().toISOString().slice(0, 10),
      finding: meta.title, measure: meta.subtitle, n: meta.n, alt: meta.alt,
    };
    const escaped = value => form === "latex" ? value.replace(/[\\{}&%$#_~^]/g, letter => packed.cite.latex[letter]) : value;
    return sentence(text.replace(/⟦(\w+)⟧/g, (mark, name) => escaped(values[name])));
  }

  function chart(drawing) {   // the variant shown as Plotly takes it, with its words inside
    const [traces, entries] = drawing.variant(), { meta, packed } = drawing;
    const layout = Object.fromEntries(entries.map(at => drawing.entries[at]).filter(([name]) => !name.startsWith("meta.")));
    layout.meta = {
      title: meta.title, subtitle: meta.subtitle, alt: meta.alt, n: meta.n, figure: packed.id, data: packed.data,
      source: packed.source, caveats: packed.caveats, state: drawing.state(), address: placeOf(drawing),
    };
    return { data: traces.map(at => drawing.traces[at]), layout };
  }

  function lines(text, font, width) {   // words broken to a width, as that font sets them
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const made = [];
    for (const word of text.split(" ")) {
      const longer = made.length ? `${made[made.length - 1]} ${word}` : word;
      if (made.length && pen.measureText(longer).width <= width) made[made.length - 1] = longer; else made.push(word);
    }
    return made;
  }

  const sourceWords = ({ packed, meta }) => packed.source.map(line =>
    `${line.kind}: ${line.origin}, ${line.place}${line.error ? `; reading error: ${line.error}` : ""}.`).concat(`${meta.n}.`).map(sentence);

  async function still(drawing) {   // the plot with title, measure and source, as the text of an SVG
    const { data, layout } = chart(drawing), large = drawing.theme === "projector", { edge } = STILL;
    const width = STILL.width * (large ? 1.5 : 1), inner = width - 2 * edge;
    const { title, meta, ...plain } = layout, font = { ...plain.font, family: SYSTEM };
    const margin = { ...plain.margin };   // the reader's own type may be wider than ours
    for (const side of ["l", "r"]) if (margin[side]) margin[side] *= 1.2;
    await load(drawing.options.plotly);
    const plot = await Plotly.toImage({ data, layout: { ...plain, font, margin, width: inner }, config: CONFIG },
      { format: "svg", width: inner, height: layout.height, imageDataOnly: true });
    const css = getComputedStyle(drawing.box), ink = css.color, ground = (drawing.packed.themes[drawing.theme] ?? {})["#FFFFFF"] ?? "#FFFFFF";
    let y = edge;
    const texts = [];
    const write = (text, weight, size) => {
      const px = large ? Math.max(LEGIBLE, Math.round(size * PROJECTED)) : size;
      for (const line of lines(text, `${weight} ${px}px ${SYSTEM}`, inner)) {
        y += Math.round(1.3 * px);
        texts.push(`<text x="${edge}" y="${y}" font-size="${px}" font-weight="${weight}">${xml(line)}</text>`);
      }
    };
    write(drawing.meta.title, 700, 20);
    write(drawing.meta.subtitle, 400, 15);
    const at = y + 12;
    y = at + layout.height + 4;
    write(`${sourceWords(drawing).join(" ")} ${drawing.options.site}, data ${drawing.packed.data}, ${placeOf(drawing)}`, 400, 13);
    const height = y + edge;
    return {
      width, height,
      text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`
        + `<title>${xml(drawing.meta.title)}</title><desc>${xml(drawing.meta.alt)}</desc><rect width="100%" height="100%" fill="${ground}"/>`
        + `<g font-family="${xml(SYSTEM)}" fill="${ink}">${texts.join("")}</g>${plot.replace("<svg ", `<svg x="${edge}" y="${at}" `)}</svg>`,
    };
  }

  const ENTITIES = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
  const xml = text => text.replace(/[<>&"]/g, letter => ENTITIES[letter]);

  async function png(drawing) {
    const { width, height, text } = await still(drawing), picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await picture.decode();
    const canvas = element("canvas", { width: width * STILL.scale, height: height * STILL.scale });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise(done => canvas.toBlob(done, "image/png"));
  }

  const FILES = {   // ending -> makes the file's contents
    png,
    svg: async drawing => new Blob([(await still(drawing)).text], { type: "image/svg+xml" }),
    csv: async drawing => new Blob([csv(drawing.meta.rows)], { type: "text/csv" }),
    json: async drawing => new Blob([JSON.stringify(chart(drawing))], { type: "application/json" }),
  };

  function save(name, blob) {
    const href = URL.createObjectURL(blob), link = element("a", { href, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  function menuButton(drawing) {
    return element("button", {
      type: "button", className: "xp-open", "aria-haspopup": "dialog", "aria-label": `Share, save or cite: ${drawing.packed.name}`,
      title: "Share, save or cite", onclick: event => openMenu(drawing, event.currentTarget),
    }, element("span", { "aria-hidden": "true" }, "⋯"));
  }

  function openMenu(drawing, button) {   // made anew each time, so that it says what is shown now
    const { packed, options } = drawing, id = `xp-menu-${packed.id}`, { count, href } = options.claims;
    const said = element("p", { className: "xp-told", role: "status" });
    const copy = async (field, what) => {   // without a clipboard the text is at least selected
      field.select();
      const done = navigator.clipboard
        ? await navigator.clipboard.writeText(field.value).then(() => true, () => false) : document.execCommand("copy");
      said.textContent = done ? `${what} copied.` : `${what} selected: copy it with Ctrl+C or ⌘C.`;
    };
    const text = (label, rows) => {         // a text to take along, and the button that takes it
      const field = element("textarea", { readOnly: true, rows, spellcheck: false, "aria-label": label, onfocus: () => field.select() });
      const taking = element("button", { type: "button", onclick: () => copy(field, label) }, "Copy", element("span", { className: "xp-hidden" }, ` ${label}`));
      return { field, row: element("div", { className: "xp-take" }, field, taking) };
    };
    const pick = (label, of, start, change) => {
      const select = element("select", { onchange: change }, ...of.map(([value, words]) => element("option", { value, selected: value === start }, words)));
      return { select, row: element("label", { className: "xp-pick" }, element("span", {}, label), select) };
    };
    const tick = (words, checked, change) => {
      const input = element("input", { type: "checkbox", checked, onchange: change });
      return { input, row: element("label", { className: "xp-tick" }, input, element("span", {}, words)) };
    };
    const part = (title, ...children) => element("section", {}, element("h3", {}, title), ...children);

    const link = text("Link", 3), code = text("Embed code", 4), cited = text("Citation", 9);
    const theme = pick("Theme", options.offers.themes.map(name => [name, name === "auto" ? "as the reader’s device" : name]), options.theme ?? "auto", write);
    const when = pick("Data", [["live", "live: always the present data"], ["frozen", `frozen: as of data ${packed.data}`]], options.frozen ? "frozen" : "live", write);
    const guess = tick("Ask for a guess first", false, write);
    const size = pick("Size", FRAMES.map(([words], at) => [String(at), words]), "0", write);
    const parts = Object.entries(options.offers.parts).map(([name, words]) => ({ name, ...tick(words, options.offers.embedded.includes(name), write) }));
    const form = pick("Form", packed.cite.forms.map(([name, words]) => [name, words]), "line", write);

    function write() {
      const frozen = when.select.value === "frozen", asked = { theme: theme.select.value, frozen, predict: guess.input.checked && !frozen };
      const kept = parts.filter(part => part.input.checked).map(part => part.name);
      const [, width, height] = FRAMES[+size.select.value];
      guess.input.disabled = frozen;
      link.field.value = takenAlong(drawing, asked);
      const src = takenAlong(drawing, { ...asked, embed: true, parts: kept.length ? kept : ["plot"] });
      code.field.value = `<iframe src="${xml(src)}" title="${xml(packed.name)}" width="${width}" height="${height}" `
        + 'style="border:0;max-width:100%" loading="lazy" allow="fullscreen; clipboard-write"></iframe>';
      cited.field.value = filled(drawing, form.select.value, packed.cite.forms.find(([name]) => name === form.select.value)[2]);
    }

    const files = Object.entries(FILES).map(([ending, make]) => element("button", {
      type: "button", onclick: () => {
        said.textContent = "Being made …";
        make(drawing).then(blob => { save(`${packed.id}.${ending}`, blob); said.textContent = `${packed.id}.${ending} saved.`; },
          () => { said.textContent = `${packed.id}.${ending} could not be made.`; });
      },
    }, ending.toUpperCase()));
    const close = () => menu.close();
    const menu = element("dialog", { className: "xp-menu", "aria-labelledby": id },
      element("header", {}, element("h2", { id }, packed.name), element("button", { type: "button", className: "xp-open", "aria-label": "Close", onclick: close }, "✕")),
      said,
      part("Link", link.row, element("div", { className: "xp-picks" }, theme.row, when.row, ...(packed.predict ? [guess.row] : []))),
      part("Embed", code.row, element("div", { className: "xp-picks" }, size.row), element("fieldset", { className: "xp-picks" }, element("legend", {}, "Show"), ...parts.map(part => part.row))),
      part("Download", element("p", { className: "xp-files" }, ...files), element("p", {}, "Pictures carry title, measure and source. CSV holds exactly the rows drawn, JSON the figure for Plotly.")),
      part("Cite", form.row, cited.row),
      part("Source", element("ul", {}, ...packed.source.map(line => element("li", {}, element("span", { className: "xp-kind" }, line.kind), " ",
        line.url ? element("a", { href: line.url, rel: "noopener" }, line.origin) : line.origin, `, ${line.place}${line.error ? `; reading error: ${line.error}` : ""}`))),
      element("ul", {}, ...packed.caveats.map(words => element("li", {}, words))),
      element("p", { className: "xp-ways" }, element("a", { href: options.sources }, "All sources and data"),
        ...(count ? [element("a", { href }, `${count} ${count === 1 ? "statement" : "statements"} about this figure`)] : []),
        element("a", { href: addressOf(drawing, {}) }, "This figure alone"),
        ...(document.fullscreenEnabled ? [element("button", { type: "button", onclick: () => { close(); drawing.box.requestFullscreen(); } }, "Full screen")] : []))));
    menu.addEventListener("close", () => { menu.remove(); button.focus({ preventScroll: true }); });
    menu.addEventListener("click", event => { if (event.target === menu) close(); });   // on what lies behind it
    write();
    drawing.box.append(menu);
    menu.showModal();
  }

  /* ---------- mounting ---------- */

  const mounted = new WeakMap();   // element -> what is drawn in it, and whose turn it is

  function mount(root, options) {
    options = { parts: ["title", "controls", "readout", "source", "table"], ...options };
    const state = mounted.get(root) ?? {}, turn = state.turn = {};
    const shape = JSON.stringify([options.id, options.theme, options.parts, options.level, options.frozen, options.fit, !options.home]);
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

  function asked(options, search = location.search) {   // like `asked` of components/browser/mount.py
    const query = new URLSearchParams(search), { parts, themes, embedded } = options.offers;
    const fit = query.get("embed") === "true", said = (query.get("parts") ?? "").split(",");
    const some = Object.keys(parts).filter(part => said.includes(part));
    return {
      theme: themes.includes(query.get("theme")) ? query.get("theme") : themes[0],
      parts: some.length || said.includes("plot") ? some : fit ? embedded : options.parts,
      predict: query.get("predict") === "on",
      frozen: /^[0-9a-f]{6,64}$/.test(query.get("frozen") ?? "") ? query.get("frozen") : "",
      fit,
    };
  }

  return { provide, mount, asked };
})();
