"""The paired test and its power, against scipy and by what must hold for all arguments."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from components.geometry.statistics.paired import (
    changed,
    fewest_changes,
    mcnemar_exact,
    paired_power,
)
from components.geometry.statistics.power import LEVEL, power

COUNT = st.integers(0, 60)
SIZE = st.integers(1, 24)
TENTHS = st.integers(0, 10)


@given(COUNT, COUNT)
def test_it_is_the_binomial_test_of_even_odds(b: int, c: int) -> None:
    theirs = binomtest(b, b + c, 0.5).pvalue if b + c else 1.0
    assert mcnemar_exact(b, c) == pytest.approx(theirs, rel=1e-9)
    assert mcnemar_exact(b, c) == mcnemar_exact(c, b)


def test_the_pairs_of_the_study() -> None:
    assert mcnemar_exact(5, 0) == 0.0625  # D2 to D3 on the same six prompts
    assert mcnemar_exact(8, 0) == pytest.approx(0.0078, abs=5e-5)
    assert fewest_changes() == 6


@given(SIZE, TENTHS, TENTHS)
def test_false_alarms_stay_below_the_level(n: int, rate: int, other: int) -> None:
    if rate + other <= 10:
        assert -1e-12 <= paired_power(n, rate / 10, other / 10) <= 1 + 1e-9
    assert paired_power(n, rate / 20, rate / 20) <= LEVEL + 1e-9


@settings(max_examples=15)
@given(SIZE, TENTHS)
def test_where_all_are_refused_before_it_needs_enough_changes(n: int, tenths: int) -> None:
    stopped = tenths / 10
    wanted = float(binom.sf(fewest_changes() - 1, n, stopped))
    assert paired_power(n, stopped) == pytest.approx(wanted, abs=1e-9)


def test_on_few_prompts_it_sees_less_than_fisher_where_all_were_refused() -> None:
    assert paired_power(5, 0.9) == 0
    assert paired_power(6, 0.4) == pytest.approx(0.4**6)
    assert power(6, 1, 0.6) == pytest.approx(0.041, abs=5e-4)
    assert paired_power(42, 0.2) == pytest.approx(power(42, 1, 0.8), abs=0.05)


@pytest.mark.parametrize("wrong", [(0, 0.5, 0.0), (5, -0.1, 0.0), (5, 0.7, 0.7)])
def test_what_cannot_be_is_refused(wrong: tuple[int, float, float]) -> None:
    with pytest.raises(ValueError, match="cannot change"):
        paired_power(*wrong)
    with pytest.raises(ValueError, match="not counts"):
        mcnemar_exact(-1, 2)


@given(st.integers(1, 60), st.data())
def test_prompts_change_as_the_counts_say(n: int, data: st.DataObject) -> None:
    before, after = (data.draw(st.integers(0, n)) for _ in range(2))
    for alike in (True, False):
        stopped, started = changed(n, before, after, alike=alike)
        assert stopped >= 0 <= started
        assert before - stopped + started == after
        assert stopped <= before
        assert started <= n - before
    assert min(changed(n, before, after, alike=True)) == 0
    with pytest.raises(ValueError, match="cannot be refused"):
        changed(n, n + 1, 0, alike=True)
