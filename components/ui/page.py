"""What page scripts say: words, figures and tables, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.figures import BY_ID
from components.study import Study
from components.study.contents import contents
from components.study.prose import PAGES, words
from components.study.receipts import origins, receipt
from components.ui import explorable, frame


@dataclass(frozen=True, slots=True)
class Page:
    """One page as its script sees it."""

    id: str
    study: Study

    def text(self, *sections: str) -> None:
        """Sections of the page's words, in a column that can be read."""
        for section in sections:
            if markdown := words(self.id, section, self.study, frame.depth()):
                with st.container(width=frame.TEXT):
                    st.markdown(markdown, unsafe_allow_html=True)

    def figure(self, id: str, *, parts: Sequence[str] = ()) -> None:
        """A figure of the catalogue, by id; with the parts of the reader's depth, or only some."""
        explorable.show(BY_ID[id], self.study, parts=parts or explorable.parts(frame.depth()))

    def figures(self, *ids: str) -> None:
        """Figures side by side where there is room; the first takes more of it."""
        for id, place in zip(ids, st.columns([3, 2]), strict=True):
            with place:
                self.figure(id)

    def index(self) -> None:
        """Every page but this one, by section, with the question it answers."""
        section = ""
        for entry in contents():
            if entry.id == self.id:
                continue
            with st.container(width=frame.TEXT, gap=None):
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
    st.title(entry.title, anchor=False)
    with st.container(width=frame.TEXT):
        st.markdown(f"*{entry.question}*")
    return Page(id, frame.current_study())
