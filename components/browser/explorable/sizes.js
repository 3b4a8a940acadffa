/* Sizes: larger for projectors, smaller where a plot is lower than it was drawn for. */

const PROJECTED = 12 / 7;   // how much larger type and marks are on a projector
const WIDER = 1.85;    // and margins, since the smallest type grows more than the rest
const LEGIBLE = 24;    // px: the smallest type on a projector, 18 pt of a slide 1280 px wide
const EXPONENT = 1.25 * 0.7;   // of the type of a tick: its exponent, as Plotly sets it
const ROOM = 0.5;      // of the window: with less left for the plot, the readout folds away

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

const scrolled = box => {   // how far the page around a figure is scrolled
  for (let at = box.parentElement; at; at = at.parentElement) if (at.scrollTop) return -at.scrollTop;
  return -scrollY;
};

function heightOf(drawing, natural) {   // of the plot, in px, once the words around it stand
  const { box, plot, options } = drawing, full = document.fullscreenElement === box;
  if (options.height && !full) return options.height(box, natural);
  const fits = full || (options.fit && innerWidth > innerHeight && innerWidth >= NARROW);
  box.classList.toggle("xp-fit", fits);
  box.classList.remove("xp-tight");
  if (!fits) return natural;
  const ends = () => {     // on the whole screen the box is as high as that, so what it holds is measured
    if (!full) return box.getBoundingClientRect().height;
    const below = [...box.children].map(child => child.getBoundingClientRect().bottom);
    return Math.max(...below) - box.getBoundingClientRect().top + box.scrollTop + 12;
  };
  const top = full ? 0 : box.getBoundingClientRect().top - scrolled(box);
  const rest = () => Math.floor(innerHeight - top - (ends() - plot.getBoundingClientRect().height));
  if (rest() < Math.min(natural, ROOM * innerHeight)) box.classList.add("xp-tight");   // then the readout folds away
  return Math.max(rest(), 120);
}
