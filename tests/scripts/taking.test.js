import "./page.js";
import assert from "node:assert/strict";
import test from "node:test";
import { citations } from "../../components/paper/page/taking.js";

/** A page with one citation and its button. */
function page(text, address) {
  const words = { dataset: { cited: text, site: "The site", address }, textContent: "" };
  const said = { textContent: "" };
  const button = {
    parentElement: { querySelector: () => words },
    closest: () => ({ querySelector: () => said }),
    addEventListener: (_, act) => {
      button.press = act;
    },
  };
  const within = { querySelectorAll: which => (which === "[data-cited]" ? [words] : [button]) };
  return { words, said, button, within };
}

test("the address is whole, and the day is today", () => {
  const { words, within } = page("In ⟦site⟧, ⟦address⟧ (accessed ⟦date⟧).", "./?figure=umap");
  citations(within);
  const today = new Date().toISOString().slice(0, 10);
  assert.equal(words.textContent, `In The site, https://example.org/?figure=umap (accessed ${today}).`);
});

test("a press copies, and says so; where nothing can be copied, the words are selected", async () => {
  const { said, button, words, within } = page("⟦site⟧", "");
  citations(within);
  const selected = [];
  globalThis.getSelection = () => ({ selectAllChildren: node => selected.push(node) });
  document.execCommand = () => true;
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  button.press();
  await new Promise(setImmediate);
  assert.equal(said.textContent, "Copied.");
  document.execCommand = () => false;
  button.press();
  await new Promise(setImmediate);
  assert.match(said.textContent, /^Selected/);
  assert.deepEqual(selected, [words, words]);
});
