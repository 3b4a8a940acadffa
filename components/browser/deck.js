/* Shows a deck: one slide at a time, by keyboard, clicker, touch or mouse.

   A classic script without modules, so that it also works from a file. It knows two things:
   - provide(deck): the deck's words and figures, called by the data script (components/browser/deck.py);
   - mount(root, options): shows the deck in an element and returns a function that removes it.
   Figures are drawn by explorable.js, which must be loaded before. */
"use strict";

window.Deck ??= (() => {
  const WIDTH = 1280, HEIGHT = 720;   // px: the slide that sizes are given for; larger screens enlarge it
  const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"], BACK = ["ArrowLeft", "ArrowUp", "PageUp"];
  const FIELDS = "input, select, textarea, summary";   // what needs the arrow keys and the space bar itself
  const STREAMLITS = ["r", "c"];      // keys that Streamlit takes for commands: not during a talk

  const CORNERS = "M1 7V1h6M13 1h6v6M19 13v6h-6M7 19H1v-6";

  let provided = null;

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name in made) made[name] = value; else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  function icon(path) {
    const NS = "http://www.w3.org/2000/svg", svg = document.createElementNS(NS, "svg"), line = document.createElementNS(NS, "path");
    svg.setAttribute("viewBox", "0 0 20 20");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  class Show {
    constructor(root, options) {
      Object.assign(this, { root, options, deck: options.deck ?? provided });
      this.build();
      this.scale();
      this.onKey = event => this.key(event);
      this.onSize = () => this.scale();
      this.onPrint = () => this.slides.forEach(slide => this.draw(slide));
      addEventListener("keydown", this.onKey, true);   // before the page around the deck
      addEventListener("resize", this.onSize);
      addEventListener("beforeprint", this.onPrint);
      const asked = Number(new URLSearchParams(location.search).get("slide"));
      this.go(Number.isInteger(asked) && asked ? asked - 1 : 0);
      this.stage.focus({ preventScroll: true });
    }

    build() {
      const { deck, options } = this, count = deck.slides.length;
      this.slides = deck.slides.map((slide, at) => this.slide(slide, at));
      const button = (label, mark, act) => element("button", { type: "button", "aria-label": label, title: label, onclick: () => { act(); this.stage.focus({ preventScroll: true }); } },
        mark.startsWith("M") ? icon(mark) : element("span", { "aria-hidden": "true" }, mark));
      this.back = button("Previous slide", "‹", () => this.go(this.at - 1));
      this.forth = button("Next slide", "›", () => this.go(this.at + 1));
      this.show = button("Reveal the answer (A)", "?", () => this.reveal());
      this.number = element("span", { className: "dk-number" });
      const ways = options.leave ? [element("a", { className: "dk-leave", href: options.leave, target: "_self", "aria-label": "Leave the talk", title: "Leave the talk" }, "×")] : [];
      this.bar = element("nav", { className: "dk-bar", "aria-label": "Slides" }, ...ways, this.show,
        button("Full screen (F)", CORNERS, () => this.full()), this.back, this.number, this.forth);
      this.said = element("p", { className: "dk-said", role: "status" });
      this.black = element("div", { className: "dk-black", hidden: true, onclick: () => this.blank(false) });
      this.stage = element("main", { className: "dk-stage", tabIndex: -1, "aria-label": `${deck.title}, ${count} slides` }, ...this.slides.map(slide => slide.box));
      this.box = element("div", { className: "dk", "data-deck": deck.id }, this.stage, this.bar, this.said, this.black);
      let from = null;   // a swipe turns the page
      this.stage.addEventListener("touchstart", event => { from = event.touches.length === 1 && !event.target.closest(FIELDS) ? event.touches[0] : null; }, { passive: true });
      this.stage.addEventListener("touchend", event => {
        const to = event.changedTouches[0], across = from ? to.clientX - from.clientX : 0;
        if (from && Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(to.clientY - from.clientY)) this.go(this.at - Math.sign(across));
      }, { passive: true });
      this.root.replaceChildren(this.box);
      if (!options.leave) return;
      this.modal = element("dialog", { className: "dk-modal", "aria-label": deck.title }, this.box);   // all else is out of reach
      this.modal.addEventListener("cancel", event => { event.preventDefault(); location.assign(ways[0].href); });
      this.root.replaceChildren(this.modal);
      this.modal.showModal();
    }

    slide(slide, at) {
      const title = element(at ? "h2" : "h1", { className: "dk-line" }, slide.line);
      const answer = slide.answer ? element("p", { className: "dk-answer" }, slide.answer) : null;
      const words = element("header", { className: "dk-words" }, title, ...(at ? [] : [element("p", { className: "dk-subtitle" }, this.deck.subtitle)]), ...(answer ? [answer] : []));
      const box = element("section", { className: "dk-slide", "aria-roledescription": "slide", "aria-label": `Slide ${at + 1} of ${this.deck.slides.length}` }, words);
      const made = { ...slide, at, box, title, answer, plot: null };
      if (slide.figure) {
        made.plot = element("div", { className: "dk-figure" });
        box.append(made.plot, element("p", { className: "dk-source" }, slide.figure.source));
        box.classList.add(slide.beside ? "dk-beside" : "dk-above");
      } else box.classList.add("dk-plain");
      return made;
    }

    draw(slide) {
      if (!slide?.plot || slide.remove) return;
      const { figure, plot } = slide;
      slide.remove = window.Explorable.mount(plot, {
        id: figure.id, packed: figure.packed, plotly: this.options.plotly, theme: this.theme(),
        parts: figure.parts, predict: figure.predict, level: 3, tell: false,
        height: box => {
          const around = [...box.children].filter(child => !child.matches(".xp-plot, .xp-said"))
            .reduce((sum, child) => { const margin = getComputedStyle(child); return sum + child.offsetHeight + parseFloat(margin.marginTop) + parseFloat(margin.marginBottom); }, 0);
          return Math.max(200, Math.floor(plot.clientHeight - around));
        },
      });
    }

    theme() {   // a phone in the hand is no projector
      const { theme = "projector" } = this.options;
      return theme === "projector" && innerWidth <= 900 ? "light" : theme;
    }

    go(at) {
      at = Math.max(0, Math.min(this.slides.length - 1, at));
      this.blank(false);
      if (at === this.at) return;
      this.at = at;
      const slide = this.slides[at], count = this.slides.length;
      this.slides.forEach(each => {
        each.box.classList.toggle("dk-now", each === slide);
        each.box.inert = each !== slide;
      });
      this.draw(slide);
      const next = this.slides[at + 1];   // drawn while this one is talked about; one that shares a control waits
      if (next && !next.figure?.parts.includes("controls")) setTimeout(() => this.at === at && this.draw(next), 300);
      slide.answer?.classList.remove("dk-told");
      this.back.disabled = at === 0;
      this.forth.disabled = at === count - 1;
      this.show.hidden = !slide.answer;
      this.number.textContent = `${at + 1} / ${count}`;
      this.said.textContent = `Slide ${at + 1} of ${count}: ${slide.line}`;
      const address = new URL(location.href);
      address.searchParams.set("slide", at + 1);
      history.replaceState(history.state, "", address);
      document.title = `${at + 1}. ${slide.line} · ${this.deck.title}`;
    }

    reveal() {
      const { answer } = this.slides[this.at];
      if (!answer) return;
      const told = answer.classList.toggle("dk-told");
      if (told) this.said.textContent = answer.textContent;
    }

    blank(black = this.black.hidden) {
      if (black !== this.black.hidden) return;
      this.black.hidden = !black;
      this.said.textContent = black ? "The screen is blank." : "";
    }

    full() {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.box.requestFullscreen?.();
    }

    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const { key, target } = event, name = key.length === 1 ? key.toLowerCase() : key;
      const field = target.closest?.(`.dk :is(${FIELDS})`), pressed = target.closest?.(".dk :is(button, a)");
      const act = {
        Home: () => this.go(0), End: () => this.go(this.slides.length - 1),
        b: () => this.blank(), ".": () => this.blank(), a: () => this.reveal(), f: () => this.full(),
      }[name] ?? (FORWARD.includes(key) ? () => this.go(this.at + 1) : BACK.includes(key) ? () => this.go(this.at - 1) : null);
      if (field && !["PageUp", "PageDown"].includes(key) && (key.length > 1 || key === " ")) return;
      if (pressed && [" ", "Enter"].includes(key)) return;
      if (!act && !STREAMLITS.includes(name)) return;
      event.stopImmediatePropagation();
      if (!act) return;
      event.preventDefault();
      if (!event.repeat || name.startsWith("Arrow")) act();
    }

    scale() {   // a larger screen enlarges everything alike; a smaller one leaves type legible
      const factor = Math.max(1, Math.min(innerWidth / WIDTH, innerHeight / HEIGHT));
      this.box.style.setProperty("--scale", factor);
      this.paper ??= document.head.appendChild(element("style"));
      this.paper.textContent = `@page { size: ${innerWidth}px ${innerHeight}px; margin: 0 }`;
    }

    remove() {
      removeEventListener("keydown", this.onKey, true);
      removeEventListener("resize", this.onSize);
      removeEventListener("beforeprint", this.onPrint);
      this.slides.forEach(slide => slide.remove?.());
      this.paper.remove();
      (this.modal ?? this.box).remove();
    }
  }

  /* options: plotly (of Plotly's script) and deck (else the one provided), and if wanted theme
     (projector, light or dark) and leave (where the talk is left for). */
  function mount(root, options) {
    const show = new Show(root, options);
    return () => show.remove();
  }

  return { provide: deck => { provided = deck; }, mount };
})();
