"""An illustrative exchange on a phone, typed word by word without a script."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from pathlib import Path

import streamlit as st

TURN = re.compile(r"^\*\*(?P<who>[^*]+)\*\*: (?P<said>.+)$", re.MULTILINE)
WORD, PAUSE = 0.11, 0.9  # seconds: from word to word, and from turn to turn


@lru_cache(maxsize=1)
def _style() -> str:
    return (Path(__file__).parent / "phone.css").read_text("utf-8")


def exchange(markdown: str) -> str:
    """Lines of `**who**: words` as HTML; the first speaker asks, others reply.

    All words are in the page and shown from the start. Who asks to see them typed gets them
    again one after the other, by styles alone; nothing moves unasked, or against motion settings.
    """
    turns = [(match["who"], match["said"]) for match in TURN.finditer(markdown)]
    after, parts = 0.4, []
    for who, said in turns:
        shown, words = after, []
        for word in said.split():
            words.append(f'<span class="late" style="{_after(after)}">{html.escape(word)}</span>')
            after += WORD
        after += PAUSE
        side = "asks" if who == turns[0][0] else "replies"
        parts.append(
            f'<div class="phone-turn {side} late" style="{_after(shown)}">'
            f'<span class="phone-who">{html.escape(who)}</span>'
            f'<p class="phone-said">{" ".join(words)}</p></div>'
        )
    return "".join(parts)


def _after(seconds: float) -> str:
    return f"animation-delay:{seconds:.2f}s"


def phone_chat(markdown: str, mark: str) -> None:
    """Show the exchange, marked by the words `mark`; nothing where there is none."""
    if not markdown:
        return
    st.html(f"<style>{_style()}</style>")
    st.html(
        '<section class="phone" id="phone-chat" aria-label="An illustrative exchange">'
        f'<div class="phone-screen"><p class="phone-mark">{html.escape(mark)}</p>'
        f"{exchange(markdown)}</div>"
        '<div class="phone-ways">'
        '<label><input type="checkbox" class="phone-type"> See it typed</label>'
        '<label><input type="checkbox" class="phone-pause"> Pause</label>'
        "</div></section>"
    )
