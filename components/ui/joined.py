"""The room a visitor is in: its code goes along from page to page, the teacher’s key does not."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from components.rooms.codes import read_code
from components.rooms.problem import RoomProblem
from components.ui.pages import named

PAGE = "room"
FIELD = "room"  # a field in the sidebar holds the code, bound to the URL like the other choices


def code() -> str | None:
    """The code of the room, if there is one. Raises RoomProblem where it is no code."""
    said = st.session_state.get(FIELD, st.query_params.get(FIELD))
    return read_code(said) if said else None


def enter(code: str, key: str | None = None) -> None:
    """Be in a room from the next run on, as its teacher if there is a key."""
    st.session_state[FIELD] = code
    with suppress(StreamlitAPIException):  # a field that is shown already speaks for itself
        st.query_params[FIELD] = code
    if key:
        st.session_state[f"key-{code}"] = key


def leave() -> None:
    """Be in no room from the next run on."""
    st.session_state[FIELD] = ""


def key(code: str) -> str | None:
    """The key that this visitor came with or got; it stays in the URL of the room’s page."""
    said = st.query_params.get("key") or st.session_state.get(f"key-{code}")
    return str(said) if said else None


def lead(code: str, key: str) -> None:
    """Remember a key that fits."""
    st.session_state[f"key-{code}"] = key
    if st.query_params.get("key") != key:
        st.query_params["key"] = key


def keep(page: str) -> None:
    """Show the code on every page, where it can be changed, and the way to the question."""
    if not st.session_state.get(FIELD, st.query_params.get(FIELD)):
        st.query_params.pop("key", None)
        return
    with st.sidebar:
        st.text_input("Room", key=FIELD, bind="query-params", autocomplete="off")
        try:
            code()
        except RoomProblem as problem:
            st.caption(str(problem))
        else:
            if page != PAGE:
                st.query_params.pop("key", None)
                st.page_link(named(PAGE), label="Go to the question")
