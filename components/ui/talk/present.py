"""A talk in the app: a deck over the whole window."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from components.browser import assets, deck, modules, mount
from components.paper.addresses import App
from components.study import DataProblem, Study
from components.study.decks import Deck, decks
from components.takeaway import talks
from components.ui import frame
from components.ui.room.reach import reachable
from components.ui.talk import pairs

PAGE = "present"
WALL = "wall"  # see components/ui/room/places.py
ADAPTER = Path(__file__).parents[1] / "scripts" / "deck.js"


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
            "deck": deck.shown(told, study, talks.cover(study)),
            "notes": App().notes(told.id, study),
            "pairs": f"{pairs.FOLDER}/",
            "phone": _phone(App().notes(told.id, study)),
            "folder": f"{assets.FOLDER}/",
            "script": assets.script_name(),
            "plotly": assets.plotly_name(),
            "theme": "projector" if theme == "auto" else theme,
            "leave": PAGE,
            "wall": WALL,
        },
    )


def _phone(notes: str) -> str:
    """Where a phone in the network finds the notes of slides shown here; empty if nowhere."""
    asked = urlsplit(str(st.context.url))
    found = reachable(f"{asked.scheme}://{asked.netloc}")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return "/".join(part for part in (found, base, notes) if part) if found else ""
