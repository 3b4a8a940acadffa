/* One figure: what it shows in each state, and the plot repainted as its reader chooses. */

const NARROW = 560;   // px: below this, a figure's `narrow` layout is laid over its own
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
    this.moved = packed.live ? () => { if (this.plot) pursue(this); } : this.repaint;
    this.controls.forEach(control => control.choice.viewers.add(this.moved));
    this.guess = options.frozen ? null : guesses.of(packed.id);
    if (options.predict && packed.predict && this.guess === undefined) ask(this);
    else this.show();
  }

  show() {
    build(this);
    this.dress();
    this.paint();
    watch(this);
  }

  state() {   // control -> value, as chosen
    return Object.fromEntries(this.controls.map(control => [control.name, control.choice.value]));
  }

  variant() {
    if (this.packed.live) return this.packed.variants[0];
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
    describe(this, meta.alt);
    this.title.textContent = whole(meta.title);
    this.subtitle.textContent = whole(meta.subtitle);
    this.size.textContent = `${whole(meta.n)}.`;
    this.readout.replaceChildren(...meta.readout.flatMap(([term, text]) => [element("dt", {}, whole(term)), element("dd", {}, whole(text))]));
    this.controls.forEach(follow);
    if (this.table.open) fill(this);
    const compared = comparison(this), data = traces.map(at => this.traces[at]);
    this.gap.textContent = compared?.words ?? "";
    const natural = shown.height;
    shown.height = heightOf(this, natural);
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
      listen(this);
    });
  }

  renew(drawn) {   // a live figure was drawn anew: the same frame, other contents
    if (this.gone) return;
    this.packed = { ...this.packed, ...drawn };
    this.dress();
    this.paint();
    this.announce(this.meta.title, false);
  }

  announce(words, aloud = true) {   // to those who listen; aloud: to all
    this.said.textContent = words;
    this.said.classList.toggle("xp-aloud", aloud);
  }

  fail() {
    this.announce("The chart could not be loaded. Its values are in the table below.");
  }

  remove() {
    this.gone = true;
    this.controls.forEach(control => control.choice.viewers.delete(this.moved));
    this.sight?.disconnect();
    this.resize?.disconnect();
    removeEventListener("resize", this.repaint);
    ["beforeprint", "afterprint"].forEach(type => removeEventListener(type, this.print));
    if (window.Plotly && this.listening) Plotly.purge(this.plot);
    this.box.remove();
  }
}
