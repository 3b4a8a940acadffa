"""Screens in a row, by what must hold for all arguments."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geometry.statistics.screens import drawn, passing

CHANCE = st.integers(0, 100).map(lambda percent: percent / 100)
STOPS = st.lists(CHANCE, max_size=7)


@given(STOPS)
def test_independent_screens_multiply(stops: list[float]) -> None:
    assert passing(stops, 0)[-1] == pytest.approx(np.prod([1 - stop for stop in stops]))


@given(STOPS)
def test_screens_that_fail_together_are_as_good_as_the_best_of_them(stops: list[float]) -> None:
    assert passing(stops, 1)[-1] == pytest.approx(1 - max(stops, default=0))


@given(STOPS, CHANCE, CHANCE)
def test_less_passes_the_more_independent_they_are(
    stops: list[float], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert (passing(stops, low) <= passing(stops, high) + 1e-12).all()


@given(st.lists(CHANCE, min_size=1, max_size=7), CHANCE)
def test_each_screen_alone_stops_as_many_whatever_the_overlap(
    stops: list[float], together: float
) -> None:
    assert passing(stops[:1], together)[-1] == pytest.approx(1 - stops[0])


@given(STOPS, CHANCE, st.integers(0, 5))
def test_what_is_drawn_is_near_what_is_expected(
    stops: list[float], together: float, seed: int
) -> None:
    requests = 2000
    counts = drawn(stops, together, requests, seed)
    assert (np.diff(counts) <= 0).all()
    assert np.abs(counts / requests - passing(stops, together)).max() < 0.08
    assert (counts == drawn(stops, together, requests, seed)).all()


def test_impossible_screens_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be"):
        passing([1.2], 0)
