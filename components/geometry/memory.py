"""Where the weights of a model go when a graphics card is too small for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placement:
    """Weights of `size` on a card with `card` and in main memory with `ram`, all in one unit.

    The card is filled first, then main memory. Raises ValueError for a negative amount, or a
    model without size.
    """

    size: float
    card: float
    ram: float

    def __post_init__(self) -> None:
        if self.size <= 0 or self.card < 0 or self.ram < 0:
            raise ValueError(f"{self} is not a placement of weights")

    @property
    def on_card(self) -> float:
        return min(self.size, self.card)

    @property
    def in_ram(self) -> float:
        return min(self.size - self.on_card, self.ram)

    @property
    def left(self) -> float:
        """What finds no place."""
        return max(0.0, self.size - self.on_card - self.in_ram)

    @property
    def offload(self) -> float:
        """Share of the weights that the card has no room for, from 0 to 1."""
        return 1 - self.on_card / self.size

    @property
    def verdict(self) -> str:
        """One of `fits`, `spills` and `too large`."""
        if self.size <= self.card:
            return "fits"
        return "spills" if self.size <= self.card + self.ram else "too large"
