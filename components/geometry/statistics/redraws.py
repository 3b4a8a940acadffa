"""The same test again and again, if a supposed rate were the true one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def redraws(rate: float, n: int, repeats: int, seed: int) -> NDArray[np.int64]:
    """Counts (repeats,) of successes in `n` independent trials at `rate`, simulated.

    Each trial succeeds where its uniform number lies below `rate`. One seed gives the same
    numbers at every rate, so a higher rate never lowers a count. Raises ValueError.
    """
    if not 0 <= rate <= 1 or n < 1 or repeats < 1:
        raise ValueError(f"{repeats} repeats of {n} trials at rate {rate} cannot be drawn")
    uniform = np.random.default_rng(seed).random((repeats, n))
    return np.asarray((uniform < rate).sum(axis=1), dtype=np.int64)


def middle(counts: NDArray[np.int64], share: float) -> tuple[int, int]:
    """The counts between which the middle `share` of them lies, ends included."""
    tail = (1 - share) / 2
    low = np.quantile(counts, tail, method="inverted_cdf")
    high = np.quantile(counts, 1 - tail, method="higher")
    return int(low), int(high)
