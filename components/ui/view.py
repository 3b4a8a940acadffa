"""Figures that a teacher picked, one after another, behind one link."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin

import streamlit as st

from components.figures import BY_ID
from components.study.contents import contents
from components.ui import frame

PAGE = "view"
MOST = 12  # figures behind one link: more make a slow page


def asked() -> list[str]:
    """The figures that the URL names, each once; what is no figure is left out."""
    said = st.query_params.get("figures", "")[:2000].split(",")
    return [id for id in dict.fromkeys(said) if id in BY_ID][:MOST]


def nothing() -> None:
    """In place of figures, where the URL names none."""
    with st.container(width=frame.TEXT):
        st.markdown(
            "This link names no figure. A link to figures of your choice can be made on the page "
            "[For teachers and speakers](teach)."
        )


def builder() -> None:
    """Pick figures, and get one link to them."""
    pages = {page.id: page.title for page in contents()}
    with st.container(width=frame.TEXT):
        picked = st.multiselect(
            "Figures, in the order you pick them",
            list(BY_ID),
            format_func=lambda id: f"{BY_ID[id].name} ({pages[BY_ID[id].page]})",
            key="picked",
            max_selections=MOST,
            placeholder="Choose figures",
        )
        guess = st.toggle(
            "Ask for a guess first, where a figure has a question", value=True, key="guess"
        )
        if not picked:
            return
        query = {"figures": ",".join(picked), "predict": "on" if guess else "off"}
        st.markdown(f"[Open these figures]({PAGE}?{urlencode(query, safe=',')})")
        st.code(address(query), language=None, wrap_lines=True)


def address(query: dict[str, str]) -> str:
    """The whole address of a chosen set, where the app knows its own; else the path alone."""
    path = f"{PAGE}?{urlencode(query, safe=',')}"
    return urljoin(str(st.context.url), path) if st.context.url else f"/{path}"
