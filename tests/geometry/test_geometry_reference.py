"""Shared references and peaks: exact cases, and what must hold for all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from components.geometry.peaks import peaks
from components.geometry.toys.reference import cosines, shared_cosine, topics

VALUES = st.lists(st.integers(-9, 9), min_size=1, max_size=30)


@given(st.integers(2, 6), st.integers(2, 40), st.integers(0, 10**6))
def test_topics_have_length_one_and_cosines_are_sound(count: int, d: int, seed: int) -> None:
    means, away = topics(count, d, seed)
    assert np.linalg.norm(np.vstack([means, away]), axis=1) == pytest.approx(np.ones(count + 1))
    matrix = cosines(means)
    assert np.diag(matrix) == pytest.approx(np.ones(count))
    assert (matrix == matrix.T).all()


@given(st.floats(0, 20))
def test_orthogonal_topics_get_exactly_the_shared_cosine(distance: float) -> None:
    means, away = np.eye(4)[:3], np.eye(4)[3]
    matrix = cosines(means - distance * away)
    assert matrix[0, 1] == pytest.approx(shared_cosine(distance), abs=1e-9)


@given(st.integers(0, 10**6), st.floats(0, 4), st.floats(0.5, 4))
def test_a_reference_farther_off_makes_unrelated_topics_more_alike(
    seed: int, distance: float, more: float
) -> None:
    means, away = topics(3, 400, seed)
    off = ~np.eye(3, dtype=bool)
    near, far = (cosines(means - s * away)[off].mean() for s in (distance, distance + more))
    assert far > near


@given(VALUES)
def test_inner_peaks_are_those_of_scipy(values: list[int]) -> None:
    found = peaks(np.array(values, dtype=float))
    strict = signal.argrelmax(np.array(values))[0] if len(values) > 2 else []
    assert set(np.flatnonzero(found)) - {0, len(values) - 1} == set(strict)


@given(VALUES)
def test_no_two_neighbours_are_both_peaks(values: list[int]) -> None:
    found = peaks(np.array(values, dtype=float))
    assert not (found[1:] & found[:-1]).any()
    assert len(found) == len(values)
