"""The ledger on its page: three filters, all of them in the URL, and the list."""

from __future__ import annotations

import streamlit as st

from components.figures import BY_ID
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import DataProblem, Study
from components.study.claims import STATUSES, Claim, claims, matching
from components.study.contents import contents
from components.ui import frame

LONGEST = 80  # characters that a search may have
FIRST = 25  # statements shown at once, unless all are asked for


def links() -> dict[str, tuple[str, str]]:
    """Figure to the address of its page, relative to any page, and its name."""
    home = contents()[0].id
    return {
        figure.id: ("." if figure.page == home else figure.page, figure.name)
        for figure in BY_ID.values()
    }


def show(study: Study) -> None:
    """The filters and the statements they leave."""
    try:
        every = claims(study)
    except DataProblem as problem:
        frame.say(problem)
        return
    asked = st.query_params.get("about", "")
    about = asked if asked in BY_ID else ""
    if about:
        name = BY_ID[about].name
        st.markdown(f"Only statements about the figure “{name}”. [Show the whole ledger](claims)")
    _filtered(every, about, study)


@st.fragment
def _filtered(every: tuple[Claim, ...], about: str, study: Study) -> None:
    works = tuple(dict.fromkeys(claim.source for claim in every))
    find = st.text_input(
        "Search in the statements", key="find", max_chars=LONGEST, bind="query-params"
    )
    status = st.pills("Status", list(STATUSES), key="status", bind="query-params")
    source = st.selectbox(
        "Work", works, index=None, placeholder="All works", key="work", bind="query-params"
    )
    found = matching(every, find, status or "", source or "", about)
    said = f"{len(found)} of {len(every)} statements"
    if len(found) > FIRST and not st.toggle("Show all", key="all", bind="query-params"):
        said += f", the first {FIRST} of them here"
        found = found[:FIRST]
    listed = Edition(study, App()).render("statements.html", every=found, statuses=STATUSES)
    st.html(f'<p role="status">{said}</p>{listed}')
