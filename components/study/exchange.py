"""An exchange of messages, read from words, with the time at which each word is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

TURN = re.compile(r"^\*\*(?P<who>[^*]+)\*\*: (?P<said>.+)$", re.MULTILINE)
START, WORD, PAUSE = 0.4, 0.11, 0.9  # seconds: before all, from word to word, from turn to turn


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: each word with the seconds after which it is typed."""

    who: str
    side: str  # asks, replies
    after: float  # seconds
    words: tuple[tuple[str, float], ...]


def turns(markdown: str) -> tuple[Turn, ...]:
    """Lines of `**who**: words`; the first speaker asks, others reply."""
    found = [(match["who"], match["said"].split()) for match in TURN.finditer(markdown)]
    made, after = [], START
    for who, said in found:
        side = "asks" if who == found[0][0] else "replies"
        words = tuple((word, after + WORD * at) for at, word in enumerate(said))
        made.append(Turn(who, side, after, words))
        after += WORD * len(said) + PAUSE
    return tuple(made)
