/* Scripts and data, each loaded once. */

const scripts = {}, provided = {}, waiting = {};

const load = src => scripts[src] ??= new Promise((done, failed) => {
  const early = [...document.querySelectorAll("script[data-early]")].find(each => each.src === new URL(src, location).href);   // the page may have begun
  const script = early ?? Object.assign(document.createElement("script"), { src, async: true });
  script.addEventListener("load", done);
  script.addEventListener("error", () => { delete scripts[src]; script.remove(); failed(new Error(`${src} could not be loaded`)); });
  if (!early) document.head.append(script);
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
