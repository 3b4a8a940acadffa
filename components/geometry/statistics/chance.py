"""What two directions that have nothing to do with each other look like."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist


def chance_cosine(width: int, share: float) -> float:
    """Size of the cosine below which `share` of random pairs of directions in `width` lie.

    One coordinate of a random unit vector is nearly normal with variance 1 / width; from a width
    of 100 the error is below one percent. Raises ValueError unless width >= 1 and 0 <= share < 1.
    """
    if width < 1 or not 0 <= share < 1:
        raise ValueError(f"no cosine for width {width} and share {share}")
    return min(1.0, NormalDist().inv_cdf((1 + share) / 2) / sqrt(width))
