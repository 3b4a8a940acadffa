"""What a test could have seen: the exact power of Fisher's test of two equal arms.

The test is two-sided, as in two_shares.fisher: an outcome counts as a difference where all tables
with its margins that are no more likely hold at most LEVEL of the probability. Weights of tables
are whole numbers, so that equally likely tables are found equal.
"""

from __future__ import annotations

from functools import lru_cache
from math import comb

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array

LEVEL = 0.05  # the usual rate of false alarms that a test may have


@lru_cache(maxsize=32)
def rejected(n: int) -> NDArray[np.bool_]:
    """Outcomes (n + 1, n + 1) of two arms of `n` that the test calls different at LEVEL."""
    seen = np.zeros((n + 1, n + 1), dtype=np.bool_)
    for both in range(2 * n + 1):
        first = range(max(0, both - n), min(n, both) + 1)
        weights = {a: comb(n, a) * comb(n, both - a) for a in first}
        allowed = LEVEL * comb(2 * n, both)
        for a, weight in weights.items():
            seen[a, both - a] = sum(w for w in weights.values() if w <= weight) <= allowed
    return seen


def binomial(n: int, rate: float) -> Array:
    """Probabilities (n + 1,) of 0 to `n` successes at `rate`. Sound for `n` up to 1000."""
    k = np.arange(n + 1)
    ways = np.array([float(comb(n, int(count))) for count in k])
    return np.asarray(ways * float(rate) ** k * (1 - float(rate)) ** (n - k), dtype=np.float64)


def power(n: int, before: float, after: float) -> float:
    """Chance that two arms of `n`, with true rates `before` and `after`, are called different.

    The sum over all outcomes of two independent binomial arms. Raises ValueError for rates
    outside 0 to 1 or empty arms.
    """
    if n < 1 or not (0 <= before <= 1 and 0 <= after <= 1):
        raise ValueError(f"two arms of {n} at rates {before} and {after} cannot be tested")
    return float(binomial(n, before) @ rejected(n) @ binomial(n, after))
