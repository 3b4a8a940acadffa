/* One figure: its frame, and the plot repainted as its reader chooses. */

const NARROW = 560;   // px: below this, a figure's `narrow` layout is laid over its own
const ROOM = 0.5;      // of the window: with less left for the plot, the readout folds away
const CONFIG = {
  displaylogo: false, displayModeBar: "hover", responsive: false, scrollZoom: false,
  modeBarButtonsToRemove: ["zoom2d", "pan2d", "select2d", "lasso2d", "autoScale2d"],
  showSendToCloud: false, plotlyServerURL: "",   // Plotly offers to upload the chart unless told not to
};

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
