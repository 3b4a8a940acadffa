/* Mounting: one figure in one element, until it is removed. */

const mounted = new WeakMap();   // element -> what is drawn in it, and whose turn it is

function mount(root, options) {
  options = { parts: ["title", "controls", "readout", "source", "table"], ...options };
  const state = mounted.get(root) ?? {}, turn = state.turn = {};
  mounted.set(root, state);
  const draw = packed => {
    if (state.turn !== turn) return;             // removed meanwhile, or asked for anew
    root.style.minHeight = "";
    const former = state.drawing;
    state.drawing = new Drawing(root, options, packed);
    former?.remove();
  };
  const failed = () => {
    if (state.turn === turn) root.replaceChildren(element("p", { role: "alert" }, "This figure could not be loaded. Please reload the page."));
  };
  const ready = packed => packed.live ? settled(packed, options).then(draw, failed) : draw(packed);
  if (options.packed) ready(JSON.parse(options.packed));
  else data(options.id, options.sha, options.src).then(ready, failed);
  return () => {
    if (state.turn !== turn) return;             // a later call has taken over
    state.drawing?.remove();
    mounted.delete(root);
    state.turn = null;
  };
}

function asked(options, search = location.search) {   // like `asked` of components/browser/mount.py
  const query = new URLSearchParams(search), { parts, themes, embedded } = options.offers;
  const fit = query.get("embed") === "true", said = (query.get("parts") ?? "").split(",");
  const some = Object.keys(parts).filter(part => said.includes(part));
  return {
    theme: themes.includes(query.get("theme")) ? query.get("theme") : themes[0],
    parts: some.length || said.includes("plot") ? some : fit ? embedded : options.parts,
    predict: query.get("predict") === "on",
    frozen: /^[0-9a-f]{6,64}$/.test(query.get("frozen") ?? "") ? query.get("frozen") : "",
    fit,
  };
}
