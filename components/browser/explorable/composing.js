/* What Plotly is given: the parts of a variant, composed for the room that there is. */

const NARROW = 560;   // px: below this, a figure's `narrow` layout is laid over its own

function parted(drawing, place) {   // the parts of a variant, and what is said of it
  const [traces, entries] = drawing.packed.variants[place], layout = {}, meta = {};
  for (const [name, value] of entries.map(at => drawing.entries[at])) {
    if (name.startsWith("meta.")) meta[name.slice(5)] = value;
    else if (name !== "title") layout[name] = value;   // a title stands above the plot, as text
  }
  return { traces: traces.map(at => drawing.traces[at]), layout, meta };
}

function composed(drawing, { traces, layout, meta }, width, height) {
  const shown = { ...(width < NARROW ? over(layout, meta.narrow) : layout), width, uirevision: drawing.packed.id };
  const natural = shown.height, compared = comparison(drawing), data = [...traces];
  shown.height = height(natural);
  const crowded = shown.height < natural;
  if (crowded) {
    data.forEach((trace, at) => { data[at] = shrunk(trace, shown.height / natural); });
    shown.annotations = shown.annotations?.map(note => note.yshift ? { ...note, yshift: note.yshift * Math.max(shown.height / natural, 0.6) } : note);
  }
  if (compared?.trace) data.push(compared.trace);
  if (compared?.shape) shown.shapes = [...(shown.shapes ?? []), compared.shape];
  if (width >= NARROW && (crowded || drawing.options.wider || drawing.theme === "projector")) {   // labels may need more than the margin that was drawn
    for (const name of Object.keys(shown)) if (/^yaxis/.test(name)) shown[name] = { ...shown[name], automargin: true };
  }
  return { data, layout: shown, natural, crowded };
}
