"""The pages as Streamlit routes to them: one for each entry of the contents."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.study.contents import Entry, contents


def _page(entry: Entry, show: Callable[[str], None]) -> StreamlitPage:
    """A page whose path is its id; the home page lies at the root."""
    return st.Page(
        lambda: show(entry.id),
        title=entry.title,
        url_path=entry.id,
        default=entry == contents()[0],
        visibility="hidden" if entry.hidden else "visible",
    )


def pages(show: Callable[[str], None]) -> dict[str, list[StreamlitPage]]:
    """All pages, by section; `show` is called with the id of the one that is open."""
    menu: dict[str, list[StreamlitPage]] = {}
    for entry in contents():
        menu.setdefault(entry.section, []).append(_page(entry, show))
    return menu
