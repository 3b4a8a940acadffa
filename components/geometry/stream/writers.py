"""Matrices that write to the residual stream, and two ways to cut one direction out of it.

The stream is the sum of what its writers add. Shapes: w writers, d width of the stream, k inputs
of a writer: `matrices` (w, d, k), `inputs` (w, k), writes (w, d). The inputs are taken as given:
nothing here reads the stream. Definitions as in components/geometry/directions.py.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array, ablate, orthogonalise_weights


def writes(matrices: Array, inputs: Array) -> Array:
    """What each writer adds to the stream (w, d)."""
    return np.asarray(np.einsum("wdk,wk->wd", matrices, inputs), dtype=np.float64)


def path(added: Array) -> Array:
    """The stream before and after each write (w + 1, d), from the zero vector on."""
    return np.vstack([np.zeros(added.shape[1]), np.cumsum(added, axis=0)])


def hooked(matrices: Array, inputs: Array, direction: Array, alpha: float) -> Array:
    """Writes (w, d) with a hook that cuts `direction` (d,) out of each while the model runs."""
    return ablate(writes(matrices, inputs), direction, alpha)


def edited(
    matrices: Array, inputs: Array, direction: Array, alpha: float, which: NDArray[np.bool_]
) -> Array:
    """Writes (w, d) after a lasting rank-1 edit of the matrices that `which` (w,) selects."""
    changed = [
        orthogonalise_weights(matrix, direction, alpha) if chosen else matrix
        for matrix, chosen in zip(matrices, which, strict=True)
    ]
    return writes(np.stack(changed), inputs)
