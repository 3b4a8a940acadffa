"""The room a visitor is in: its code goes along in the address, the teacher’s key does not.

The script of pages shows the code on every page, and the way to the question.
"""

from __future__ import annotations

import streamlit as st

from components.rooms.codes import read_code

PAGE = "room"
FIELD = "room"  # of the address, which holds the code on every page


def code() -> str | None:
    """The code of the room, if there is one. Raises RoomProblem where it is no code."""
    said = st.query_params.get(FIELD)
    return read_code(said) if said else None


def enter(code: str, key: str | None = None) -> None:
    """Be in a room from the next run on, as its teacher if there is a key."""
    st.query_params[FIELD] = code
    if key:
        st.session_state[f"key-{code}"] = key


def leave() -> None:
    """Be in no room from the next run on."""
    for name in (FIELD, "key"):
        st.query_params.pop(name, None)


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
    """Keep the key of a room off all pages but its own."""
    if page != PAGE and "key" in st.query_params:
        del st.query_params["key"]
