"""The page of the live class: the way into a room, and the room as student or as teacher."""

from __future__ import annotations

import streamlit as st

from components.rooms.codes import read_code
from components.rooms.here import store
from components.rooms.problem import RoomProblem
from components.study import Study
from components.ui import frame, joined, teacher, voter
from components.ui.room import student, told, tried


def inside() -> bool:
    """Whether the visitor comes with the code of a room that may exist."""
    try:
        return joined.code() is not None
    except RoomProblem:
        return False


def show(study: Study) -> None:
    """The room that the visitor is in, or the way into one."""
    with st.container(key="live"), frame.column():
        try:
            code = joined.code()
            if code:
                store().rooms.room(code)
        except RoomProblem as problem:
            st.error(str(problem))
            code = None
        if code:
            _room(code, study)
        else:
            _entrance()


def _room(code: str, study: Study) -> None:
    """The teacher’s view with the right key, else the student’s."""
    if key := joined.key(code):
        try:
            store().rooms.teaches(code, key)
        except RoomProblem as problem:
            st.error(str(problem))
        else:
            joined.lead(code, key)
            teacher.show(code, key, study)
            return
    student(code, voter.token(code))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"You are in room **{code}**.")
        st.button("Leave the room", on_click=joined.leave, type="tertiary")


def _entrance() -> None:
    """A form for students, and a button for teachers."""
    told()
    join, lead = st.columns(2, gap="large")
    with join, st.form("join", border=False):
        st.text_input("Room code", key="room-typed", max_chars=20, autocomplete="off")
        st.form_submit_button("Join the room", on_click=tried, args=(_join,))
    with lead:
        st.markdown("You teach, and want a class to guess?")
        st.button("Open a room", on_click=tried, args=(_open,))


def _join() -> None:
    code = read_code(st.session_state.get("room-typed"))
    store().rooms.room(code)
    joined.enter(code)


def _open() -> None:
    joined.enter(*store().rooms.open())
