"""Several directions at once: what they span, and what an edit of that span removes.

Shapes: n prompts, d model width, k directions. All functions return new arrays. The joint edit is
I - Q Q^T with an orthonormal basis Q of the span (Golub and Van Loan, Matrix Computations, section
5.2). Cutting directions that are not at right angles one after the other is something else: it
depends on their order, and the first cut is partly undone by the next.
"""

from __future__ import annotations

import numpy as np

from components.geometry.directions import Array

TOLERANCE = 1e-10  # relative: below this, a direction lies in the span of those before it


def orthonormal(directions: Array) -> Array:
    """Orthonormal basis (k, d) of the span of `directions` (k, d), by QR with Householder steps.

    The first j rows span the first j directions. Raises ValueError for directions that depend on
    one another, the zero vector among them, and for more directions than dimensions.
    """
    rows = np.atleast_2d(directions)
    if len(rows) > rows.shape[1]:
        raise ValueError(f"{rows.shape[1]} dimensions have no {len(rows)} independent directions")
    q, r = np.linalg.qr(rows.T)
    sizes = np.abs(np.diag(r))
    if (sizes <= TOLERANCE * np.linalg.norm(rows, axis=1)).any():
        raise ValueError("the directions depend on one another")
    return np.asarray((q * np.sign(np.diag(r))).T, dtype=np.float64)


def ablate_span(activations: Array, directions: Array, alpha: float = 1.0) -> Array:
    """Rank-k ablation of `activations` (n, d): x - alpha Q Q^T x for the span of `directions`.

    `directions` (k, d) need not be at right angles. At alpha 1 nothing along any of them is left.
    Raises ValueError for directions that depend on one another.
    """
    basis = orthonormal(directions)
    return np.asarray(activations - alpha * (activations @ basis.T) @ basis, dtype=np.float64)
