/* Scripts and data, each loaded once. */

const scripts = {}, provided = {}, waiting = {};

const load = src => scripts[src] ??= new Promise((done, failed) => {
  const script = Object.assign(document.createElement("script"), { src, async: true });
  script.onload = done;
  script.onerror = () => { delete scripts[src]; script.remove(); failed(new Error(`${src} could not be loaded`)); };
  document.head.append(script);
});

function provide(id, sha, packed) {
  provided[id] = { sha, packed };
  (waiting[id] ?? []).forEach(take => take());
  delete waiting[id];
}

const data = async (id, sha, src) => {
  if (provided[id]?.sha !== sha) await load(src);
  return provided[id].packed;
};
