"""Which maps are made of the simulated stream, and how a map is put into a table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.geometry.directions import Array
from components.geometry.stream.gram import Labels, contrasts, gram, spectrum

USUAL = (15, 0.1)  # neighbours and smallest distance, as in the study
NEIGHBOURS, MIN_DISTS, SEEDS = (5, 15, 50), (0.0, 0.1, 0.5), (42, 43, 44)
SIDE = 1023  # steps along the longer side of a map: ten bits


@dataclass(frozen=True, slots=True)
class Setting:
    """One map of the grid."""

    layer: int
    seed: int
    neighbours: int
    min_dist: float


def settings(layers: list[int]) -> list[Setting]:
    """Every combination of seeds, neighbours and smallest distances, for a few layers."""
    return [
        Setting(layer, seed, neighbours, min_dist)
        for layer in layers
        for seed in SEEDS
        for min_dist in MIN_DISTS
        for neighbours in NEIGHBOURS
    ]


def spread_layers(signal: pd.DataFrame) -> list[int]:
    """Layers with the weakest and the strongest signal, and one half-way. Reads `layers`."""
    ranked = signal.sort_values(["d", "layer"])
    half = (ranked["d"].iloc[0] + ranked["d"].iloc[-1]) / 2
    middle = (ranked["d"] - half).abs().idxmin()
    picked = [ranked["layer"].iloc[0], ranked["layer"][middle], ranked["layer"].iloc[-1]]
    return [int(layer) for layer in dict.fromkeys(picked)]


def quantised(places: Array) -> list[list[int]]:
    """Places (n, 2) in whole steps from 0 to SIDE, in the middle, with the proportions kept."""
    low, high = places.min(axis=0), places.max(axis=0)
    reach = float((high - low).max()) or 1.0
    steps = np.rint(((places - (low + high) / 2) / reach + 0.5) * SIDE)
    return [[int(x), int(y)] for x, y in steps]


def components(points: Array) -> Array:
    """Places (n, 2) of `points` (n, d) on their first two principal components.

    The sign of each is set so that the farthest point lies on the positive side.
    """
    values, vectors = spectrum(gram(points))
    places = vectors[:, :2] * np.sqrt(values[:2])
    farthest = np.abs(places).argmax(axis=0)
    return np.asarray(places * np.sign(places[farthest, [0, 1]]), dtype=np.float64)


def along(points: Array, refuse: Labels) -> Array:
    """Places (n,) of `points` (n, d) along the difference of means, in standard deviations.

    0 lies half-way between the two means; the unit is that of Cohen's d.
    """
    places = contrasts(refuse[None])[0] @ gram(points)
    means = places[refuse].mean(), places[~refuse].mean()
    spread = np.sqrt((places[refuse].var() + places[~refuse].var()) / 2)
    return np.asarray((places - sum(means) / 2) / spread, dtype=np.float64)
