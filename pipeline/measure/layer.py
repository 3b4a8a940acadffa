"""What is measured at one layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from components.geometry.directions import Array
from components.geometry.stream.gram import (
    Labels,
    captures,
    gram,
    halves,
    held_out,
    separations,
    shuffles,
    spectrum,
)
from components.geometry.stream.spectra import participation_ratio
from pipeline.measure.problem import Unusable

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Draws:
    """How often chance is asked. Every layer gets the same halves and the same shuffles."""

    splits: int = 20
    shuffles: int = 200
    seed: int = 42


def measured(points: Array, refuse: Labels, draws: Draws, layer: int) -> dict[str, Any]:
    """Separation, what chance makes of it, and principal components, of `points` (n, width).

    Raises Unusable where the classes have no difference, or no spread.
    """
    products = gram(points)
    try:
        d = float(separations(products, refuse[None])[0])
        kept = held_out(products, refuse, halves(refuse, draws.splits, draws.seed))
        luck = separations(products, shuffles(refuse, draws.shuffles, draws.seed))
        shares = captures(products, refuse)
    except ValueError as problem:
        raise Unusable(f"Layer {layer} cannot be measured: {problem}.") from problem
    variances = spectrum(products)[0]
    low, high = np.quantile(kept, [0.025, 0.975])
    numbers = {
        "d": d,
        "held_out": kept.mean(),
        "held_out_low": low,
        "held_out_high": high,
        "shuffled": luck.mean(),
        "shuffled_high": np.quantile(luck, 0.95),
        "chance": (1 + (luck >= d).sum()) / (1 + draws.shuffles),
        "dimensions": participation_ratio(np.sqrt(variances)),
        "first": min(1.0, shares[0]),
        "first_three": min(1.0, shares[:3].sum()),
    }
    return {name: round(float(number), DIGITS) for name, number in numbers.items()}
