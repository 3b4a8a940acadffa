/* Files to take along: pictures, rows, the figure for Plotly, and citations. */

const STILL = { width: 960, edge: 24, scale: 2 };   // px of a saved picture; a PNG has `scale` px for each
const SYSTEM = 'system-ui, "Segoe UI", Roboto, Arial, sans-serif';   // type that a file needs nobody to send

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
  await loadPlotly(drawing);
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
