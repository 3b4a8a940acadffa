/* Addresses of a figure in its present state. */

function addressOf(drawing, { theme, parts, predict, frozen, embed }) {   // of its own page, in its present state
  const address = new URL(drawing.options.home, location.href), query = address.searchParams;
  for (const [name, value] of Object.entries(drawing.state())) query.set(name, value);
  if (theme && theme !== "auto") query.set("theme", theme);
  if (parts) query.set("parts", parts.join(","));
  if (predict) query.set("predict", "on");
  if (frozen) query.set("frozen", drawing.packed.data);
  if (embed) query.set("embed", "true");
  return address.href.replaceAll("%2C", ",");
}

function takenAlong(drawing, asked) {   // an address for others: that on the web, where this page is a file
  const address = addressOf(drawing, asked), { canonical } = drawing.options;
  return canonical && address.startsWith("file:") ? canonical + address.slice(address.indexOf("?")) : address;
}

function placeOf(drawing) {   // the address to print: of the data as they are, and never of a folder on this device
  const address = takenAlong(drawing, { frozen: true });
  return address.startsWith("file:") ? drawing.options.home + address.slice(address.indexOf("?")) : address;
}
