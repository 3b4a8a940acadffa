/* Scripts and answers, each asked for once, and once more where that failed. */

const AGAIN = 1500; // ms until what failed is asked for once more

/** @type {Record<string, Promise<void> | undefined>} */
const scripts = {};

/**
 * Load a script. `there` says whether it has run already: its page may have begun to load it, or
 * be done with it, and then no event comes any more.
 * @param {string} src
 * @param {() => boolean} there
 * @returns {Promise<void>}
 */
export function load(src, there) {
  if (there()) return Promise.resolve();
  scripts[src] ??= twice(() => fetched(src)).catch(failure => {
    delete scripts[src];
    throw failure;
  });
  return scripts[src];
}

/**
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
export function twice(ask) {
  return ask().catch(() => new Promise(done => setTimeout(done, AGAIN)).then(ask));
}

/**
 * @param {string} src
 * @returns {Promise<void>}
 */
function fetched(src) {
  return new Promise((done, failed) => {
    const { href } = new URL(src, document.baseURI);
    const early = [...document.querySelectorAll("script")].find(it => it.src === href && "early" in it.dataset);
    const script = early ?? Object.assign(document.createElement("script"), { src, async: true });
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => {
      script.remove();
      failed(new Error(`${src} could not be loaded`));
    });
    if (!early) document.head.append(script);
  });
}
