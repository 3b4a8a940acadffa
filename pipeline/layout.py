"""The one place that calls umap-learn, which is offline only: pipeline/requirements.txt."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from components.geometry.directions import Array

# (points (n, d), neighbours, smallest distance, seed) to places on a plane (n, 2)
Layout = Callable[[Array, int, float, int], Array]


def installed() -> bool:
    """Whether embeddings can be made here."""
    return find_spec("umap") is not None


def umap(points: Array, neighbours: int, min_dist: float, seed: int) -> Array:
    """UMAP of `points`: single-threaded, so that a seed gives the same places on one machine.

    Raises ModuleNotFoundError without umap-learn.
    """
    from umap import UMAP

    few = min(neighbours, len(points) - 1)
    made = UMAP(n_neighbors=few, min_dist=min_dist, random_state=seed, n_jobs=1)
    return np.asarray(made.fit_transform(points.astype(np.float32)), dtype=np.float64)
