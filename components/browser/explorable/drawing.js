/* One figure: what it shows in each state, and the plot repainted as its reader chooses. */

const HOVERS = matchMedia("(hover: hover) and (pointer: fine)").matches;   // on touch, Plotly's buttons would always lie over the plot
const CONFIG = {
  displaylogo: false, displayModeBar: HOVERS ? "hover" : false, responsive: false, scrollZoom: false,
  modeBarButtonsToRemove: ["zoom2d", "pan2d", "select2d", "lasso2d", "autoScale2d"],
  showSendToCloud: false, plotlyServerURL: "",   // Plotly offers to upload the chart unless told not to
};

const SPOKEN = 700;   // ms without a change before the finding is said to those who listen

class Drawing {
  constructor(root, options, packed) {
    Object.assign(this, { root, options, packed });
    this.controls = packed.controls.map(control => ({ ...control, choice: choice(control.name, control.options, control.options[control.start]) }));
    this.repaint = () => { if (this.plot) this.frame ??= requestAnimationFrame(() => { this.frame = null; this.paint(isMoving()); }); };
    this.moved = packed.live ? () => { if (this.plot) pursue(this); } : this.repaint;
    this.controls.forEach(control => control.choice.viewers.add(this.moved));
    this.strays = strays(this.controls).join(" ");   // said once the figure shows; the address is mended at once
    if (this.strays) this.controls.forEach(({ name }) => { if (inAddress(name) !== null) tell(name, options.tell === false ? false : null, 0); });
    this.guess = options.frozen ? null : kept(`guess:${packed.id}`);
    if (options.predict && packed.predict && this.guess === undefined) ask(this);
    else this.show();
  }

  show() {
    build(this);
    this.dress();
    this.near = Boolean(window.Plotly) && inSight(this.box);   // then there is nothing to wait for
    this.paint();
    watch(this);
    if (this.strays) this.announce(this.strays);
    if (this.packed.live) this.moved();   // the choice may have changed while nothing was shown
  }

  state() {   // control -> value, as chosen
    return Object.fromEntries(this.controls.map(control => [control.name, control.choice.value]));
  }

  place(moved, option) {   // of a variant: of that shown, or of that where one control stands elsewhere
    if (this.packed.live) return 0;
    return this.controls.reduce((sum, control) => sum * control.options.length
      + (control === moved ? option : control.options.indexOf(control.choice.value)), 0);
  }

  variant() {
    return this.packed.variants[this.place()];
  }

  dress() {   // colours for the theme in force; parts keep their identity until the next change
    const { theme = "auto" } = this.options;
    this.theme = this.printing ? "light" : theme === "auto" ? (isDark(this.root) ? "dark" : "light") : theme;
    const pairs = this.packed.themes[this.theme];
    const dressed = parts => pairs
      ? JSON.parse(JSON.stringify(parts).replace(/#[0-9A-F]{6}/g, hex => pairs[hex] ?? hex)) : parts;
    forget(this);
    this.traces = dressed(this.packed.traces);
    this.entries = dressed(this.packed.entries);
    if (this.theme === "projector") {
      this.traces = this.traces.map(trace => grown(trace, PROJECTED));
      this.entries = this.entries.map(entry => grown(entry, PROJECTED));
    }
    this.box.dataset.theme = this.theme;
    this.box.classList.toggle("xp-own-theme", this.printing || theme !== "auto");
  }

  paint(moving = false) {   // while its reader drags, a picture drawn ahead will do, and out of sight nothing changes
    if (moving && this.inSight === false) return rest(this);
    const place = this.place(), parts = parted(this, place), width = this.plot.clientWidth || this.root.clientWidth;
    this.meta = parts.meta;
    write(this);
    if (!moving) fill(this);
    const sheet = composed(this, parts, width, natural => heightOf(this, natural));
    this.plot.style.minHeight = `${sheet.layout.height}px`;
    if (!window.Plotly || !this.near) return;
    if (moving && showAhead(this, place, sheet)) return rest(this);
    hideAhead(this);
    Plotly.react(this.plot, sheet.data, sheet.layout, CONFIG).then(() => {
      thin(this.plot, sheet.crowded);
      listen(this);
      drawAhead(this, sheet);
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

  speak() {   // what a choice shows is said once its reader rests; a live figure says so when it is drawn
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => this.gone || this.packed.live || this.announce(this.meta.title, false), SPOKEN);
  }

  fail() {
    this.announce("The chart could not be loaded. Its values are in the table below.");
  }

  remove() {
    this.gone = true;
    this.controls.forEach(control => control.choice.viewers.delete(this.moved));
    this.sight?.disconnect();
    this.view?.disconnect();
    forget(this);
    this.resize?.disconnect();
    removeEventListener("resize", this.repaint);
    ["beforeprint", "afterprint"].forEach(type => removeEventListener(type, this.print));
    if (window.Plotly && this.listening) Plotly.purge(this.plot);
    this.box.remove();
  }
}
