/* While the server does not answer, one quiet sentence says so: most of a page needs none.

   Streamlit would cover the page with a dialog for developers, which early.py switches off. It marks
   its root with the state of its connection, and asks again by itself. */

const LOST = 4000; // ms without a connection, where there was one
const SLOW = 20_000; // and where there was none yet
const WORDS = "The server does not answer. What you see still works; the rest follows once it answers again.";
const STYLE =
  "position:fixed;inset:auto 0 0;z-index:1000;margin:0;padding:.6rem 1rem;border-top:1px solid;" +
  "background:Canvas;color:CanvasText;font:15px/1.4 system-ui,sans-serif;text-align:center";

let was = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
const said = document.createElement("p");
said.className = "away";
said.setAttribute("role", "status");
said.setAttribute("style", STYLE);

new MutationObserver(([{ target }]) => {
  const { testConnectionState: state } = /** @type {HTMLElement} */ (target).dataset;
  if (state === "CONNECTED") {
    was = true;
    clearTimeout(timer);
    timer = undefined;
    said.remove();
    return;
  }
  timer ??= setTimeout(
    () => {
      document.body.append(said);
      said.textContent = WORDS; // once it stands in the page, so that it is read out
    },
    was ? LOST : SLOW,
  );
}).observe(document, { subtree: true, attributeFilter: ["data-test-connection-state"] });
