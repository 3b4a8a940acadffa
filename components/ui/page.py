"""What page scripts say: words, figures and tables, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.browser.mount import EMBEDDED
from components.figures import BY_ID
from components.study import DataProblem, Study
from components.study.contents import contents
from components.study.debate import cards
from components.study.folders import PAGES
from components.study.glossary import definitions
from components.study.prose import words
from components.study.receipts import origins, receipt
from components.ui import (
    check,
    claims,
    explorable,
    frame,
    gallery,
    phone,
    present,
    route,
    view,
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as its script sees it."""

    id: str
    study: Study

    def text(self, *sections: str) -> None:
        """Sections of the page's words, in a column that can be read."""
        for section in sections:
            try:
                markdown = words(self.id, section, self.study, frame.depth())
            except DataProblem as problem:
                frame.say(problem)
                continue
            if markdown:
                with st.container(width=frame.TEXT):
                    st.markdown(markdown, unsafe_allow_html=True)

    def figure(self, id: str, *, parts: Sequence[str] = ()) -> None:
        """A figure of the catalogue, by id; with the parts of the reader's depth, or only some."""
        shown = parts or explorable.parts(frame.depth())
        explorable.show(BY_ID[id], self.study, parts=shown)

    def figures(self, *ids: str) -> None:
        """Figures side by side where there is room; the first takes more of it."""
        for id, place in zip(ids, st.columns([3, 2]), strict=True):
            with place:
                self.figure(id)

    def chat(self, exchange: str, mark: str) -> None:
        """An illustrative exchange on a phone, from a section of the words, and its mark."""
        try:
            said, marked = (words(self.id, part, self.study) for part in (exchange, mark))
        except DataProblem as problem:
            frame.say(problem)
        else:
            phone.phone_chat(said, marked)

    def check(self) -> None:
        """The questions of the page to check oneself with."""
        check.check(self.id, self.study)

    def claims(self) -> None:
        """The ledger of statements, with its filters."""
        claims.show(self.study)

    def gallery(self) -> None:
        """Every figure on a card, with filters."""
        gallery.show(self.study)

    def bug_hunt(self) -> None:
        """Statements that the data support or do not, for the reader to judge."""
        check.hunt(self.study)

    def glossary(self) -> None:
        """Every term of art with its definition."""
        with st.container(width=frame.TEXT):
            st.html(definitions())

    def cards(self) -> None:
        """Arguments sorted by what could settle them."""
        try:
            st.html(cards(self.study))
        except DataProblem as problem:
            frame.say(problem)

    def routes(self) -> None:
        """Every route through the pages."""
        route.overview()

    def decks(self) -> None:
        """The decks of the study, or the one that the URL names over the whole window."""
        with st.container(width=frame.TEXT):
            present.show(self.study)

    def picker(self) -> None:
        """Pick figures for a link of one’s own."""
        view.builder()

    def picked(self) -> None:
        """The figures that a link names."""
        for id in view.asked():
            self.figure(id, parts=EMBEDDED)
        if not view.asked():
            view.nothing()

    def index(self) -> None:
        """Every page but this one, by section, with the question it answers."""
        section = ""
        for entry in contents():
            if entry.id == self.id or entry.hidden:
                continue
            with st.container(width=frame.TEXT, gap=None, key=f"index-{entry.id}"):
                if entry.section != section:
                    section = entry.section
                    st.markdown(f"### {section}")
                st.page_link(PAGES / f"{entry.id}.py", label=f"**{entry.title}**")
                st.markdown(entry.question)

    def receipts(self) -> None:
        """Every table of the study with its provenance and its columns, to read and download."""
        st.html(origins(self.study))
        tables = (
            receipt(self.study, name, f"data/{self.study.id}/{name}.csv")
            for name in self.study.entries
        )
        st.html("".join(tables))


def open_page(id: str) -> Page:
    """Begin the page `id`: its title, and the question it answers."""
    entry = next(entry for entry in contents() if entry.id == id)
    route.bar(id)
    st.title(entry.title, anchor=False)
    with st.container(width=frame.TEXT):
        st.markdown(f"*{entry.question}*")
    return Page(id, frame.current_study())
