"""Choosing among candidates, and two scorers that agree or not, by what must hold for all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geometry.selection import Rules, chosen, first_late, near
from components.geometry.statistics.agreement import agreement, kappa

SCORE = st.floats(-20, 20)
CANDIDATES = st.lists(
    st.tuples(SCORE, SCORE, st.floats(0, 15), st.integers(0, 31)), min_size=1, max_size=40
)
LIMIT = st.none() | st.floats(0, 15)
SHARE = st.none() | st.floats(0, 0.9)
COUNT = st.integers(0, 60)


def arrays(told: list[tuple[float, float, float, int]]):
    refusal, steering, kl, layer = (np.array(each) for each in zip(*told, strict=True))
    return refusal, {"steering": steering, "kl": kl, "layer": layer, "layers": 32}


@given(CANDIDATES, LIMIT, LIMIT, SHARE)
def test_the_chosen_one_passes_and_none_that_passes_scores_lower(told, kl, steering, last) -> None:
    refusal, scores = arrays(told)
    dropped = np.logical_or.reduce(list(Rules(kl, steering, last).dropped(**scores).values()))
    at = chosen(refusal, dropped)
    if at is None:
        assert dropped.all()
    else:
        assert not dropped[at]
        assert refusal[at] == refusal[~dropped].min()


@given(CANDIDATES, LIMIT, LIMIT, SHARE)
def test_leaving_a_rule_out_never_drops_more(told, kl, steering, last) -> None:
    _, scores = arrays(told)
    every = Rules(kl, steering, last).dropped(**scores)
    none = Rules(None, None, None).dropped(**scores)
    for rule, flags in every.items():
        assert not none[rule].any()
        assert (flags >= none[rule]).all()


@given(CANDIDATES, st.floats(0, 5), st.floats(0, 5))
def test_a_wider_plateau_holds_the_narrower(told, one, other) -> None:
    refusal, _ = arrays(told)
    dropped = np.zeros(len(refusal), dtype=bool)
    small, large = sorted((one, other))
    assert (near(refusal, dropped, small) <= near(refusal, dropped, large)).all()
    assert near(refusal, dropped, 0).any()


def test_where_all_are_dropped_none_is_near() -> None:
    assert not near(np.array([1.0, 2.0]), np.array([True, True]), 9).any()


@pytest.mark.parametrize(
    ("layers", "first"), [(18, 14), (32, 25), (24, 19)], ids=["18 layers", "32", "24"]
)
def test_the_last_fifth_begins_where_the_published_code_says(layers: int, first: int) -> None:
    assert first_late(layers, 0.2) == first


def test_a_share_must_leave_layers() -> None:
    with pytest.raises(ValueError, match="leaves some"):
        Rules(None, None, 1.0)


@given(COUNT, COUNT, COUNT, COUNT)
def test_kappa_is_one_where_scorers_agree_and_never_more(a: int, b: int, c: int, d: int) -> None:
    if a + b + c + d:
        assert kappa(a, b, c, d) <= agreement(a, b, c, d) + 1e-12
        assert kappa(a, b, c, d) == pytest.approx(kappa(d, c, b, a))
    if a and d:
        assert kappa(a, 0, 0, d) == 1


@given(COUNT, COUNT)
def test_a_scorer_that_always_says_the_same_agrees_no_better_than_chance(a: int, b: int) -> None:
    if a + b:
        assert kappa(a, b, 0, 0) == pytest.approx(0)


def test_no_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="no table of counts"):
        kappa(0, 0, 0, 0)
    with pytest.raises(ValueError, match="no table of counts"):
        agreement(-1, 2, 0, 0)
