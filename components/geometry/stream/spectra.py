"""What the singular values of a matrix say of its rank.

A spectrum is the 1-d array of singular values of one matrix, in any order. Its energy is the sum
of their squares, which is the squared Frobenius norm. Singular values carry the unit of the matrix.
"""

from __future__ import annotations

import numpy as np

from components.geometry.directions import Array


def energy(spectrum: Array) -> Array:
    """Share of the energy that each singular value holds, the largest first.

    Raises ValueError unless the values are finite, not negative, and not all zero.
    """
    values = np.sort(np.asarray(spectrum, dtype=np.float64))[::-1]
    if values.size == 0 or not np.isfinite(values).all() or values[-1] < 0 or values[0] == 0:
        raise ValueError("a spectrum needs singular values, one of them above zero")
    squares = (values / values[0]) ** 2  # relative to the largest, so that nothing overflows
    return np.asarray(squares / squares.sum(), dtype=np.float64)


def rank_at_energy(spectrum: Array, share: float = 0.95) -> int:
    """Smallest number of singular values that hold `share` of the energy, 0 < share <= 1.

    By the theorem of Eckart and Young (1936, Psychometrika 1:211) no matrix of lower rank comes as
    near. Zeros never count.
    """
    if not 0 < share <= 1:
        raise ValueError(f"{share} is not a share between 0 and 1")
    held = np.cumsum(energy(spectrum))
    # The sum of the shares may miss 1 by rounding.
    return int(np.searchsorted(held, share * held[-1] * (1 - 1e-12))) + 1


def participation_ratio(spectrum: Array) -> float:
    """How many equal singular values would spread the energy as widely: 1 / sum of squared shares.

    From 1 (rank one) to the number of values (all equal); the inverse of Simpson's index.
    """
    return float(1 / np.sum(energy(spectrum) ** 2))
