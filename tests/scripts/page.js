/* As much of a page as modules ask for when they are loaded, and an address that can be changed. */

const heard = {};

Object.assign(globalThis, {
  location: new URL("https://example.org/layers"),
  document: new EventTarget(),
  matchMedia: () => ({ matches: true }),
  addEventListener: (event, act) => {
    heard[event] ??= [];
    heard[event].push(act);
  },
});
globalThis.history = {
  state: null,
  replaceState: (_state, _title, address) => {
    globalThis.location = new URL(address);
  },
};

/** The reader goes to another address of the page. */
export function go(query) {
  globalThis.location = new URL(query, "https://example.org/layers");
  for (const act of heard.popstate ?? []) act();
}
