"""A talk in the app: a deck over the whole window."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from components.browser import assets, deck, mount
from components.study import DataProblem, Study
from components.study.decks import Deck, decks
from components.ui import frame

PAGE = "present"
# deck.js is the same as offline. Streamlit calls the function below again at each run of the
# page; a talk that has begun goes on.
ADAPTER = """
const scripts = {}, talks = new WeakMap();
const load = src => scripts[src] ??= new Promise((done, failed) => {
  const script = Object.assign(document.createElement("script"), { src, onload: done });
  script.onerror = () => { delete scripts[src]; failed(new Error(src)); };
  document.head.append(script);
});
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".dk-root");
  const at = name => new URL(data.folder + name, location.origin + location.pathname).href;
  const begun = talks.get(root) ?? {};
  if (begun.id !== data.deck.id) {
    begun.remove?.();
    const now = { id: data.deck.id, remove: null, gone: false };
    talks.set(root, now);
    load(at(data.script)).then(() => {
      if (!now.gone) now.remove = window.Deck.mount(root, {
        deck: data.deck, plotly: at(data.plotly), theme: data.theme, leave: data.leave,
      });
    }, () => { root.textContent = "The talk could not be loaded. Please reload the page."; });
  }
  return () => {
    const now = talks.get(root);
    talks.delete(root);
    if (now) { now.gone = true; now.remove?.(); }
  };
}
"""


@lru_cache(maxsize=1)
def _style() -> str:
    return "\n".join(path.read_text("utf-8") for path in (assets.STYLE, deck.STYLE))


_mount = st.components.v2.component(
    "deck",
    html='<div class="dk-root"></div>',
    css=_style(),
    js=deck.SCRIPT.read_text("utf-8") + ADAPTER,
    isolate_styles=False,
)


def show(study: Study) -> None:
    """The deck that the URL names, over the whole window."""
    asked = st.query_params.get("deck")
    try:
        told = next((each for each in decks(study) if each.id == asked), None)
        if told is not None:
            _present(told, study)
    except DataProblem as problem:
        frame.say(problem)


def _present(told: Deck, study: Study) -> None:
    """Put a deck over the whole window."""
    theme = mount.asked(dict(st.query_params.items())).theme
    _mount(
        key=f"deck-{study.id}-{told.id}",
        data={
            "deck": deck.shown(told, study),
            "folder": f"{assets.FOLDER}/",
            "script": assets.script_name(),
            "plotly": assets.plotly_name(),
            "theme": "projector" if theme == "auto" else theme,
            "leave": PAGE,
        },
    )
