"""What becomes of a difference of means when its class is pooled from several kinds of prompts.

Each of k kinds has a mean shift: its mean activation less that of a shared reference class. The
shift of the pooled class is the mean of these, weighted by numbers of prompts, so its angles to
other directions follow from the cosines between the k shifts and their lengths alone; no
activation is needed. Shapes: `cosines` (k, k), symmetric with a unit diagonal; all else (k,).
The identities are those of the Gram matrix (Horn and Johnson, Matrix Analysis, section 7.2).
"""

from __future__ import annotations

import numpy as np

from components.geometry.directions import Array


def pooled(counts: Array, lengths: Array) -> Array:
    """Coefficients (k,) of the pooled shift over the unit shifts of `counts` prompts of each kind.

    `lengths` are those of the shifts, in any one unit. Raises ValueError for negative entries, and
    where no prompt is counted: an empty class has no mean.
    """
    if (counts < 0).any() or (lengths < 0).any():
        raise ValueError("counts and lengths cannot be negative")
    if counts.sum() == 0:
        raise ValueError("a class without prompts has no mean")
    return np.asarray(counts * lengths / counts.sum(), dtype=np.float64)


def cosine_between(cosines: Array, a: Array, b: Array) -> float:
    """Cosine between two sums of unit shifts with coefficients `a` and `b` (k,), both not zero.

    Raises ValueError where `cosines` is not a table of cosines, or where a sum vanishes.
    """
    if not (np.allclose(cosines, cosines.T) and np.allclose(np.diag(cosines), 1.0)):
        raise ValueError("cosines must be symmetric, with ones on the diagonal")
    squares = float(a @ cosines @ a), float(b @ cosines @ b)
    if min(squares) <= 0.0:
        raise ValueError("a sum of shifts that vanishes has no direction")
    return float(np.clip(a @ cosines @ b / np.sqrt(squares[0] * squares[1]), -1.0, 1.0))
