"""A random token that a browser keeps for one room, so that its second vote replaces its first.

It lies in the session storage of the tab: a reload finds it again, and closing the tab loses it.
It says nothing of who votes, differs from room to room, and the server keeps only a hash of it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.browser import modules
from components.rooms.codes import new_token, read_token
from components.rooms.problem import RoomProblem

ASK = Path(__file__).parent / "scripts" / "voter.js"

_ask = st.components.v2.component("voter", html="<span></span>", js=modules.module(ASK))


def token(code: str) -> str | None:
    """The browser's token for this room; None until it has told, a moment after loading."""
    kept, fresh = f"voter-{code}", f"fresh-{code}"
    known = st.session_state.get(kept)
    said = _ask(
        key=f"browser-{code}",
        data={
            "room": code,
            "fresh": st.session_state.setdefault(fresh, new_token()),
            "known": known,
        },
        height=1,
        on_token_change=lambda: None,
    ).get("token")
    if known is None and said is not None:
        try:
            known = st.session_state[kept] = read_token(said)
        except RoomProblem:
            return None
    return known if isinstance(known, str) else None
