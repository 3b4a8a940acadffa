"""What stands around every page: the study in force, and the column that the page fills."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.study import DataProblem, Study, load_study, study_ids

WIDE, TEXT = 960, 680  # px: figures, and lines of about 66 characters


def pick_study() -> None:
    """A picker in the sidebar, where there is more than one study."""
    ids = study_ids()
    if len(ids) > 1:
        with st.sidebar:
            st.selectbox("Study", ids, key="study", bind="query-params")


def current_study() -> Study:
    """The study the reader picked, else the first. Raises DataProblem where none can be opened."""
    ids = study_ids()
    if not ids:
        raise DataProblem("There is no study to show: the data folder holds no study.json.")
    picked = st.session_state.get("study")
    return load_study(picked if picked in ids else ids[0])


@contextmanager
def column() -> Iterator[None]:
    """The middle of the page, as wide as figures may be."""
    with st.container(horizontal_alignment="center"), st.container(width=WIDE):
        yield
