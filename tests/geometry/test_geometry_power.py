"""The power of Fisher's test, against scipy and by what must hold for all arguments."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from components.geometry.statistics.power import LEVEL, binomial, power, rejected

SIZE = st.integers(1, 24)
RATE = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@settings(max_examples=20, deadline=None)
@given(SIZE)
def test_what_is_rejected_is_what_has_a_small_p_value(n: int) -> None:
    p = [
        [stats.fisher_exact([[a, n - a], [b, n - b]])[1] for b in range(n + 1)]
        for a in range(n + 1)
    ]
    assert (rejected(n) == (np.array(p) <= LEVEL)).all()


@given(SIZE, RATE)
def test_binomial_is_that_of_scipy(n: int, rate: float) -> None:
    assert binomial(n, rate) == pytest.approx(stats.binom.pmf(np.arange(n + 1), n, rate), abs=1e-9)


@given(SIZE, RATE)
def test_false_alarms_stay_below_the_level(n: int, rate: float) -> None:
    assert power(n, rate, rate) <= LEVEL + 1e-9


@given(SIZE, RATE, RATE)
def test_power_is_a_chance_and_symmetric(n: int, before: float, after: float) -> None:
    chance = power(n, before, after)
    assert -1e-12 <= chance <= 1 + 1e-9
    assert chance == pytest.approx(power(n, after, before), abs=1e-9)
    assert chance == pytest.approx(power(n, 1 - before, 1 - after), abs=1e-9)


@given(SIZE, RATE, RATE)
def test_from_certainty_a_larger_fall_is_seen_more_often(n: int, one: float, other: float) -> None:
    far, near = sorted((one, other))
    assert power(n, 1.0, far) >= power(n, 1.0, near) - 1e-9


@pytest.mark.parametrize("wrong", [(0, 0.5, 0.5), (5, -0.1, 0.5), (5, 0.5, 1.1)])
def test_what_cannot_be_tested_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="cannot be tested"):
        power(*wrong)
