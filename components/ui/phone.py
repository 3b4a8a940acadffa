"""Show an illustrative exchange on a phone."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from components.browser import styles
from components.study.exchange import phone


@lru_cache(maxsize=1)
def _style() -> str:
    return styles.PHONE.read_text("utf-8")


def phone_chat(markdown: str, mark: str) -> None:
    """Show the exchange, marked by the words `mark`; nothing where there is none."""
    if not markdown:
        return
    st.html(f"<style>{_style()}</style>")
    st.html(phone(markdown, mark))
