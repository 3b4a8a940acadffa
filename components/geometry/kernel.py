"""How strongly a layer is edited when one tent-shaped curve sets the strength over depth.

The curve is that of Heretic 1.2.0 (Weidmann, 2025), read in its source: from its height at a
position it changes linearly with distance, and beyond the reach there is no edit at all. Layers
are whole numbers from 0, positions are real, and strengths are multiples of the full projection:
0 leaves a matrix as it is, 1 removes all it writes along the direction, more than 1 overshoots.
"""

from __future__ import annotations

from dataclasses import dataclass

# A share of the reach that two ways of rounding may differ by, at the edge of the curve.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Kernel:
    """A curve with its `height` at `position`, falling to `edge` at the distance `reach`.

    Raises ValueError unless 0 <= edge <= height and reach > 0.
    """

    height: float
    position: float
    edge: float
    reach: float

    def __post_init__(self) -> None:
        if not 0 <= self.edge <= self.height or self.reach <= 0:
            raise ValueError(f"{self} is not a curve that falls")

    def strength(self, layer: int) -> float | None:
        """Strength at a layer; None where the layer is not edited."""
        distance = abs(layer - self.position) / self.reach
        if distance > 1:
            return None
        return self.height + distance * (self.edge - self.height)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Every curve of one `height` whose position and reach lie in ranges, with any edge.

    Ranges are pairs (low, high). Raises ValueError for a range that is empty or a reach that is
    not positive.
    """

    height: float
    position: tuple[float, float]
    reach: tuple[float, float]

    def __post_init__(self) -> None:
        if self.position[0] > self.position[1] or not 0 < self.reach[0] <= self.reach[1]:
            raise ValueError(f"{self} holds no curve")

    def strengths(self, layer: int) -> tuple[float, float] | None:
        """Least and greatest strength at a layer, 0 for no edit; None where no curve edits it."""
        near, far = self._distances(layer)
        if near > self.reach[1]:
            return None
        # Lowest is the curve that falls to nothing, as far away and as short as may be; highest
        # is the curve that does not fall, whose edge is its height.
        low = self.height * max(0.0, 1 - far / self.reach[0])
        return low, self.height

    def certain(self, layer: int) -> bool:
        """Whether every curve edits the layer, if only by its edge."""
        return self._distances(layer)[1] <= self.reach[0] * (1 + ROUNDING)

    def share(self, layer: int, steps: int = 400) -> float:
        """Share of the pairs of position and reach that edit the layer, all counted alike.

        By the midpoint rule on `steps` positions; the reach is integrated exactly.
        """
        low, high = self.position
        shortest, longest = self.reach
        total = 0.0
        for step in range(steps):
            distance = abs(layer - (low + (step + 0.5) / steps * (high - low)))
            if longest == shortest:
                total += float(distance <= shortest)
            else:
                beyond = (longest - distance) / (longest - shortest)
                total += min(1.0, max(0.0, beyond))
        return total / steps

    def _distances(self, layer: int) -> tuple[float, float]:
        """Distance from a layer to the nearest and to the farthest position."""
        low, high = self.position
        near = max(0.0, low - layer, layer - high)
        return near, max(abs(layer - low), abs(layer - high))
