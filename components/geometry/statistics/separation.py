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


def pooled_d(refuse: Array, comply: Array) -> float:
    """Cohen's d as most textbooks have it: one standard deviation for both groups (1-d arrays).

    The sample variances (ddof 1) are averaged with weights n - 1, so the larger group counts more
    (Cohen, Statistical Power Analysis, 1988, eq. 2.5.2). Equal groups of n: cohens_d is this times
    the root of n / (n - 1). Raises ValueError where neither varies, or there are two points only.
    """
    free = len(refuse) + len(comply) - 2
    if free < 1:
        raise ValueError("two points have no pooled spread")
    squares = len(refuse) * np.var(refuse) + len(comply) * np.var(comply)
    if squares == 0.0:
        raise ValueError("two groups without spread have no Cohen's d")
    return float((np.mean(refuse) - np.mean(comply)) / np.sqrt(squares / free))


def positions(points: Array, refuse: NDArray[np.bool_]) -> Array:
    """Where `points` (n, d) lie on the axis of the two class means: 0 at comply, 1 at refuse.

    `refuse` (n,) is true for members of the refuse class. Values below 0.5 lie on the comply side.
    """
    start, end = points[~refuse].mean(axis=0), points[refuse].mean(axis=0)
    axis = unit(end - start)
    return np.asarray((points - start) @ axis / np.linalg.norm(end - start), dtype=np.float64)
