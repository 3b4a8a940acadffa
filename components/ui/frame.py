"""What Streamlit's part of a page shares: the study in force, and sentences in need."""

from __future__ import annotations

import streamlit as st

from components.study import DataProblem, NotInStudy, Study, load_study, study_ids


def current_study() -> Study:
    """The study that the URL names, else the first. Raises DataProblem where none can be opened."""
    return chosen_study(st.query_params.get("study"))


def chosen_study(asked: str | None) -> Study:
    """The study asked for, else the first. Raises DataProblem where none can be opened."""
    ids = study_ids()
    if not ids:
        raise DataProblem("There is no study to show: the data folder holds no study.json.")
    return load_study(asked if asked in ids else ids[0])


def verbatim(words: str) -> str:
    """Words of whatever origin as they stand, where Streamlit would read Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!$:~<>|" else sign for sign in words)


def say(problem: DataProblem, before: str = "") -> None:
    """In place of what cannot be shown, why: an absence is no error."""
    show = st.info if isinstance(problem, NotInStudy) else st.error
    show(verbatim(f"{before}{problem}"))
