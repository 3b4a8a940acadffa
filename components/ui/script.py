"""The script that Streamlit runs for every visitor: the article, and what needs a server in it."""

from __future__ import annotations

import streamlit as st

from components import limits
from components.blocks import Decks, blocks
from components.figures import BY_ID
from components.paper import files
from components.study import DataProblem
from components.study.contents import contents, site_title
from components.ui import article, frame, pages
from components.ui.talk import present


def run() -> None:
    """One run, for one visitor."""
    current = st.navigation(pages.pages(_below), position="hidden")
    page = current.url_path or contents()[0].id
    asked = st.query_params.get("figure")
    st.set_page_config(page_title=_title(page, asked), layout="wide")
    try:
        study = frame.current_study()
    except DataProblem as problem:
        frame.say(problem)
        st.stop()
    if asked is not None and asked not in BY_ID:
        st.error(frame.verbatim(f"There is no figure called “{asked[:80]}”."))
        return
    path = page if asked is None else f"{files.FIGURES}/{asked}"
    article.show(path, study)
    if asked is None:
        current.run()


def _title(page: str, figure: str | None) -> str:
    if figure in BY_ID:
        return f"{BY_ID[figure].name} · {site_title()}"
    if page == contents()[0].id:
        return site_title()
    return f"{next(entry.title for entry in contents() if entry.id == page)} · {site_title()}"


def _below(id: str) -> None:
    """What of a page Streamlit shows: a talk at work."""
    study = frame.current_study()
    for block in blocks(id):
        match block:
            case Decks() if "deck" in st.query_params:
                present.show(study)


with limits.RUNS:
    run()
