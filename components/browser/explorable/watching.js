/* What a figure hears of: coming into sight, its width, clicks on its marks, printing, themes. */

function watch(drawing) {
  drawing.sight = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    drawing.sight.disconnect();
    if (drawing.near && window.Plotly) return;   // drawn already
    drawing.near = true;
    loadPlotly(drawing).then(() => drawing.gone || (drawing.paint(), drawing.moved()), () => drawing.fail());
  }, { rootMargin: "600px" });
  drawing.sight.observe(drawing.box);
  drawing.view = new IntersectionObserver(entries => {
    drawing.inSight = entries[entries.length - 1].isIntersecting;
    if (drawing.inSight) drawAhead(drawing); else forget(drawing);
  });
  drawing.view.observe(drawing.box);
  let width = drawing.plot.clientWidth;
  drawing.resize = new ResizeObserver(([entry]) => {
    if (Math.round(entry.contentRect.width) === width) return;
    width = Math.round(entry.contentRect.width);
    drawing.repaint();
  });
  drawing.resize.observe(drawing.plot);
  if (drawing.options.fit) addEventListener("resize", drawing.repaint);
  drawing.box.addEventListener("fullscreenchange", drawing.repaint);
  drawing.print = ({ type }) => {   // on paper all is light, and what was never scrolled to is there as well
    drawing.printing = type === "beforeprint";
    drawing.near ||= drawing.printing;
    drawing.dress();
    drawing.paint();
  };
  ["beforeprint", "afterprint"].forEach(type => addEventListener(type, drawing.print));
  // A change of theme changes this colour, and the change of a colour can be waited for.
  drawing.box.addEventListener("transitionrun", event => {
    if (event.target !== drawing.box || event.propertyName !== "outline-color") return;
    setTimeout(() => { drawing.dress(); drawing.paint(); }, 60);
  });
}

function inSight(box) {
  const { top, bottom } = box.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function listen(drawing) {
  if (drawing.gone) return;
  describe(drawing, drawing.meta.alt);
  drawing.plot.querySelectorAll(".modebar-btn").forEach(button => { button.tabIndex = -1; });   // they are there for pointers only
  if (drawing.listening) return;
  drawing.listening = true;
  drawing.plot.on("plotly_click", ({ points }) => {
    const point = points.find(point => point.data.meta?.sets);
    const control = point && !drawing.options.frozen && drawing.controls.find(control => control.name === point.data.meta.sets);
    if (!control || !control.options.includes(String(point.customdata))) return;
    choose(control.name, String(point.customdata));
    tell(control.name, drawing.options.tell, 0);
    drawing.speak();
  });
  for (const event of ["plotly_relayout", "plotly_restyle"]) {
    drawing.plot.on(event, () => { drawing.touched = true; forget(drawing); });   // zoomed: no picture drawn ahead is right
  }
  drawing.plot.on("plotly_doubleclick", () => setTimeout(() => { drawing.touched = false; drawAhead(drawing); }));
  drawing.box.dataset.drawn = "yes";
}

function describe(drawing, alt) {   // until there is a chart, its place has the alt text; a picture may not hold Plotly's buttons
  const [chart, ...above] = drawing.plot.querySelectorAll(".plot-container .main-svg");
  const picture = chart ?? drawing.plot;
  if (chart) ["role", "aria-label"].forEach(name => drawing.plot.removeAttribute(name));
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", alt);
  above.forEach(layer => layer.setAttribute("aria-hidden", "true"));
}
