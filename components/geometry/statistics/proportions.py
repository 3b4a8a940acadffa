"""Shares: k of n, and how sure k of n can make anyone."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

LEVEL = 0.95
METHOD = f"{LEVEL:.0%} Wilson interval".replace("%", " %")


@dataclass(frozen=True, slots=True)
class Share:
    """`k` of `n`, with its Wilson interval. Raises ValueError unless 0 <= k <= n and n > 0."""

    k: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.k <= self.n or self.n == 0:
            raise ValueError(f"{self.k} of {self.n} is not a share")

    @property
    def percent(self) -> float:
        return 100 * self.k / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson score interval in percent (Wilson, 1927, JASA 22:209)."""
        z = NormalDist().inv_cdf(0.5 + LEVEL / 2)
        p, n = self.k / self.n, self.n
        centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return 100 * max(0.0, centre - half), 100 * min(1.0, centre + half)

    @property
    def counts(self) -> str:
        return f"{self.k} of {self.n}"

    @property
    def range(self) -> str:
        """The interval in words: `27 to 56 %`."""
        low, high = self.interval
        return f"{low:.0f} to {high:.0f} %"

    def __str__(self) -> str:
        return f"{self.counts} ({self.percent:.3g} %, {METHOD} {self.range})"
