"""What stands around every page: the study in force, and the column that the page fills."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import streamlit as st

from components.figures.core.theme import PALETTE
from components.paper import styles
from components.study import DataProblem, NotInStudy, Study, load_study, study_ids
from components.study.prose import DEPTHS, Depth

USUAL: Depth = "student"
WIDE, TEXT = 960, 680  # px: figures, and lines of about 66 characters


def pick_study() -> None:
    """A picker in the sidebar, where there is more than one study."""
    ids = study_ids()
    if len(ids) > 1:
        with st.sidebar:
            st.selectbox("Study", ids, key="study", bind="query-params")


def pick_depth() -> None:
    """A choice in the sidebar of how much to say; it goes along from page to page."""
    with st.sidebar:
        st.segmented_control(
            "Depth",
            DEPTHS,
            default=USUAL,
            required=True,
            key="depth",
            bind="query-params",
            help="story: findings and charts. student: terms and questions as well. "
            "specialist: formulas, caveats and provenance too.",
        )


def depth() -> Depth:
    """How much the reader wants to be told."""
    picked = st.session_state.get("depth")
    return next((depth for depth in DEPTHS if depth == picked), USUAL)


def current_study() -> Study:
    """The study the reader picked, else the first. Raises DataProblem where none can be opened."""
    ids = study_ids()
    if not ids:
        raise DataProblem("There is no study to show: the data folder holds no study.json.")
    picked = st.session_state.get("study") or st.query_params.get("study")
    return load_study(picked if picked in ids else ids[0])


def plain(words: str) -> str:
    """Words of whatever origin as they stand, where Streamlit would read Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<$~#|" else sign for sign in words)


def say(problem: DataProblem, before: str = "") -> None:
    """In place of what cannot be shown, why: an absence is no error."""
    show = st.info if isinstance(problem, NotInStudy) else st.error
    show(plain(f"{before}{problem}"))


@lru_cache(maxsize=1)
def style() -> str:
    """Our own style sheet for pages."""
    return "\n".join((styles.HERE / name).read_text("utf-8") for name in ("page.css", "phone.css"))


def paper(theme: str) -> None:
    """The page around one figure: its background in the theme that the URL asks for, if it does."""
    own = ""
    if st.context.is_embedded:  # the figure has the whole frame, to its edges
        own += '[data-testid="stMainBlockContainer"] { padding: 0; max-width: none }'
        own += ".xp:not(.xp-fit, .xp-own-theme) { padding: 0 0.75rem }"
    if theme in PALETTE["tokens"]:
        colour = PALETTE["tokens"][theme]["bg"]
        own += f'[data-testid="stApp"] {{ background: {colour} }}'
    st.html(f"<style>{style()}{own}</style>")


@contextmanager
def column() -> Iterator[None]:
    """The middle of the page, as wide as figures may be."""
    st.html(f"<style>{style()}</style>")
    with st.container(horizontal_alignment="center"), st.container(width=WIDE):
        yield
