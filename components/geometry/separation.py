"""How far apart two groups lie along one axis."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array, unit


def cohens_d(refuse: Array, comply: Array) -> float:
    """Distance of two group means (1-d arrays) in standard deviations, as the study defines it.

    The standard deviation is the root of the unweighted mean of the two population variances
    (ddof 0), whatever the group sizes. Raises ValueError where neither group varies.
    """
    spread = float(np.sqrt((np.var(refuse) + np.var(comply)) / 2))
    if spread == 0.0:
        raise ValueError("two groups without spread have no Cohen's d")
    return float((np.mean(refuse) - np.mean(comply)) / spread)


def positions(points: Array, refuse: NDArray[np.bool_]) -> Array:
    """Where `points` (n, d) lie on the axis of the two class means: 0 at comply, 1 at refuse.

    `refuse` (n,) is true for members of the refuse class. Values below 0.5 lie on the comply side.
    """
    start, end = points[~refuse].mean(axis=0), points[refuse].mean(axis=0)
    axis = unit(end - start)
    return np.asarray((points - start) @ axis / np.linalg.norm(end - start), dtype=np.float64)
