"""Directions in the residual stream, and what an edit along one removes.

Shapes: n prompts, d model width, k columns of a weight matrix. All functions return new arrays.
Definitions follow Arditi et al. (2024), arXiv:2406.11717, sections 2.3 and 4.1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def unit(v: Array) -> Array:
    """Scale `v` (d,) to length 1. Raises ValueError for the zero vector, which has no direction."""
    norm = float(np.linalg.norm(v))
    if norm == 0.0:
        raise ValueError("the zero vector has no direction")
    return v / norm


def mean_difference(refuse: Array, comply: Array) -> Array:
    """Difference of means as a unit vector (d,), from the comply to the refuse mean of (n, d)."""
    return unit(refuse.mean(axis=0) - comply.mean(axis=0))


def ablate(activations: Array, direction: Array, alpha: float = 1.0) -> Array:
    """Directional ablation of `activations` (n, d): x - alpha (x . r) r for the unit vector r.

    At alpha 1 the component along `direction` is zero, at alpha 2 it is mirrored.
    """
    r = unit(direction)
    return activations - alpha * np.outer(activations @ r, r)


def ablate_towards(
    activations: Array, direction: Array, reference: Array, alpha: float = 1.0
) -> Array:
    """Affine ablation of `activations` (n, d): x - alpha r (r . x - r . m) for `reference` m (d,).

    At alpha 1 every coordinate along the unit vector r is that of `reference`, instead of zero:
    it is `ablate` with the origin moved. Defined by Marshall, Scherlis and Belrose (2024),
    arXiv:2411.09003, with m the mean of harmless prompts.
    """
    return ablate(activations - reference, direction, alpha) + reference


def coordinates_after(
    activations: Array,
    direction: Array,
    axis: Array,
    alpha: float = 1.0,
    reference: Array | None = None,
) -> Array:
    """Coordinates (n,) along `axis` (d,) of `activations` (n, d) after an ablation.

    As `ablate(...) @ axis`, or with a `reference` (d,) as `ablate_towards(...) @ axis`, without
    the edited activations being made: for toys that are drawn anew with every move.
    """
    r = unit(direction)
    removed = activations @ r - (0.0 if reference is None else reference @ r)
    return np.asarray(activations @ axis - alpha * (r @ axis) * removed)


def orthogonalise_weights(weights: Array, direction: Array, alpha: float = 1.0) -> Array:
    """Rank-1 edit W - alpha r r^T W of `weights` (d, k), whose outputs live in the stream (d,)."""
    r = unit(direction)
    return weights - alpha * np.outer(r, r @ weights)


def gram_schmidt(direction: Array, reference: Array) -> Array:
    """Unit vector (d,) of `direction` without its component along `reference`, in two passes.

    The second pass removes the rounding error that the first leaves (Giraud et al., 2005).
    Raises ValueError where the two are parallel: nothing is left then.
    """
    m, r = unit(reference), unit(direction)
    for _ in range(2):
        r = r - (r @ m) * m
    if float(np.linalg.norm(r)) < 1e-12:
        raise ValueError("direction and reference are parallel")
    return unit(r)


def angle(cosine: float) -> float:
    """Angle in degrees, 0 to 180, of a `cosine`; rounding just past 1 is taken as 1."""
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))
