"""What a student sees in a room: the question, the vote, and the tally once it is revealed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any

import streamlit as st

from components.figures import BY_ID
from components.rooms.bars import bars
from components.rooms.here import store
from components.rooms.problem import RoomProblem
from components.rooms.register import Room
from components.rooms.store import Store
from components.study.contents import contents
from components.ui import frame, versions
from components.ui.pages import named

PROBLEM = "room-problem"
NAMES = {1: "Round one", 2: "Round two"}


def tried(act: Callable[..., object], *given: Any) -> None:
    """Do something for a visitor; where it is refused, keep the sentence that says why."""
    try:
        act(*given)
    except RoomProblem as problem:
        st.session_state[PROBLEM] = str(problem)


def told() -> None:
    """The sentence kept by `tried`, once."""
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)


@st.fragment
def student(code: str, token: str | None) -> None:
    """A student’s view, drawn anew when the teacher did something; `token` is this browser’s."""
    told()
    version = None
    try:
        room = store().rooms.room(code)
        version = room.version
        _view(room, token)
    except RoomProblem as problem:
        st.error(str(problem))
    versions.watch(code, version)


def _view(room: Room, token: str | None) -> None:
    """What a room shows to a student at its present stage. Raises RoomProblem."""
    if not room.ballot:
        st.markdown("The teacher has not asked anything yet. This page will notice.")
        return
    st.header(room.ballot.question, anchor=False)
    if room.voting:
        if token:
            _paper(room, token)
    elif room.shown:
        shown(room)
    elif room.round:
        over = f"{NAMES[room.round]} is over, and its votes are still hidden."
        st.markdown(f"{over} Compare your reasons with your neighbours’.")
    else:
        st.markdown("The vote has not begun. Take a moment to think, on your own.")


def _paper(room: Room, token: str) -> None:
    """The question as a form, and whether this browser’s vote is counted."""
    if not room.ballot:
        return
    key = f"{room.code}-{room.asking}-{room.round}"
    if f"own-{key}" not in st.session_state:
        st.session_state[f"own-{key}"] = store().votes.own(room, token)
    own, answers = st.session_state[f"own-{key}"], room.ballot.answers
    st.markdown(f"**{NAMES[room.round]}**, {'after' if room.round > 1 else 'before'} discussion")
    with st.form(f"vote-{key}"):
        if room.ballot.ordered:
            label = f"Your guess, in {room.ballot.unit}" if room.ballot.unit else "Your guess"
            start = own or answers[len(answers) // 2]
            st.select_slider(label, answers, value=start, key=f"answer-{key}")
        else:
            at = answers.index(own) if own else None
            st.radio(
                "Your guess", answers, index=at, key=f"answer-{key}", format_func=frame.verbatim
            )
        st.form_submit_button(
            "Change my vote" if own else "Vote", on_click=tried, args=(_vote, room, token, key)
        )
    if own:
        words = f"{own} {room.ballot.unit}".strip()
        st.html(
            f'<p class="counted" role="status">✓ Your vote is counted: <b>{escape(words)}</b>. '
            "You can change it until the round ends.</p>"
        )


def _vote(room: Room, token: str, key: str) -> None:
    answer = st.session_state.get(f"answer-{key}")
    if answer is None:
        raise RoomProblem("Please choose an answer before you vote.")
    store().votes.cast(room.code, token, room.asking, room.round, answer)
    st.session_state[f"own-{key}"] = answer


def shown(room: Room) -> None:
    """The revealed tally, and the way to the data. Raises RoomProblem."""
    if not room.ballot:
        return
    st.html(_bars(store(), room.code, room.version))
    if figure := BY_ID.get(room.ballot.figure):
        title = next(page.title for page in contents() if page.id == figure.page)
        st.page_link(named(figure.page), label=f"See what the data say: **{title}**")


@lru_cache(maxsize=64)
def _bars(kept: Store, code: str, version: int) -> str:
    """A tally is counted once: what is revealed does not change before the teacher acts."""
    return bars(kept.votes.tally(code))
