"""Two toy clouds in the plane that differ in what was planted and in a nuisance.

The first coordinate is the planted direction, the second the nuisance: a prompt either has it or
has it not. Shapes: n prompts a cloud, in 2 dimensions. Simulated, and no model of any activations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array, angle, mean_difference, unit
from components.geometry.statistics.separation import cohens_d

PLANTED = np.array([1.0, 0.0])


@dataclass(frozen=True, eq=False, slots=True)
class Clouds:
    """Points (n, 2) of the one and the other class, and which of them have the nuisance (n,)."""

    one: Array
    other: Array
    one_has: NDArray[np.bool_]
    other_has: NDArray[np.bool_]

    @property
    def arrow(self) -> Array:
        """Difference of means, from the other class to the one, as a unit vector."""
        return mean_difference(self.one, self.other)

    @property
    def swing(self) -> float:
        """Angle in degrees between the arrow and the planted direction."""
        return angle(float(self.arrow @ PLANTED))

    def d(self, direction: Array) -> float:
        """Cohen's d of the two classes along `direction` (2,)."""
        along = unit(direction)
        return cohens_d(self.one @ along, self.other @ along)


def clouds(n: int, apart: float, nuisance: float, share: float, seed: int) -> Clouds:
    """Clouds of `n` prompts, `apart` along the planted direction, with normal noise of variance 1.

    Of the one class a `share` has the nuisance, of the other the rest; it moves a prompt by
    `nuisance`. One seed gives the same noise whatever else is chosen, so that points move smoothly.
    Its mean is taken off: with even shares the arrow is the planted direction, without luck.
    Raises ValueError for a share outside 0 to 1, or for fewer than two prompts.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is not a share")
    if n < 2:
        raise ValueError("a cloud needs two prompts to have a spread")
    noise = np.random.default_rng(seed).standard_normal((2, n, 2))
    noise -= noise.mean(axis=1, keepdims=True)
    has = [np.arange(n) < round(part * n) for part in (share, 1 - share)]
    centres = (apart / 2, -apart / 2)
    made = [
        cloud + np.column_stack([np.full(n, centre), nuisance * (flag - 0.5)])
        for cloud, centre, flag in zip(noise, centres, has, strict=True)
    ]
    return Clouds(made[0], made[1], has[0], has[1])
