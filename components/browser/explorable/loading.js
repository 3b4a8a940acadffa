/* Scripts and data, each loaded once, and once more where that failed. */

const AGAIN = 1500;   // ms until what could not be loaded is asked for once more

const scripts = {}, provided = {};

/* `there` says whether the script has run: its page may have begun to load it, or be done with it,
   and then no event comes any more. */
const load = (src, there) => there() ? Promise.resolve() : scripts[src] ??= twice(() => fetched(src))
  .catch(failure => { delete scripts[src]; throw failure; });

const twice = ask => ask().catch(() => new Promise(done => setTimeout(done, AGAIN)).then(ask));

function fetched(src) {
  return new Promise((done, failed) => {
    const { href } = new URL(src, location);
    const early = [...document.querySelectorAll("script[data-early]")].find(each => each.src === href);
    const script = early ?? Object.assign(document.createElement("script"), { src, async: true });
    script.addEventListener("load", done);
    script.addEventListener("error", () => { script.remove(); failed(new Error(`${src} could not be loaded`)); });
    if (!early) document.head.append(script);
  });
}

const loadPlotly = drawing => load(drawing.options.plotly, () => Boolean(window.Plotly));

function provide(id, sha, packed) {
  provided[id] = { sha, packed };
}

const data = async (id, sha, src) => {
  await load(src, () => provided[id]?.sha === sha);
  return provided[id].packed;
};
