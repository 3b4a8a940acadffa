"""The alarm against scipy, and by what must hold for all arguments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from components.geometry.statistics.alarm import alarm, at_least, caught
from components.geometry.statistics.power import LEVEL

SIZE = st.integers(1, 120)
RATE = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@given(SIZE, st.integers(0, 121), RATE)
def test_the_tail_is_that_of_scipy(n: int, failures: int, rate: float) -> None:
    expected = stats.binom.sf(failures - 1, n, 1 - rate)
    assert at_least(n, failures, rate) == pytest.approx(expected, abs=1e-9)


@given(SIZE, RATE)
def test_a_healthy_model_rarely_rings_it_and_one_failure_less_is_too_little(
    n: int, healthy: float
) -> None:
    rings = alarm(n, healthy)
    assert caught(n, healthy, healthy) <= LEVEL
    assert rings == 0 or at_least(n, rings - 1, healthy) > LEVEL


@given(SIZE, RATE, RATE, RATE)
def test_a_deeper_fall_is_never_harder_to_catch(
    n: int, healthy: float, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert caught(n, healthy, low) >= caught(n, healthy, high) - 1e-9


@pytest.mark.parametrize(("n", "rate"), [(0, 0.5), (3, -0.1), (3, 1.1)])
def test_what_cannot_be_is_refused(n: int, rate: float) -> None:
    with pytest.raises(ValueError, match="cannot be counted"):
        at_least(n, 1, rate)
