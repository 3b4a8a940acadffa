"""Peaks of a sequence: where it is higher than beside."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array


def peaks(values: Array) -> NDArray[np.bool_]:
    """Which of `values` (n,) are higher than both neighbours; at an end, than the only one.

    A single value has no neighbour and is no peak, nor is any part of a level stretch.
    """
    if len(values) < 2:
        return np.zeros(len(values), dtype=np.bool_)
    steps = np.diff(values)
    rising, falling = np.concatenate([[True], steps > 0]), np.concatenate([steps < 0, [True]])
    return np.asarray(rising & falling, dtype=np.bool_)
