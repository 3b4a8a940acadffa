"""The planner, against what must hold for all costs and answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geometry.budget import plan, touched

NAMES = ["a", "b", "c", "d", "e"]
COSTS = st.fixed_dictionaries({name: st.integers(0, 9) for name in NAMES})
HOW = st.sampled_from(["settles", "helps"])
ANSWERS = st.fixed_dictionaries(
    {name: st.dictionaries(st.sampled_from("xyz"), HOW) for name in NAMES}
)


@given(COSTS, ANSWERS, st.integers(0, 40), st.sampled_from(NAMES))
def test_a_plan_is_affordable_and_holds_the_first(costs, answers, budget, first) -> None:
    chosen = plan(costs, answers, budget, first)
    assert sum(costs[name] for name in chosen) <= budget
    assert (first in chosen) == (costs[first] <= budget)


@given(COSTS, ANSWERS, st.integers(0, 40), st.sampled_from(NAMES))
def test_no_single_addition_would_settle_more(costs, answers, budget, first) -> None:
    chosen = plan(costs, answers, budget, first)
    left = budget - sum(costs[name] for name in chosen)
    if not chosen:
        return
    for name in NAMES:
        if name not in chosen and costs[name] <= left:
            assert len(touched((*chosen, name), answers)[0]) == len(touched(chosen, answers)[0])


@given(COSTS, ANSWERS, st.sampled_from(NAMES))
def test_more_money_never_settles_less(costs, answers, first) -> None:
    settled = [len(touched(plan(costs, answers, money, first), answers)[0]) for money in range(46)]
    assert settled == sorted(settled)


def test_an_unknown_first_is_refused() -> None:
    with pytest.raises(KeyError):
        plan({"a": 1}, {}, 1, "b")
