"""Unrelated topics that subtract one reference: a toy of directions with a shared origin.

Shapes: t topics, d dimensions. Lengths are in units of a topic's own shift.
"""

from __future__ import annotations

import numpy as np

from components.geometry.directions import Array, unit


def topics(count: int, dimensions: int, seed: int) -> tuple[Array, Array]:
    """Means of unrelated topics (t, d), and a unit vector (d,) along which the reference moves.

    All are drawn uniformly from the sphere of radius 1 around the origin. Simulated.
    """
    drawn = np.random.default_rng(seed).standard_normal((count + 1, dimensions))
    ends = np.array([unit(row) for row in drawn])
    return ends[:-1], ends[-1]


def cosines(vectors: Array) -> Array:
    """Cosine (t, t) of every pair of `vectors` (t, d). Raises ValueError for a zero vector."""
    lengths = np.array([unit(vector) for vector in vectors])
    return np.asarray(np.clip(lengths @ lengths.T, -1.0, 1.0), dtype=np.float64)


def shared_cosine(distance: float) -> float:
    """Cosine that orthogonal shifts of length 1 get from a reference `distance` away.

    The shifts t of length 1 become t + s with a common s orthogonal to all of them, so that the
    cosine of two is s.s / (1 + s.s).
    """
    return distance**2 / (1 + distance**2)
