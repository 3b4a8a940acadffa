"""The shape of a cloud of points: along how many directions it varies, and along which.

Points are (n, d), one row each; only their spread around their mean counts.
"""

from __future__ import annotations

import numpy as np

from components.geometry.directions import Array, unit
from components.geometry.stream.spectra import participation_ratio


def spectrum(points: Array) -> Array:
    """Singular values of the centred `points`: roots of n times the variances along the axes."""
    return np.asarray(np.linalg.svd(points - points.mean(axis=0), compute_uv=False))


def effective_dimensions(points: Array) -> float:
    """Participation ratio of the covariance of `points`: (sum of variances)^2 / sum of squares.

    k for equal variances along k axes; at most the number of points less one. Raises ValueError
    for points that do not vary.
    """
    return participation_ratio(spectrum(points))


def capture(points: Array, direction: Array) -> float:
    """Squared cosine, 0 to 1, of the first principal component of `points` with `direction` (d,).

    Pooled from two classes, the covariance holds the difference of their means. So capture nears 1
    whenever the classes lie far apart (Jolliffe, Principal Component Analysis, section 9.1); it
    says nothing of rank. Raises ValueError for points that do not vary, or a zero direction.
    """
    _, sizes, axes = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)
    if sizes[0] == 0.0:
        raise ValueError("points that do not vary have no principal component")
    return float(min(1.0, (axes[0] @ unit(direction)) ** 2))
