"""How far apart two groups look along an axis that was fitted to them.

A difference of means is drawn through noise as well. Scored on the very points that gave the
direction, two groups that differ in nothing lie apart; scored on other points they do not. Shapes:
groups are (n, d). The standard deviation is that of separation.cohens_d.
"""

from __future__ import annotations

from math import sqrt

from components.geometry.directions import Array, mean_difference
from components.geometry.statistics.separation import cohens_d


def fitted_d(refuse: Array, comply: Array) -> float:
    """Cohen's d along the difference of means of the same points. It is never negative.

    Raises ValueError where the means coincide, or nothing varies along their difference.
    """
    axis = mean_difference(refuse, comply)
    return cohens_d(refuse @ axis, comply @ axis)


def held_out_d(refuse: Array, comply: Array) -> float:
    """Cohen's d of the second halves along the difference of means of the first halves.

    The rows of a group must be in no order that means something. Raises ValueError for groups of
    fewer than four: a half needs two points to have a spread.
    """
    if min(len(refuse), len(comply)) < 4:
        raise ValueError("a group of fewer than four points cannot be halved")
    a, c = len(refuse) // 2, len(comply) // 2
    axis = mean_difference(refuse[:a], comply[:c])
    return cohens_d(refuse[a:] @ axis, comply[c:] @ axis)


def chance_d(dimensions: float, n_refuse: int, n_comply: int) -> float:
    """About how large `fitted_d` gets when the groups differ in nothing.

    The squared length of the difference of two means of noise is PR (1/n + 1/m) in units of the
    variance that an average direction has, where PR is the participation ratio of the covariance,
    its number of `dimensions`. Raises ValueError for empty groups or no dimensions.
    """
    if dimensions <= 0 or min(n_refuse, n_comply) < 1:
        raise ValueError(f"{n_refuse} and {n_comply} points in {dimensions} dimensions have no d")
    return sqrt(dimensions * (1 / n_refuse + 1 / n_comply))


def dimensions_behind(d: float, n_refuse: int, n_comply: int) -> float:
    """How many dimensions noise must fill for chance alone to make `d`: chance_d, solved."""
    return d**2 / chance_d(1, n_refuse, n_comply) ** 2
