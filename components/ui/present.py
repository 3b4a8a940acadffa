"""A talk in the app: the list of decks, or one of them over the whole window."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from components.browser import assets, deck, modules
from components.study import DataProblem, Study
from components.study.decks import Deck, decks
from components.ui import explorable

PAGE = "present"
ADAPTER = Path(__file__).parent / "scripts" / "deck.js"


@lru_cache(maxsize=1)
def _style() -> str:
    return "\n".join(path.read_text("utf-8") for path in (assets.STYLE, deck.STYLE))


_mount = st.components.v2.component(
    "deck",
    html='<div class="dk-root"></div>',
    css=_style(),
    js=modules.module(ADAPTER),
    isolate_styles=False,
)


def show(study: Study) -> None:
    """The deck that the URL names, else the decks of the study, with their minutes."""
    try:
        told = decks(study)
        asked = st.query_params.get("deck")
        if asked is not None:
            for each in told:
                if each.id == asked:
                    _present(each, study)
                    return
            st.warning(f"There is no deck called “{asked}”.")
    except DataProblem as problem:
        st.error(str(problem))
        return
    for each in told:
        st.markdown(
            f"**[{each.title}]({PAGE}?deck={each.id})**, {each.minutes} minutes, "
            f"{len(each.slides)} slides. {each.subtitle}."
        )
    if not told:
        st.markdown("This study has no decks yet.")


def _present(told: Deck, study: Study) -> None:
    """Put a deck over the whole window."""
    theme = explorable.theme()
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
