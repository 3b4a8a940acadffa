/* The frame of a figure: its words, its controls, its source and its table, around the plot. */

const FOLDED = 2;     // controls: more of them fold away in an embed

function build(drawing) {
  const { packed, options } = drawing, has = part => options.parts.includes(part);
  drawing.title = element(`h${options.level ?? 2}`, { className: "xp-title", id: `xp-title-${packed.id}` });
  drawing.subtitle = element("p", { className: "xp-subtitle" });
  drawing.plot = element("div", { className: "xp-plot notranslate", role: "img", translate: false });   // letters are measured before they are drawn
  drawing.readout = element("dl", { className: "xp-readout" });
  drawing.said = element("p", { className: "xp-said", role: "status" });
  drawing.size = element("span", { className: "xp-n" });
  drawing.gap = element("p", { className: "xp-gap" });
  drawing.table = element("details", { className: "xp-table" }, element("summary", {}, "Table of the values drawn"));
  drawing.table.addEventListener("toggle", () => fill(drawing));
  drawing.box = element("figure", { className: "xp", "data-figure": packed.id });
  if (has("title")) drawing.box.setAttribute("aria-labelledby", drawing.title.id);
  const header = element("header", {}, ...(has("title") ? [drawing.title, drawing.subtitle] : []));
  if (has("menu") && options.home && options.menu !== false) header.append(menuButton(drawing));
  if (header.childElementCount) drawing.box.append(header);
  if (options.frozen) drawing.box.append(asOf(drawing));
  else if (has("controls")) {
    const offered = drawing.controls.filter(control => control.options.length > 1).map(control => controlOf(drawing, control));
    const controls = element("div", { className: "xp-controls" }, ...offered);
    if (options.fit && offered.length > FOLDED) {     // in an embed the plot needs the room
      drawing.box.append(element("details", { className: "xp-folded" }, element("summary", {}, "Choices"), controls));
    } else if (offered.length) drawing.box.append(controls);
  }
  drawing.box.append(drawing.plot, drawing.gap);
  if (has("readout") && (drawing.controls.length || packed.live)) drawing.box.append(drawing.readout);
  drawing.box.append(drawing.said);
  if (has("source")) drawing.box.append(sourceOf(drawing));
  if (has("caveats") && packed.caveats.length) {
    drawing.box.append(element("ul", { className: "xp-caveats", "aria-label": "To keep in mind" }, ...packed.caveats.map(words => element("li", {}, words))));
  }
  if (has("table")) drawing.box.append(drawing.table);
  drawing.root.replaceChildren(drawing.box);
}

function asOf(drawing) {   // a frozen figure says which data it shows, and whether the link meant them
  const { options, packed } = drawing, live = element("a", { href: addressOf(drawing, {}) }, "Open the live figure");
  return element("p", { className: "xp-frozen" }, packed.data.startsWith(options.frozen) ? `As of data ${packed.data}. `
    : `The data have changed since this link was made for data ${options.frozen}: these are the present ones, ${packed.data}. `, live);
}

function sourceOf(drawing) {
  const caption = element("figcaption", { className: "xp-source" });
  for (const line of drawing.packed.source) {
    caption.append(element("span", { className: "xp-kind" }, line.kind), " ",
      line.url ? element("a", { href: line.url, rel: "noopener" }, line.origin) : line.origin,
      `, ${line.place}${line.error ? `; reading error: ${line.error}` : ""}. `);
  }
  caption.append(drawing.size);
  const { count, href } = drawing.options.claims ?? { count: 0 };   // statements of others about what is drawn
  if (count) caption.append(" ", element("a", { className: "xp-claims", href }, `${count} ${count === 1 ? "statement" : "statements"} about this`));
  return caption;
}

function fill(drawing) {
  if (!drawing.table.open) return;
  const { columns, data } = drawing.meta.rows;
  const save = element("a", { className: "xp-save", download: `${drawing.packed.id}.csv` }, "Download these rows as CSV");
  save.href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv(drawing.meta.rows))}`;
  const body = element("div", { className: "xp-rows", tabIndex: 0, role: "region", "aria-label": `Values drawn: ${drawing.packed.name}` },
    element("table", {},
      element("thead", {}, element("tr", {}, ...columns.map(name => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...data.map(row => element("tr", {}, ...row.map(cell => element("td", {}, String(cell))))))));
  drawing.table.replaceChildren(drawing.table.firstElementChild, save, body);
}

function write(drawing) {   // the words around the plot, as the choice has them
  const { meta } = drawing, readout = JSON.stringify(meta.readout);
  if (!drawing.options.parts.includes("title")) drawing.box.setAttribute("aria-label", meta.title);
  say(drawing.title, whole(meta.title));
  say(drawing.subtitle, whole(meta.subtitle));
  say(drawing.size, `${whole(meta.n)}.`);
  say(drawing.gap, comparison(drawing)?.words ?? "");
  if (drawing.told !== readout) {
    drawing.readout.replaceChildren(...meta.readout.flatMap(([term, text]) => [element("dt", {}, whole(term)), element("dd", {}, whole(text))]));
    drawing.told = readout;
  }
  drawing.controls.forEach(follow);
  describe(drawing, meta.alt);
}

const written = new WeakMap();   // element -> its words, which a browser may since have translated
function say(place, words) {
  if (written.get(place) === words) return;
  written.set(place, words);
  place.textContent = words;
}
