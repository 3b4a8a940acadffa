/* The menu: links, embed code, files, citations, provenance. */

const FRAMES = [["16:9, 960 × 540", "960", "540"], ["Full width", "100%", "540"], ["Phone, 320 wide", "320", "640"]];
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
