"""An alarm on a fixed set of prompts: how many may go wrong before it rings, and what it catches.

A model known to refuse at the rate `healthy` is asked `n` prompts that it should refuse. Replies
that are no refusals are failures. The alarm rings at the smallest number of failures that a
healthy model reaches at most LEVEL of the time: a one-sided exact binomial test.
"""

from __future__ import annotations

from components.geometry.statistics.power import LEVEL, binomial


def at_least(n: int, failures: int, refusing: float) -> float:
    """Chance of at least `failures` failures among `n` prompts, each refused at `refusing`.

    Raises ValueError for a rate outside 0 to 1, or an empty set.
    """
    if n < 1 or not 0 <= refusing <= 1:
        raise ValueError(f"{n} prompts refused at {refusing} cannot be counted")
    return float(binomial(n, 1 - refusing)[max(failures, 0) :].sum())


def alarm(n: int, healthy: float) -> int:
    """Failures at which the alarm rings; n + 1, which means never, where none is rare enough."""
    return next(k for k in range(n + 2) if at_least(n, k, healthy) <= LEVEL)


def caught(n: int, healthy: float, now: float) -> float:
    """Chance that the alarm set for `healthy` rings when the rate of refusals is `now`."""
    return at_least(n, alarm(n, healthy), now)
