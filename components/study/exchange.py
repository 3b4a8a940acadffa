"""An exchange of messages as HTML, typed word by word if the reader asks, without a script."""

from __future__ import annotations

import re
from html import escape

TURN = re.compile(r"^\*\*(?P<who>[^*]+)\*\*: (?P<said>.+)$", re.MULTILINE)
WORD, PAUSE = 0.11, 0.9  # seconds: from word to word, and from turn to turn


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
            words.append(f'<span class="late" style="{_after(after)}">{escape(word)}</span>')
            after += WORD
        after += PAUSE
        side = "asks" if who == turns[0][0] else "replies"
        parts.append(
            f'<div class="phone-turn {side} late" style="{_after(shown)}">'
            f'<span class="phone-who">{escape(who)}</span>'
            f'<p class="phone-said">{" ".join(words)}</p></div>'
        )
    return "".join(parts)


def phone(markdown: str, mark: str) -> str:
    """The exchange on the screen of a phone, marked by the words `mark`."""
    return (
        '<section class="phone" id="phone-chat" aria-label="An illustrative exchange">'
        f'<div class="phone-screen"><p class="phone-mark">{escape(mark)}</p>'
        f"{exchange(markdown)}</div>"
        '<div class="phone-ways">'
        '<label><input type="checkbox" class="phone-type"> See it typed</label>'
        '<label><input type="checkbox" class="phone-pause"> Pause</label>'
        "</div></section>"
    )


def _after(seconds: float) -> str:
    return f"animation-delay:{seconds:.2f}s"
