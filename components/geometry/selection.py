"""One candidate direction chosen from many: rules drop some, and a score ranks the rest.

The rules are those of Arditi et al. 2024, read in the code of its published runs: a candidate is
dropped where cutting it out changes harmless replies too much, where adding it does not bring a
refusal about, and where it lies too late in the model. Of the rest the one is chosen after whose
cut a refusal is least likely; how well it does on the other two scores then counts no more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Layers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rules:
    """Thresholds; None where a rule is not applied.

    `kl` is the largest divergence allowed, in nats, `steering` the smallest score, in log-odds, and
    `last` the share of layers at the end that are not looked at. Raises ValueError for a share
    that is none.
    """

    kl: float | None
    steering: float | None
    last: float | None

    def __post_init__(self) -> None:
        if self.last is not None and not 0 <= self.last < 1:
            raise ValueError(f"{self.last} is not a share of layers that leaves some")

    def dropped(
        self, *, kl: Scores, steering: Scores, layer: Layers, layers: int
    ) -> dict[str, Flags]:
        """Which candidates (n,) each rule drops, by itself; `layers` is the depth of the model."""
        none = np.zeros(len(layer), dtype=bool)
        return {
            "kl": none if self.kl is None else kl > self.kl,
            "steering": none if self.steering is None else steering < self.steering,
            "last": none if self.last is None else layer >= first_late(layers, self.last),
        }


def first_late(layers: int, share: float) -> int:
    """The first layer that lies in the last `share` of the model, rounded down as published."""
    return int((1 - share) * layers)


def chosen(refusal: Scores, dropped: Flags) -> int | None:
    """Index of the candidate with the lowest score (n,) among those not dropped; None if none."""
    if dropped.all():
        return None
    return int(np.where(dropped, np.inf, refusal).argmin())


def near(refusal: Scores, dropped: Flags, within: float) -> Flags:
    """Candidates not dropped whose score lies at most `within` above the chosen one's (n,)."""
    best = chosen(refusal, dropped)
    if best is None:
        return np.zeros(len(refusal), dtype=bool)
    close: Flags = ~dropped & (refusal <= refusal[best] + within)
    return close
