"""The figure of a class’s guesses: every vote is drawn, and what was measured stands among them."""

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.core import theme
from components.figures.guesses.numbers import middle, place
from components.figures.guesses.spread import Guesses, spread
from components.packing.single import single

PERCENT = tuple(str(n) for n in range(0, 105, 5))


def bars(fig: Any) -> list[Any]:
    return [trace for trace in fig.data if trace.type == "bar"]


names = st.lists(st.text(string.ascii_letters, min_size=1), min_size=2, max_size=12, unique=True)


@given(names, st.data())
def test_every_vote_is_drawn_once(answers: list[str], data) -> None:
    ordered = data.draw(st.booleans())
    if ordered:
        answers = [str(n) for n in range(data.draw(st.integers(2, 400)))]
    votes = st.dictionaries(st.integers(0, len(answers) - 1), st.integers(1, 50))
    rounds = tuple(data.draw(st.lists(votes, min_size=1, max_size=2)))
    fig = spread(Guesses("Which?", "", ordered, tuple(answers), rounds))
    drawn = [
        sum(trace.y) if ordered else sum(int(text.split()[0]) for text in trace.text)
        for trace in bars(fig)
    ]
    assert drawn == [sum(each.values()) for each in rounds]
    rows = fig.layout.meta["rows"]["data"]
    for at, each in enumerate(rounds, 1):
        assert sum(row[at] for row in rows) == sum(each.values())


def test_before_discussion_is_outlined_and_after_it_filled() -> None:
    for ordered, answers in ((True, PERCENT), (False, ("a", "b"))):
        two = spread(Guesses("Which?", "", ordered, answers, ({0: 2, 1: 1}, {1: 3})))
        assert [bar.marker.color for bar in bars(two)] == [theme.BACKGROUND, theme.ACCENT]
        one = spread(Guesses("Which?", "", ordered, answers, ({0: 2},)))
        assert [bar.marker.color for bar in bars(one)] == [theme.ACCENT]


def test_counts_stand_at_thick_bars_and_beyond_two_thin_ones() -> None:
    for count, beyond in ((3, []), (6, ["  2 → 0", "  0 → 5"])):
        answers = tuple("abcdef"[:count])
        fig = spread(Guesses("Which?", "", False, answers, ({0: 2}, {1: 5})))
        texts = [trace.text[:2] for trace in fig.data if trace.type == "scatter"]
        assert [list(each) for each in texts] == ([beyond] if beyond else [])
        assert {bar.textposition for bar in bars(fig)} == {"none" if beyond else "outside"}


@pytest.mark.parametrize(
    ("measured", "at"), [("0", 0), ("17.5", 3.5), ("100", 20), ("-4", 0), ("300", 20)]
)
def test_the_measured_number_stands_at_its_place(measured: str, at: float) -> None:
    assert place(PERCENT, measured) == at
    fig = spread(Guesses("What?", "%", True, PERCENT, ({2: 1},), measured))
    lines = [shape for shape in fig.layout.shapes if shape.yref == "paper"]
    assert [line.x0 for line in lines] == [at]
    said = [note.text for note in fig.layout.annotations]
    assert any(f"measured: {measured} %" in text for text in said)


def test_nothing_measured_is_drawn_before_it_is_shown() -> None:
    for ordered, answers in ((True, PERCENT), (False, ("a", "b"))):
        fig = spread(Guesses("Which?", "", ordered, answers, ({1: 1},)))
        assert "easured" not in fig.to_json()


def test_the_finding_says_how_the_middle_moved_and_how_many_were_right() -> None:
    moved = Guesses("What?", "%", True, PERCENT, ({10: 3}, {4: 2, 10: 1}), "17.3")
    assert spread(moved).layout.meta["title"] == (
        "The middle guess moved from 50 to 20 %; measured: 17.3 %"
    )
    agreed = Guesses("Which?", "", False, ("a", "b"), ({0: 3, 1: 1}, {1: 4}), "b")
    assert spread(agreed).layout.meta["title"] == (
        "Measured: b. This said 1 of 4 before, 4 of 4 after discussion"
    )
    tied = Guesses("Which?", "", False, ("a", "b", "c"), ({0: 2, 2: 2},))
    assert spread(tied).layout.meta["title"] == "2 answers lead, with 2 of 4 each"
    assert spread(Guesses("What?", "", True, PERCENT, ({},))).layout.meta["title"] == (
        "Nobody has voted"
    )


def test_the_middle_falls_between_two() -> None:
    assert middle({0: 1, 4: 1}) == (0, 4)
    assert middle({0: 1, 4: 2}) == (4, 4)
    assert middle({}) is None


def test_words_of_a_teacher_are_words_and_no_markup() -> None:
    fig = spread(Guesses("<b>?", "<u>", True, PERCENT, ({1: 1},), "5"))
    texts = [note.text for note in fig.layout.annotations] + [fig.layout.xaxis.title.text]
    assert not any("<u>" in text for text in texts)
    fig = spread(Guesses("?", "", False, ("<a href='x'>y</a>", "b"), ({0: 1},)))
    assert not any("<a" in text for text in (note.text for note in fig.layout.annotations))


def test_it_is_packed_as_figures_are() -> None:
    fig = spread(Guesses("What?", "%", True, PERCENT, ({1: 1},)))
    packed = single("class", "The class", fig)
    ((traces, entries),) = packed["variants"]
    assert len(traces) == len(packed["traces"]) == len(fig.data)
    layout = dict(packed["entries"][at] for at in entries)
    assert layout["meta.title"] == fig.layout.meta["title"]
    assert set(packed["themes"]) == {"dark", "projector"}
