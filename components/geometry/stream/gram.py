"""What two classes of points say of themselves, from the inner products of the points alone.

Shapes: n points, r labellings, h splits. A Gram matrix (n, n) holds the inner products of points
less their common mean; whatever depends on distances and angles only can be read off it, so that a
thousand labellings cost no more than a thousand products with a small matrix. A labelling (n,) is
true for members of the refuse class. Directions run from the comply to the refuse mean.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array

Labels = NDArray[np.bool_]


def gram(points: Array) -> Array:
    """Inner products (n, n) of `points` (n, d) less their mean."""
    centred = points - points.mean(axis=0)
    return np.asarray(centred @ centred.T, dtype=np.float64)


def contrasts(labellings: Labels, used: Labels | None = None) -> Array:
    """Weights (r, n) whose sum over points is the difference of means of each labelling (r, n).

    With `used` (r, n), of these points only. Raises ValueError where a class has no point.
    """
    used = np.ones_like(labellings) if used is None else used
    refuse, comply = labellings & used, ~labellings & used
    sizes = refuse.sum(axis=1, keepdims=True), comply.sum(axis=1, keepdims=True)
    if not (sizes[0].all() and sizes[1].all()):
        raise ValueError("a class without points has no mean")
    return np.asarray(refuse / sizes[0] - comply / sizes[1], dtype=np.float64)


def distances(places: Array, labellings: Labels, used: Labels | None = None) -> Array:
    """Cohen's d (r,) of the two classes at `places` (r, n), as separation.cohens_d defines it.

    With `used` (r, n), of these points only. Raises ValueError where neither class varies.
    """
    used = np.ones_like(labellings) if used is None else used
    means, variances = [], []
    for members in (labellings & used, ~labellings & used):
        size = members.sum(axis=1)
        mean = np.where(members, places, 0.0).sum(axis=1) / size
        off = np.where(members, places - mean[:, None], 0.0)
        means.append(mean)
        variances.append((off**2).sum(axis=1) / size)
    spread = np.sqrt((variances[0] + variances[1]) / 2)
    scale = np.abs(places).max(axis=1, initial=0.0)
    if (spread <= 1e-12 * scale).any():
        raise ValueError("two groups without spread have no Cohen's d")
    return np.asarray((means[0] - means[1]) / spread, dtype=np.float64)


def separations(products: Array, labellings: Labels) -> Array:
    """Cohen's d (r,) along the difference of means of each labelling (r, n).

    Measured on the points that define the axis, so it is above 0 for chance labels too.
    """
    return distances(contrasts(labellings) @ products, labellings)


def held_out(products: Array, refuse: Labels, fitted: Labels) -> Array:
    """Cohen's d (h,) on one half of the points along the difference of means of the other.

    `fitted` (h, n) is true for the half that defines the axis; then the halves change places, and
    the two values are averaged. About 0 for chance labels.
    """
    labels = np.broadcast_to(refuse, fitted.shape)
    both = [
        distances(contrasts(labels, half) @ products, labels, ~half) for half in (fitted, ~fitted)
    ]
    return np.asarray((both[0] + both[1]) / 2, dtype=np.float64)


def halves(refuse: Labels, count: int, seed: int) -> Labels:
    """Random halves (count, n) of the points that hold half of each class, the odd one included."""
    rng = np.random.default_rng(seed)
    chosen = np.zeros((count, len(refuse)), dtype=np.bool_)
    for members in (np.flatnonzero(refuse), np.flatnonzero(~refuse)):
        for row in chosen:
            row[rng.permutation(members)[: (len(members) + 1) // 2]] = True
    return chosen


def shuffles(refuse: Labels, count: int, seed: int) -> Labels:
    """Labellings (count, n) with the labels dealt out again at random."""
    rng = np.random.default_rng(seed)
    return np.array([rng.permutation(refuse) for _ in range(count)], dtype=np.bool_)


def spectrum(products: Array) -> tuple[Array, Array]:
    """Eigenvalues (n,) of a Gram matrix, the largest first, none negative; and vectors (n, n).

    Over n they are the variances along the principal components of the points.
    """
    values, vectors = np.linalg.eigh(products)
    return np.clip(values[::-1], 0.0, None), vectors[:, ::-1]


def captures(products: Array, refuse: Labels) -> Array:
    """Share (n,) of the squared difference of means along each principal component.

    These are squared cosines; they sum to 1. Raises ValueError where the two means coincide.
    """
    weights = contrasts(refuse[None])[0]
    values, vectors = spectrum(products)
    parts = values * (vectors.T @ weights) ** 2
    if parts.sum() <= 1e-12 * values[0]:
        raise ValueError("two classes with the same mean have no direction")
    return np.asarray(parts / parts.sum(), dtype=np.float64)
