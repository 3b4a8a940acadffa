"""Screens in a row: how much passes all of them, if they fail independently or together.

Each of k screens stops a request with a chance of its own. A request either meets the screens
independently, or finds all of them in the same state: then it passes exactly those screens that
miss at least a share of requests drawn once. `together` is the share of requests of the second
kind. Every screen stops as many as before, whatever `together` is; only the overlap changes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array


def passing(stops: Sequence[float], together: float) -> Array:
    """Expected shares (k + 1,) that have passed none, one, ... all of k screens.

    Independent requests multiply the shares missed, the others take the smallest of them.
    Raises ValueError for chances outside 0 to 1.
    """
    _check(stops, together)
    missed = np.array([1.0, *(1 - stop for stop in stops)])
    apart, alike = np.cumprod(missed), np.minimum.accumulate(missed)
    return np.asarray((1 - together) * apart + together * alike, dtype=np.float64)


def drawn(stops: Sequence[float], together: float, requests: int, seed: int) -> NDArray[np.int64]:
    """Counts (k + 1,) of simulated requests left before and after each of k screens.

    One seed gives the same requests at every setting: only how they meet the screens changes.
    """
    _check(stops, together)
    rng = np.random.default_rng(seed)
    kind, shared = rng.random(requests), rng.random(requests)
    own = rng.random((requests, len(stops)))
    meets = np.where((kind < together)[:, None], shared[:, None], own)
    left = np.cumprod(meets >= np.asarray(stops, dtype=np.float64), axis=1).sum(axis=0)
    return np.array([requests, *left], dtype=np.int64)


def _check(stops: Sequence[float], together: float) -> None:
    if not all(0 <= chance <= 1 for chance in (*stops, together)):
        raise ValueError(f"screens that stop {list(stops)}, {together} together, cannot be")
