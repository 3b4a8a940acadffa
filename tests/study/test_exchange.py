"""An exchange is typed word by word, turn after turn."""

from itertools import pairwise

import pytest

from components.study.exchange import PAUSE, START, WORD, turns

SAID = "**Hiker**: One two three.\n\n**Model**: No.\n\nAside.\n\n**Hiker**: Why?"


def test_each_word_follows_the_last_and_each_turn_waits() -> None:
    made = turns(SAID)
    assert [(turn.who, turn.side) for turn in made] == [
        ("Hiker", "asks"),
        ("Model", "replies"),
        ("Hiker", "asks"),
    ]
    words = ["One", "two", "three.", "No.", "Why?"]
    assert [word for turn in made for word, _ in turn.words] == words
    assert [at for _, at in made[0].words] == pytest.approx([START, START + WORD, START + 2 * WORD])
    for before, turn in pairwise(made):
        assert turn.after == turn.words[0][1]
        assert turn.after - before.words[-1][1] == pytest.approx(WORD + PAUSE)
