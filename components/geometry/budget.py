"""The best use of a budget: which experiments to run, if each costs and each answers something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

Answers = Mapping[str, Mapping[str, str]]  # experiment to question to "settles" or "helps"


def touched(chosen: Sequence[str], answers: Answers) -> tuple[set[str], set[str]]:
    """The questions that `chosen` settle, and those that they only help with."""
    said = [(question, how) for name in chosen for question, how in answers.get(name, {}).items()]
    settled = {question for question, how in said if how == "settles"}
    return settled, {question for question, _ in said} - settled


def plan(
    costs: Mapping[str, float], answers: Answers, budget: float, first: str
) -> tuple[str, ...]:
    """Experiments that `budget` pays for, `first` among them, in the order of `costs`.

    Among all affordable sets: the most questions settled, then the most helped, then the least
    cost, then the earliest in order. Empty where `first` alone costs more. Every set is tried, so
    there may be some 15 experiments at most. Raises KeyError for an unknown `first`.
    """
    if costs[first] > budget:
        return ()
    others = [name for name in costs if name != first]
    best: tuple[tuple[int, int, float], tuple[str, ...]] | None = None
    for size in range(len(others) + 1):
        for some in combinations(others, size):
            chosen = tuple(name for name in costs if name == first or name in some)
            cost = sum(costs[name] for name in chosen)
            if cost > budget:
                continue
            settled, helped = touched(chosen, answers)
            worth = (len(settled), len(helped), -cost)
            if best is None or worth > best[0]:
                best = worth, chosen
    return best[1] if best else ()
