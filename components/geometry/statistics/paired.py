"""The same prompts before and after: only those that change can tell the two apart.

McNemar (1947), Psychometrika 12:153. The exact form asks how likely so uneven a split of the
changed prompts is, where each is as likely to change one way as the other.
"""

from __future__ import annotations

from math import comb

import numpy as np

from components.geometry.statistics.power import LEVEL, binomial


def mcnemar_exact(b: int, c: int) -> float:
    """Two-sided p of McNemar's exact test: `b` prompts changed one way and `c` the other.

    1 where none changed. Raises ValueError for negative counts.
    """
    if b < 0 or c < 0:
        raise ValueError(f"{b} and {c} are not counts of changed prompts")
    tail = sum(comb(b + c, i) for i in range(min(b, c) + 1))
    return min(1.0, 2 * tail / (1 << (b + c)))


def fewest_changes() -> int:
    """The fewest prompts, all changed one way, that the test calls a difference at LEVEL."""
    return next(b for b in range(1, 100) if mcnemar_exact(b, 0) <= LEVEL)


def paired_power(n: int, stopped: float, started: float = 0.0) -> float:
    """Chance that the test calls `n` prompts changed at LEVEL, where each may change.

    `stopped` is the chance that a prompt changes one way, `started` that it changes the other.
    Raises ValueError unless both are shares that add up to 1 at most, and for no prompts.
    """
    changed = stopped + started
    if n < 1 or min(stopped, started) < 0 or changed > 1 + 1e-12:
        raise ValueError(f"{n} prompts cannot change at the rates {stopped} and {started}")
    if changed == 0:
        return 0.0
    each = binomial(n, min(1.0, changed))
    seen = 0.0
    for count in range(1, n + 1):
        called = [mcnemar_exact(b, count - b) <= LEVEL for b in range(count + 1)]
        if any(called):
            seen += float(each[count] * binomial(count, stopped / changed)[np.array(called)].sum())
    return seen


def changed(n: int, before: int, after: int, *, alike: bool) -> tuple[int, int]:
    """How many of `n` prompts stop and how many start, with `before` and `after` of them refused.

    Where the prompts are `alike` in both, as few change as can; else as many as if each were drawn
    anew. Raises ValueError where there are not so many prompts.
    """
    if not (0 <= before <= n and 0 <= after <= n):
        raise ValueError(f"{before} and {after} of {n} prompts cannot be refused")
    least, most = max(0, before + after - n), min(before, after)
    both = most if alike or n == 0 else min(most, max(least, round(before * after / n)))
    return before - both, after - both
