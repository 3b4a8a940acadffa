/* Small things out of which the rest is made. */

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made && name !== "list" && name !== "role") made[name] = value; else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
};

const whole = words => words.replaceAll(" %", "\u00a0%");   // a number and its sign stay on one line

const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);

function over(below, above) {   // a copy of `below` with `above` laid over it; lists are replaced whole
  const made = { ...below };
  for (const [name, value] of Object.entries(above ?? {})) {
    made[name] = isObject(value) && isObject(made[name]) ? over(made[name], value) : value;
  }
  return made;
}

function isDark(root) {
  const rgb = (getComputedStyle(root).getPropertyValue("--st-background-color").trim()
    || getComputedStyle(document.body).backgroundColor);
  const parts = rgb.startsWith("#")
    ? [1, 3, 5].map(at => parseInt(rgb.slice(at, at + 2), 16))
    : (rgb.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return parts[3] !== 0 && 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2] < 128;
}

function csv(rows) {
  const cell = value => /[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? "");
  return [rows.columns, ...rows.data].map(row => row.map(cell).join(",")).join("\n") + "\n";
}
