"""What the teacher of a room sees: links, the choice of a question, and the rounds."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from components.figures import CATALOGUE, drawing
from components.rooms.ballot import Ballot
from components.rooms.here import store
from components.rooms.problem import RoomProblem
from components.study import DataProblem, Study
from components.ui import joined
from components.ui.room import NAMES, shown, told, tried

EVERY = "3s"  # how often the count of votes is brought up to date


def questions(study: Study) -> list[Ballot]:
    """Every prediction of the catalogue that this study can feed and a class can vote on."""
    found = []
    for figure in CATALOGUE:
        if figure.predict:
            try:
                with drawing(figure):
                    found.append(Ballot.of(figure, figure.predict.ask(study)))
            except (DataProblem, RoomProblem):
                continue
    return found


def links(code: str, key: str) -> None:
    """The code for the wall, and both links to copy."""
    st.html(f'<p class="room-code"><span>Room</span> {code}</p>')
    page = st.context.url or f"/{joined.PAGE}"
    study = {name: st.query_params[name] for name in ("study",) if name in st.query_params}
    st.markdown("For students, who can also type the code on this page:")
    st.code(f"{page}?{urlencode({'room': code, **study})}", language=None, wrap_lines=True)
    with st.expander("Your own link, to lead this room from another device"):
        st.markdown("Whoever has it can lead the room or close it. Keep it off the wall.")
        st.code(
            f"{page}?{urlencode({'room': code, 'key': key, **study})}",
            language=None,
            wrap_lines=True,
        )


@st.fragment(run_every=EVERY)
def lead(code: str, key: str, ballots: list[Ballot]) -> None:
    """Choose a question, hold its rounds, see how many have voted, and reveal."""
    told()
    try:
        rooms, votes = store().rooms, store().votes
        room = rooms.room(code)
        by_question = {ballot.question: ballot for ballot in ballots}
        picked = st.selectbox("Question", by_question, key=f"picked-{code}")
        if picked:
            st.button(
                "Ask this question",
                on_click=tried,
                args=(rooms.ask, code, key, by_question[picked]),
                type="primary" if not room.ballot else "secondary",
            )
        if not room.ballot:
            return
        st.header(room.ballot.question, anchor=False)
        _status(code, room.round, room.voting, room.shown, votes.voted(room) if room.round else 0)
        acts = (
            ("Start round one", rooms.start, (1,), room.round == 0),
            ("Start round two", rooms.start, (2,), room.round == 1),
            ("End the voting", rooms.stop, (), room.voting),
            ("Reveal the tally", rooms.reveal, (), room.round > 0 and not room.shown),
        )
        with st.container(horizontal=True):
            for name, act, more, possible in acts:
                st.button(
                    name,
                    key=f"{name}-{code}",
                    on_click=tried,
                    args=(act, code, key, *more),
                    disabled=not possible,
                )
        if room.shown:
            shown(room)
    except RoomProblem as problem:
        st.error(str(problem))


def _status(code: str, round: int, voting: bool, shown: bool, count: int) -> None:
    """How many have voted; what they voted stays hidden."""
    have = f"**{count}** {'has' if count == 1 else 'have'} voted"
    if not round:
        words = "The class sees the question. No round has been started."
    elif voting:
        words = f"{NAMES[round]} is open: {have}."
    else:
        end = "and the tally is shown" if shown else "and the votes are hidden"
        words = f"{NAMES[round]} is over: {have}, {end}."
    st.markdown(words)


def close(code: str, key: str) -> None:
    """A way to delete the room before its day is over, with a second thought."""
    with st.popover("Close the room"):
        st.markdown("This deletes the room and all its votes, for everyone.")
        st.button("Delete it now", on_click=tried, args=(_close, code, key))


def _close(code: str, key: str) -> None:
    store().rooms.close(code, key)
    joined.leave()


def show(code: str, key: str, study: Study) -> None:
    """The teacher’s page, for a key that was found to fit."""
    links(code, key)
    lead(code, key, questions(study))
    close(code, key)
