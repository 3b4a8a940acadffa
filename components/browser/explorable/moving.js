/* While a slider is dragged: pictures of the variants, drawn ahead in idle time.

   Plotly needs longer than a frame for a variant. So what it draws for the places that a slider can
   take is copied while the browser has nothing else to do, and a copy is shown in the plot's place
   as long as the slider moves. When it rests, Plotly draws that variant itself. */

const STILL_AFTER = 150;   // ms without a move: the slider rests
const CALM = 250;          // ms in sight before a figure is drawn ahead
const SOON = 50;           // ms until it is asked again whether there is time
const ENOUGH = 40;         // ms of idle time to begin with; a browser grants 50 at most
const LONG = 100;          // ms: a device that needs more than this for a picture draws none ahead, since a reader would feel it
const TRIES = 4;           // pictures drawn before that is said of a device
const idle = window.requestIdleCallback ?? (run => setTimeout(() => run({ timeRemaining: () => isMoving() ? 0 : ENOUGH }), CALM));

let movedAt = -Infinity;   // when a slider was moved last
const move = () => { movedAt = performance.now(); };
const isMoving = () => performance.now() - movedAt < STILL_AFTER;

function rest(drawing) {   // once nothing moves, it is drawn in earnest
  clearTimeout(drawing.resting);
  drawing.resting = setTimeout(() => drawing.gone || drawing.paint(), STILL_AFTER);
}

const size = ({ width, height }) => `${width} ${height}`;

function showAhead(drawing, place, { layout }) {   // true if there is a picture of it
  const { ahead, plot } = drawing, picture = ahead?.size === size(layout) && ahead.pictures.get(place);
  if (!picture) return false;
  if (drawing.picture !== picture) {
    if (drawing.picture) drawing.picture.replaceWith(picture); else plot.append(picture);
    drawing.picture = picture;
    plot.classList.add("xp-moving");
  }
  return true;
}

function hideAhead(drawing) {
  clearTimeout(drawing.resting);
  drawing.picture?.remove();
  drawing.picture = null;
  drawing.plot.classList.remove("xp-moving");
}

function forget(drawing) {   // other colours, other data, or out of sight
  if (drawing.ahead) Plotly.purge(drawing.ahead.easel);
  drawing.ahead = null;
}

function drawAhead(drawing, sheet = drawing.sheet) {   // one picture after another, as idle time allows
  drawing.sheet = sheet;
  if (!sheet || drawing.gone || drawing.packed.live || !drawing.inSight || drawing.touched) return;
  if (drawing.ahead?.size !== size(sheet.layout)) {
    forget(drawing);
    drawing.ahead = { size: size(sheet.layout), easel: element("div", { className: "xp-easel" }), pictures: new Map(), cost: Infinity };
  }
  const { ahead } = drawing;
  if (ahead.busy) return;
  ahead.busy = true;
  const next = () => idle(async deadline => {
    if (drawing.ahead !== ahead) return;
    const [place] = missing(drawing);
    ahead.busy = place !== undefined && (ahead.cost <= LONG || ahead.pictures.size < TRIES);
    if (!ahead.busy) return;
    if (deadline.timeRemaining() < Math.min(ahead.cost, ENOUGH)) return setTimeout(next, SOON);
    await paintAhead(drawing, place);
    next();
  });
  setTimeout(next, CALM);
}

function missing(drawing) {   // places that a slider can take and no picture shows, near ones first
  const places = [];
  for (const control of drawing.controls.filter(control => control.input)) {
    const here = control.options.indexOf(control.choice.value);
    const near = control.options.map((_, at) => at).sort((one, other) => Math.abs(one - here) - Math.abs(other - here));
    places.push(...near.map(at => drawing.place(control, at)));
  }
  return places.filter(place => !drawing.ahead?.pictures.has(place));
}

async function paintAhead(drawing, place) {
  const { ahead, sheet } = drawing, { easel, pictures } = ahead, parts = parted(drawing, place), began = performance.now();
  const { data, layout, crowded } = composed(drawing, parts, sheet.layout.width,
    natural => sheet.layout.height === sheet.natural ? natural : sheet.layout.height);
  drawing.root.append(easel);   // Plotly measures letters, so its place is in the page, but unseen
  await Plotly.react(easel, data, structuredClone(layout), CONFIG);
  thin(easel, crowded);
  const picture = element("div", { className: "xp-picture plotly" }, ...[...easel.querySelectorAll(".main-svg")].slice(0, 2).map(svg => svg.cloneNode(true)));
  easel.remove();
  const [chart, above] = picture.children;
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", parts.meta.alt);
  above.setAttribute("aria-hidden", "true");
  ahead.cost = Math.min(ahead.cost, performance.now() - began);   // the first sets up the easel as well
  pictures.set(place, picture);
}
