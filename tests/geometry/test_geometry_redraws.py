"""Simulated repeats: what must hold for all seeds, and the law they follow."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from components.geometry.statistics.redraws import middle, redraws

RATE, SEED = st.floats(0, 1), st.integers(0, 2**31)


@given(RATE, RATE, st.integers(1, 50), SEED)
def test_a_higher_rate_never_lowers_a_count(one: float, other: float, n: int, seed: int) -> None:
    low, high = sorted((one, other))
    assert (redraws(low, n, 20, seed) <= redraws(high, n, 20, seed)).all()


@given(RATE, st.integers(1, 50), st.integers(1, 50), SEED)
def test_counts_are_counts_and_repeatable(rate: float, n: int, repeats: int, seed: int) -> None:
    counts = redraws(rate, n, repeats, seed)
    assert counts.shape == (repeats,)
    assert ((counts >= 0) & (counts <= n)).all()
    assert (counts == redraws(rate, n, repeats, seed)).all()


def test_counts_follow_the_binomial_law() -> None:
    counts = redraws(0.4, 6, 20_000, seed=3)
    seen = np.bincount(counts, minlength=7)
    assert stats.chisquare(seen, 20_000 * stats.binom.pmf(np.arange(7), 6, 0.4)).pvalue > 0.001


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60), st.floats(0, 1))
def test_the_middle_holds_at_least_its_share(counts: list[int], share: float) -> None:
    low, high = middle(np.array(counts), share)
    inside = sum(low <= count <= high for count in counts)
    assert min(counts) <= low <= high <= max(counts)
    assert inside >= share * len(counts) - 1e-6


@pytest.mark.parametrize("wrong", [(1.1, 6, 9), (0.5, 0, 9), (0.5, 6, 0)])
def test_what_cannot_be_drawn_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        redraws(*wrong, seed=1)
