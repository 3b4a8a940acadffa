/* What the static edition does besides drawing figures: how much is shown, links that keep it,
   filters whose state is in the address, and figures drawn when they come near.

   Read in the head, before the page, so that nothing is shown that is taken away again. */
"use strict";

(() => {
  const page = document.documentElement, atDepth = JSON.parse(page.dataset.atDepth);
  const asked = () => new URLSearchParams(location.search);
  const KEPT = ["depth", "theme", "predict"];   // go along from page to page
  const NEAR = "800px";                         // figures this far off begin to load

  const first = asked(), depth = () => page.dataset.depth;
  if (atDepth[first.get("depth")]) page.dataset.depth = first.get("depth");
  if (/^(light|dark|projector)$/.test(first.get("theme"))) page.dataset.theme = first.get("theme");
  const embedded = first.has("embed") && first.get("embed") !== "false";
  const asks = own => first.get("predict") === "on" || (!own && depth() !== "story" && first.get("predict") !== "off");
  page.classList.add("js");
  page.classList.toggle("embed", embedded);

  function address(changes) {    // the address of this page with some of its choices changed
    const made = new URL(location.href);
    for (const [name, value] of Object.entries(changes)) {
      if (value) made.searchParams.set(name, value); else made.searchParams.delete(name);
    }
    return made;
  }

  function keep(changes) {
    history.replaceState(history.state, "", address(changes));
    carry();
  }

  function carry() {             // links between pages keep what goes along
    const now = asked();
    for (const link of document.querySelectorAll("a[href]")) {
      const [, path, query, hash] = /^([^?#]*\.html)(\?[^#]*)?(#.*)?$/.exec(link.getAttribute("href")) ?? [];
      if (!path || /^\w+:/.test(path)) continue;
      const made = new URLSearchParams(query);
      for (const name of KEPT) {
        if (now.get(name)) made.set(name, now.get(name)); else made.delete(name);
      }
      const said = made.toString().replaceAll("%2C", ",");
      link.setAttribute("href", path + (said && `?${said}`) + (hash ?? ""));
    }
  }

  /* ---------- figures ---------- */

  function draw(root) {
    const options = JSON.parse(root.dataset.mount), own = root.classList.contains("own");
    options.parts ??= atDepth[depth()];
    options.predict = asks(own);
    options.theme = page.dataset.theme ?? options.theme;
    const set = { ...options, wider: true };   // the device's own type
    Explorable.mount(root, own ? { ...set, ...Explorable.asked(options) } : set);
    root.dataset.mounted = "yes";
  }

  const near = new IntersectionObserver(seen => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      draw(target);
    }
  }, { rootMargin: NEAR });

  function chosenFigures() {     // the page that shows what its address names
    const all = document.querySelector(".picked-figures");
    if (!all) return;
    const ids = asked().getAll("figures").join(",").split(",");
    const chosen = [...new Set(ids)].map(id => document.getElementById(`figure-${id}`)).filter(root => root && all.contains(root));
    if (!chosen.length) return;
    all.replaceChildren(...chosen);
  }

  function picker() {
    const form = document.querySelector("[data-picker]");
    if (!form) return;
    const picked = new Set(), said = form.querySelector(".picked"), link = said.querySelector("a");
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      if (target.name !== "guess") picked[target.checked ? "add" : "delete"](target.value);
      said.hidden = !picked.size;
      link.href = `${form.dataset.picker}?figures=${[...picked].join(",")}&predict=${form.elements.guess.checked ? "on" : "off"}`;
      said.querySelector("code").textContent = link.href;
    });
  }

  /* ---------- depth, routes, filters ---------- */

  function depths() {
    const links = document.querySelectorAll(".depths a");
    const mark = () => links.forEach(link => {
      if (link.dataset.depth === depth()) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    });
    links.forEach(link => link.addEventListener("click", event => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      page.dataset.depth = link.dataset.depth;
      keep({ depth: link.dataset.depth });
      mark();
      document.querySelectorAll("[data-mounted]:not([data-only])").forEach(draw);
    }));
    mark();
  }

  function route() {
    const now = asked(), steps = [...document.querySelectorAll(".route")];
    const here = steps.filter(step => step.dataset.route === now.get("route"));
    const step = here.find(step => step.dataset.at === (now.get("at") ?? "1"));
    if (step) step.hidden = false;
  }

  function ledger() {            // the same rule as components/study/claims.py
    const form = document.querySelector("[data-filter=ledger]");
    if (!form) return;
    const items = [...document.querySelectorAll(".ledger li")].map(item => {
      const text = selector => item.querySelector(selector).firstChild.textContent;
      const part = text(".from").replace(item.dataset.work, "");
      return { item, words: `${part} ${text(".said")} ${text(".why")}`.toLowerCase(), ...item.dataset };
    });
    const fields = ["find", "status", "work", "about"];
    fields.forEach(name => { form.elements[name].value = asked().get(name) ?? ""; });
    const show = () => {
      const { find, status, work, about } = Object.fromEntries(fields.map(name => [name, form.elements[name].value]));
      const words = find.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { item, ...it } of items) {
        item.hidden = !(words.every(word => it.words.includes(word)) && ["", it.status].includes(status)
          && ["", it.work].includes(work) && ["", it.about].includes(about));
        count += !item.hidden;
      }
      form.querySelector(".found").textContent = `${count} of ${items.length} statements`;
    };
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("input", () => {
      show();
      keep(Object.fromEntries(fields.map(name => [name, form.elements[name].value])));
    });
    show();
  }

  /* A clicked frame swallows the keys of the talk around it: hand them back. */
  if (embedded && parent !== window) {
    const KEYS = { ArrowRight: "right", ArrowLeft: "left", PageDown: "next", PageUp: "prev" };
    addEventListener("keydown", event => {
      if (KEYS[event.key] && event.target.type !== "range" && event.target.type !== "radio") {
        parent.postMessage(JSON.stringify({ method: KEYS[event.key] }), "*");
      }
    });
  }

  addEventListener("DOMContentLoaded", () => {
    page.classList.toggle("asking", asks(document.querySelector(".xp-root.own") !== null));
    chosenFigures();
    carry();
    depths();
    route();
    ledger();
    picker();
    document.querySelectorAll(".xp-root").forEach(root => near.observe(root));
    document.querySelector(".menu")?.addEventListener("keydown", event => {
      if (event.key === "Escape") { event.currentTarget.open = false; event.currentTarget.firstElementChild.focus(); }
    });
  });
})();
