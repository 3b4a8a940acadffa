"""The blocks of a page, shown by Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.blocks import (
    Block,
    Chat,
    Check,
    Debate,
    Decks,
    Exercise,
    Gallery,
    Glossary,
    Hunt,
    Index,
    Ledger,
    Picked,
    Picker,
    Receipts,
    References,
    Room,
    Routes,
    Shown,
    Side,
    Words,
    blocks,
)
from components.browser.mount import EMBEDDED
from components.figures import BY_ID
from components.paper import body
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import DataProblem, Study
from components.study.contents import Entry, contents
from components.study.prose import words
from components.ui import check, claims, explorable, frame, live, present, route, view


def show(id: str) -> None:
    """A page: its title, the question it answers, and its blocks."""
    entry = next(entry for entry in contents() if entry.id == id)
    route.bar(id)
    st.title(entry.title, anchor=False)
    with st.container(width=frame.TEXT):
        st.markdown(f"*{entry.question}*")
    study = frame.current_study()
    for block in blocks(id):
        _show(block, entry, study)


def _show(block: Block, page: Entry, study: Study) -> None:
    match block:
        case Words(names, when):
            if when == "always" or not live.inside():
                _words(page.id, names, study)
        case Shown(figure, parts):
            explorable.show(figure, study, parts=parts or explorable.parts(frame.depth()))
        case Side(shown):
            for each, place in zip(shown, st.columns([3, 2]), strict=True):
                with place:
                    _show(each, page, study)
        case Check():
            check.check(page.id, study)
        case Exercise(name):
            check.exercise(name, study)
        case Hunt():
            check.hunt(study)
        case Ledger():
            claims.show(study)
        case Routes():
            route.overview()
        case Decks():
            with st.container(width=frame.TEXT):
                present.show(study)
        case Picker():
            view.builder()
        case Picked():
            for id in view.asked():
                explorable.show(BY_ID[id], study, parts=EMBEDDED)
            if not view.asked():
                view.nothing()
        case Room():
            live.show(study)
        case Chat() | Gallery() | Glossary() | References() | Debate() | Index() | Receipts():
            try:
                for made in body.rendered(Edition(study, App()), page, block):
                    st.html(made)
            except DataProblem as problem:
                frame.say(problem)


def _words(page: str, names: Sequence[str], study: Study) -> None:
    """Sections of the page's words, in a column that can be read."""
    for name in names:
        try:
            markdown = words(page, name, study, frame.depth())
        except DataProblem as problem:
            frame.say(problem)
            continue
        if markdown:
            with st.container(width=frame.TEXT):
                st.markdown(markdown, unsafe_allow_html=True)
