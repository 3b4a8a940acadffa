"""Questions under a page, and the bug hunt: readers answer and are told why. No score is kept."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.figures import BY_ID
from components.study import DataProblem, Study
from components.study.prose import fill, label
from components.study.questions import Question, Statement, bug_hunt, questions
from components.ui import claims, frame

VERDICTS = {"The data support it": True, "They do not": False}


def check(page: str, study: Study) -> None:
    """The questions of a page, from the depth of students on."""
    if frame.depth() == "story":
        return
    try:
        asked = questions(page, study)
    except DataProblem as problem:
        frame.say(problem)
        return
    if not asked:
        return
    with st.container(width=frame.TEXT):
        st.markdown("## Check yourself")
        _questions(asked, page, study)


def exercise(name: str, study: Study) -> None:
    """Questions of a file of their own, from the depth of students on."""
    if frame.depth() == "story":
        return
    try:
        asked = questions(name, study)
    except DataProblem as problem:
        frame.say(problem)
        return
    with st.container(width=frame.TEXT):
        _questions(asked, name, study)


@st.fragment  # one for all: each costs every visitor a millisecond or two, an answer runs little
def _questions(asked: Sequence[Question], page: str, study: Study) -> None:
    for question in asked:
        _question(question, page, study)


def _question(question: Question, page: str, study: Study) -> None:
    options = {label(option.text, study): option for option in question.mixed}
    said = st.radio(
        f"**{label(question.ask, study)}**",
        list(options),
        index=None,
        key=f"check-{study.id}-{page}-{question.id}",
    )
    if said is not None:
        _tell(options[said].right, fill(options[said].why, study))


def hunt(study: Study) -> None:
    """Statements, and for each the verdict once the reader has given one."""
    if frame.depth() == "story":
        return
    try:
        statements = bug_hunt(study)
    except DataProblem as problem:
        frame.say(problem)
        return
    with st.container(width=frame.TEXT):
        _statements(statements, study)


@st.fragment
def _statements(statements: Sequence[Statement], study: Study) -> None:
    for statement in statements:
        _statement(statement, study)


def _statement(statement: Statement, study: Study) -> None:
    said = st.radio(
        f"**{label(statement.statement, study)}**",
        list(VERDICTS),
        index=None,
        horizontal=True,
        key=f"hunt-{study.id}-{statement.id}",
    )
    if said is None:
        return
    why = fill(statement.why, study)
    if statement.figure in BY_ID:
        page, name = claims.links()[statement.figure]
        why += f" [See “{name}”]({page})"
    _tell(VERDICTS[said] == statement.supported, why)


def _tell(right: bool, why: str) -> None:
    """Words first, so that colour is not needed; links and numbers as in prose."""
    with st.container(border=True):
        verdict = "✓ **Yes.**" if right else "✗ **Not quite.**"
        st.markdown(f'<div role="status">\n\n{verdict} {why}\n\n</div>', unsafe_allow_html=True)
