/* A figure as a picture that stands alone: the plot with title, measure and source around it. */

import { element, xml } from "../../common/elements.js";
import { CONFIG, plotly } from "../chart/plotly.js";
import { LEGIBLE, PROJECTED } from "../chart/sizes.js";
import { printed } from "./addresses.js";
import { sentence } from "./citing.js";

export const STILL = { width: 960, edge: 24, line: 1.3, title: 20, measure: 15, source: 13 }; // px, and line heights
const SCALE = 2; // px of a PNG for each
const ROOMY = 1.2; // for margins: the reader's own type may be wider than ours
const SYSTEM = 'system-ui, "Segoe UI", Roboto, Arial, sans-serif'; // type that a file needs nobody to send

/** @typedef {import("../shown.js").Shown} Shown */

/**
 * The variant shown as Plotly takes it, with its words inside.
 * @param {Shown} figure
 */
export function chart(figure) {
  const { meta, packed, look } = figure;
  const [traceAt, entryAt] = packed.variants[figure.place()];
  const entries = entryAt.map(at => look.entries[at]).filter(([name]) => !name.startsWith("meta."));
  /** @type {import("../types").Part} */
  const layout = Object.fromEntries(entries);
  layout.meta = {
    title: meta.title,
    subtitle: meta.subtitle,
    alt: meta.alt,
    n: meta.n,
    figure: packed.id,
    data: packed.data,
    source: packed.source,
    caveats: packed.caveats,
    state: figure.state(),
    address: printed(figure),
  };
  return { data: traceAt.map(at => look.traces[at]), layout };
}

/**
 * Words broken to a width, as that font sets them.
 * @param {string} text
 * @param {string} font
 * @param {number} width
 */
function lines(text, font, width) {
  const pen = element("canvas").getContext("2d");
  if (!pen) return [text];
  pen.font = font;
  /** @type {string[]} */
  const made = [];
  for (const word of text.split(" ")) {
    const last = made.length - 1;
    const longer = made.length ? `${made[last]} ${word}` : word;
    if (made.length && pen.measureText(longer).width <= width) made[last] = longer;
    else made.push(word);
  }
  return made;
}

/** @param {Shown} figure */
function source({ packed, meta, options }) {
  const from = packed.source.map(({ kind, origin, place, error }) =>
    sentence(`${kind}: ${origin}, ${place}${error ? `; reading error: ${error}` : ""}.`),
  );
  return `${[...from, sentence(`${meta.n}.`)].join(" ")} ${options.site}, data ${packed.data}`;
}

/** Text from top to bottom, as SVG. */
class Column {
  /**
   * @param {number} width
   * @param {boolean} large
   */
  constructor(width, large) {
    this.width = width;
    this.large = large;
    this.y = STILL.edge;
    /** @type {string[]} */
    this.texts = [];
  }

  /**
   * @param {string} text
   * @param {number} weight
   * @param {number} size
   */
  write(text, weight, size) {
    const px = this.large ? Math.max(LEGIBLE, Math.round(size * PROJECTED)) : size;
    for (const line of lines(text, `${weight} ${px}px ${SYSTEM}`, this.width)) {
      this.y += Math.round(STILL.line * px);
      const set = `x="${STILL.edge}" y="${this.y}" font-size="${px}" font-weight="${weight}"`;
      this.texts.push(`<text ${set}>${xml(line)}</text>`);
    }
  }
}

/** @param {Record<string, number>} margin */
function roomier(margin) {
  const made = { ...margin };
  for (const side of ["l", "r"]) if (made[side]) made[side] *= ROOMY;
  return made;
}

/**
 * The text of an SVG.
 * @param {Shown} figure
 */
export async function svg(figure) {
  const { meta, look, packed, frame } = figure;
  const { data, layout } = chart(figure);
  const large = look.theme === "projector";
  const width = STILL.width * (large ? 1.5 : 1);
  const inner = width - 2 * STILL.edge;
  const { title: _title, meta: _meta, ...plain } = layout;
  const set = { ...plain, font: { ...plain.font, family: SYSTEM }, margin: roomier(plain.margin), width: inner };
  const drawn = await (await plotly(figure.options.plotly)).toImage(
    { data, layout: set, config: CONFIG },
    { format: "svg", width: inner, height: layout.height, imageDataOnly: true },
  );
  const ground = packed.themes[look.theme]?.["#FFFFFF"] ?? "#FFFFFF";
  const column = new Column(inner, large);
  column.write(meta.title, 700, STILL.title);
  column.write(meta.subtitle, 400, STILL.measure);
  const at = column.y + STILL.edge / 2;
  column.y = at + layout.height + 4;
  column.write(`${source(figure)}, ${printed(figure)}`, 400, STILL.source);
  const height = column.y + STILL.edge;
  const size = `width="${width}" height="${height}"`;
  const ink = getComputedStyle(frame.box).color;
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}" role="img">` +
    `<title>${xml(meta.title)}</title><desc>${xml(meta.alt)}</desc>` +
    `<rect width="100%" height="100%" fill="${ground}"/>` +
    `<g font-family="${xml(SYSTEM)}" fill="${ink}">${column.texts.join("")}</g>` +
    `${drawn.replace("<svg ", `<svg x="${STILL.edge}" y="${at}" `)}</svg>`;
  return { width, height, text };
}

/**
 * @param {Shown} figure
 * @returns {Promise<Blob>}
 */
export async function png(figure) {
  const { width, height, text } = await svg(figure);
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = element("canvas", { width: width * SCALE, height: height * SCALE });
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob(blob => (blob ? done(blob) : failed(new Error("no picture was made"))), "image/png");
  });
}
