"""Two shares compared, against what scipy makes of the same counts."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from scipy.stats.contingency import relative_risk

from components.geometry.statistics.proportions import Share
from components.geometry.statistics.two_shares import fisher, ratio, ratio_interval


@st.composite
def shares(draw: st.DrawFn, least: int = 0) -> Share:
    n = draw(st.integers(max(1, least), 300))
    return Share(draw(st.integers(least, n)), n)


@given(shares(), shares())
def test_fisher_agrees_with_scipy(a: Share, b: Share) -> None:
    table = [[a.k, a.n - a.k], [b.k, b.n - b.k]]
    assert fisher(a, b) == pytest.approx(fisher_exact(table).pvalue, rel=1e-6, abs=1e-12)


@given(shares(), shares())
def test_fisher_does_not_mind_the_order(a: Share, b: Share) -> None:
    assert fisher(a, b) == fisher(b, a)
    assert 0 < fisher(a, b) <= 1


@given(shares())
def test_equal_shares_are_never_told_apart(a: Share) -> None:
    assert fisher(a, a) == 1


@given(shares(least=1), shares(least=1))
def test_the_ratio_and_its_interval_agree_with_scipy(after: Share, before: Share) -> None:
    assume(after.k < after.n or before.k < before.n)  # else the interval has no width
    theirs = relative_risk(after.k, after.n, before.k, before.n)
    interval = theirs.confidence_interval(0.95)
    assert ratio(after, before) == pytest.approx(theirs.relative_risk)
    assert ratio_interval(after, before) == pytest.approx((interval.low, interval.high))


def test_what_cannot_be_said_is_refused() -> None:
    with pytest.raises(ValueError, match="share of nothing"):
        ratio(Share(1, 5), Share(0, 5))
    with pytest.raises(ValueError, match="no interval"):
        ratio_interval(Share(0, 5), Share(1, 5))
