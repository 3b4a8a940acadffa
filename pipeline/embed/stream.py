"""A simulated residual stream: prompts of the study's kinds, and signals that we plant.

One layer is noise of unit variance in DIMENSIONS dimensions, plus planted shifts along directions
at right angles to each other: one for sensitive topics, a smaller one for each topic, one for
harmful prompts alone, and one for what the prompt ends in. A prompt keeps its noise through all
layers. What changes is one strength, by which all shifts are multiplied: it is chosen so that the
two classes lie as far apart as the study publishes for that layer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.geometry.directions import Array
from components.geometry.stream.gram import Labels, gram, separations, shuffles

SEED = 42
DIMENSIONS = 32
TOPIC, OWN_TOPIC, HARMFUL, QUESTION = 1.0, 0.3, 1.0, 0.5  # lengths of the planted shifts
QUESTIONS = {"control": 0.7, "topic": 0.98, "harmful": 0.4}  # share that ends in a question mark
STRONGEST = 32.0  # where the search for a strength ends
STEPS = 40


@dataclass(frozen=True, eq=False)
class Cast:
    """The n simulated prompts: what is planted in each, and which class it is put in."""

    kind: tuple[str, ...]
    category: tuple[int, ...]  # a number for each category of the benchmark
    question: Labels  # (n,)

    @property
    def refuse(self) -> Labels:
        """Every prompt but the everyday controls, as in the study."""
        return np.array([kind != "control" for kind in self.kind], dtype=np.bool_)

    @property
    def shuffled(self) -> Labels:
        """Classes of the same sizes, dealt out at random."""
        return np.asarray(shuffles(self.refuse, 1, SEED)[0], dtype=np.bool_)

    def planted(self, basis: Array) -> Array:
        """Shifts (n, d) along the rows of `basis`, at strength 1."""
        kind, category = np.array(self.kind), np.array(self.category)
        topic = (kind == "topic")[:, None]
        shared, harm, ending, *own = basis
        return np.asarray(
            TOPIC * topic * shared
            + OWN_TOPIC * topic * np.array(own)[category]
            + HARMFUL * (kind == "harmful")[:, None] * harm
            + QUESTION * (self.question - 0.5)[:, None] * ending,
            dtype=np.float64,
        )


def cast(counts: pd.DataFrame) -> Cast:
    """As many prompts of each category as the two classes hold. Reads `prompt_counts`."""
    rows = counts[counts["group"] != "neither"].reset_index(drop=True)
    kinds = np.where(
        rows["group"] == "comply",
        "control",
        np.where(rows["expected"] == "refuse", "harmful", "topic"),
    )
    kind = np.repeat(kinds, rows["n"])
    chance = np.array([QUESTIONS[name] for name in kind])
    question = np.random.default_rng(SEED).random(len(kind)) < chance
    category = np.repeat(np.arange(len(rows)), rows["n"])
    return Cast(tuple(map(str, kind)), tuple(map(int, category)), question)


def stream(prompts: Cast, strength: float) -> Array:
    """Activations (n, DIMENSIONS) of a layer with signals of this strength."""
    rng = np.random.default_rng(SEED)
    needed = 3 + max(prompts.category) + 1
    if needed > DIMENSIONS:
        raise ValueError(f"{needed} directions do not fit into {DIMENSIONS} dimensions")
    basis = np.linalg.qr(rng.standard_normal((DIMENSIONS, needed)))[0].T
    noise = rng.standard_normal((len(prompts.kind), DIMENSIONS))
    return noise + strength * prompts.planted(basis)


def strength_for(prompts: Cast, d: float) -> float:
    """The strength at which the classes lie `d` apart, by bisection, to four decimals.

    0 where chance alone sets them further apart, STRONGEST where no strength sets them as far.
    """
    low, high = 0.0, STRONGEST
    for _ in range(STEPS):
        middle = (low + high) / 2
        products = gram(stream(prompts, middle))
        if separations(products, prompts.refuse[None])[0] < d:
            low = middle
        else:
            high = middle
    return round(low, 4)
