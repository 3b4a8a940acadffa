import assert from "node:assert/strict";
import test from "node:test";
import { printed, stated, takenAlong } from "../../components/browser/explorable/menu/addresses.js";

const home = () => new URL("https://example.org/f/umap.html?study=a");
const figure = (home, canonical) => ({
  options: { home, canonical },
  packed: { data: "12abcdef90" },
  state: () => ({ layer: "17" }),
});

test("an address names the state and what is asked for, and keeps what it had", () => {
  const asked = { theme: "dark", parts: ["title", "source"], predict: true, frozen: true, embed: true };
  const said = "?study=a&layer=17&theme=dark&parts=title,source&predict=on&frozen=12ab&embed=true";
  assert.equal(stated(home(), { layer: "17" }, "12ab", asked), `https://example.org/f/umap.html${said}`);
  assert.equal(stated(home(), {}, "12ab", { theme: "auto" }), home().href);
});

test("from a file others get the address on the web, and paper no folder of this device", () => {
  globalThis.document = { baseURI: "file:///home/reader/site/page.html" };
  assert.equal(takenAlong(figure("f/umap.html", "https://e.org/u.html"), {}), "https://e.org/u.html?layer=17");
  assert.equal(printed(figure("f/umap.html", null)), "f/umap.html?layer=17&frozen=12abcdef90");
  globalThis.document = { baseURI: "https://example.org/page" };
  assert.equal(
    takenAlong(figure("f/umap.html", "https://e.org/u.html"), {}),
    "https://example.org/f/umap.html?layer=17",
  );
});
