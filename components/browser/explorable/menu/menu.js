/* The menu: links, embed code, files, citations, provenance. */

import { element } from "../../common/elements.js";
import { fill, fillable } from "../../common/filling.js";
import { sourceLine, statements } from "../frame/source.js";
import { addressOf, frameCode, printed, takenAlong } from "./addresses.js";
import { cited } from "./citing.js";
import { pick, section, text, tick } from "./fields.js";
import { FILES, save } from "./files.js";
import { python } from "./python.js";

/** @typedef {import("../shown.js").Shown} Shown */
/** @typedef {(words: string) => void} Say */

const FRAMES = [
  ["16:9, 960 × 540", "960", "540"],
  ["Full width", "100%", "540"],
  ["Phone, 320 wide", "320", "640"],
];
const CONTENTS =
  "Pictures carry title, measure and source. CSV holds the rows drawn and the choice, JSON the figure for Plotly.";

/** @param {Shown} figure */
export function menuButton(figure) {
  const attributes = {
    type: "button",
    className: "xp-open",
    "aria-haspopup": "dialog",
    "aria-label": `Share, save or cite: ${figure.packed.name}`,
    title: "Share, save or cite",
  };
  const button = element("button", attributes, element("span", { "aria-hidden": "true" }, "⋯"));
  button.addEventListener("click", () => open(figure, button));
  return button;
}

/**
 * The menu is made anew each time, so that it says what is shown now.
 * @param {Shown} figure
 * @param {HTMLElement} button
 */
function open(figure, button) {
  const { packed } = figure;
  const id = `xp-menu-${packed.id}`;
  const told = element("p", { className: "xp-told", role: "status" });
  /** @type {Say} */
  const say = words => {
    told.textContent = words;
  };
  const close = () => menu.close();
  const closer = element(
    "button",
    { type: "button", className: "xp-open", "aria-label": "Close", onclick: close },
    "✕",
  );
  const menu = element("dialog", { className: "xp-menu", "aria-labelledby": id });
  menu.append(
    element("header", {}, element("h2", { id }, packed.name), closer),
    told,
    ...links(figure, say),
    downloads(figure, say),
    python(figure, say),
    citation(figure, say),
    provenance(figure, close),
  );
  menu.addEventListener("close", () => {
    menu.remove();
    button.focus({ preventScroll: true });
  });
  menu.addEventListener("click", event => {
    if (event.target === menu) close(); // on what lies behind it
  });
  figure.frame.box.append(menu);
  menu.showModal();
}

/**
 * A link and the code of a frame, and what both ask for.
 * @param {Shown} figure
 * @param {Say} say
 */
function links(figure, say) {
  const { packed, options } = figure;
  const { themes, embedded } = options.offers;
  const link = text("Link", 3, say);
  const code = text("Embed code", 4, say);
  const write = () => {
    const frozen = when.select.value === "frozen";
    const asked = { theme: theme.select.value, frozen, predict: guess.input.checked && !frozen };
    const kept = parts.filter(({ input }) => input.checked).map(({ name }) => name);
    guess.input.disabled = frozen;
    link.field.value = takenAlong(figure, asked);
    const src = takenAlong(figure, { ...asked, embed: true, parts: kept.length ? kept : ["plot"] });
    code.field.value = frameCode(src, packed.name, FRAMES[Number(size.select.value)]);
  };
  /** @type {[string, string][]} */
  const called = themes.map(name => [name, name === "auto" ? "as the reader’s device" : name]);
  const theme = pick("Theme", called, options.theme ?? "auto", write);
  /** @type {[string, string][]} */
  const data = [
    ["live", "live: always the present data"],
    ["frozen", `frozen: as of data ${packed.data}`],
  ];
  const when = pick("Data", data, options.frozen ? "frozen" : "live", write);
  const guess = tick("Ask for a guess first", false, write);
  /** @type {[string, string][]} */
  const sizes = FRAMES.map(([words], at) => [String(at), words]);
  const size = pick("Size", sizes, "0", write);
  const parts = Object.entries(options.offers.parts).map(([name, words]) => ({
    name,
    ...tick(words, embedded.includes(name), write),
  }));
  write();
  const asks = packed.predict ? [guess.row] : [];
  const legend = element("legend", {}, "Show");
  const shown = element("fieldset", { className: "xp-picks" }, legend, ...parts.map(({ row }) => row));
  const picks = { className: "xp-picks" };
  return [
    section("Link", link.row, element("div", picks, theme.row, when.row, ...asks)),
    section("Embed", code.row, element("div", picks, size.row), shown),
  ];
}

/**
 * @param {Shown} figure
 * @param {Say} say
 */
function downloads(figure, say) {
  const files = Object.entries(FILES).map(([ending, make]) => {
    const name = `${figure.packed.id}.${ending}`;
    const onclick = async () => {
      say("Being made …");
      try {
        save(name, await make(figure));
        say(`${name} saved.`);
      } catch {
        say(`${name} could not be made.`);
      }
    };
    return element("button", { type: "button", onclick }, ending.toUpperCase());
  });
  return section("Download", element("p", { className: "xp-files" }, ...files), element("p", {}, CONTENTS));
}

/**
 * @param {Shown} figure
 * @param {Say} say
 */
function citation(figure, say) {
  const { forms, latex } = figure.packed.cite;
  const { meta, options } = figure;
  const words = text("Citation", 9, say);
  const values = {
    address: printed(figure),
    site: options.site ?? "",
    date: new Date().toISOString().slice(0, 10),
    finding: meta.title,
    measure: meta.subtitle,
    n: meta.n,
    alt: meta.alt,
  };
  const write = () => {
    const form = forms.find(([name]) => name === choice.select.value) ?? forms[0];
    words.field.value = cited(form[0], form[2], values, latex);
  };
  /** @type {[string, string][]} */
  const names = forms.map(([name, said]) => [name, said]);
  const choice = pick("Form", names, "line", write);
  write();
  return section("Cite", choice.row, words.row);
}

/**
 * @param {Shown} figure
 * @param {() => void} close
 */
function provenance(figure, close) {
  const { packed, options, frame } = figure;
  const { count, href } = options.claims ?? { count: 0, href: "" };
  const full = () => {
    close();
    fill(frame.box);
  };
  const button = element("button", { type: "button", onclick: full }, "Full screen");
  const ways = [
    ...(options.sources ? [element("a", { href: options.sources }, "All sources and data")] : []),
    ...(count ? [element("a", { href }, statements(count, "this figure"))] : []),
    element("a", { href: addressOf(figure, {}) }, "This figure alone"),
    ...(fillable() ? [button] : []),
  ];
  const sources = packed.source.map(line => element("li", {}, ...sourceLine(line, "")));
  const caveats = packed.caveats.map(words => element("li", {}, words));
  const lists = [element("ul", {}, ...sources), element("ul", {}, ...caveats)];
  return section("Source", ...lists, element("p", { className: "xp-ways" }, ...ways));
}
