/* What is kept for this visit, on this device only. Where a reader's browser refuses to keep
   anything, or a frame may not, it lasts until the page is left. */

const here = new Map();

function kept(name) {   // undefined where nothing is
  if (here.has(name)) return here.get(name);
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? undefined : JSON.parse(text);
  } catch { return undefined; }
}

function keep(name, value) {
  here.set(name, value);
  try { sessionStorage.setItem(name, JSON.stringify(value)); } catch { /* refused or full */ }
}
