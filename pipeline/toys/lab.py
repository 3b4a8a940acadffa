"""Parameters of the lab's toys: all that is planted in them, and how many prompts are drawn."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes

SEED = 20  # where the toys start; readers may choose another
WORLD = {"dimensions": 256, "common": 20.0, "topic": 6.0, "wording": 6.0, "clip": 0.995}
DIMENSIONS = [2, 5, 10, 20, 50, 100, 200, 400]
REPEATS = 5
CLASSES = (200, 40, 40)  # where a study plants none of its own: see `worlds`
SIZES = [(20, 20), (40, 40), (100, 100)]


def worlds(refuse: int, harmful: int, comply: int) -> pd.DataFrame:
    """One world for each toy. The classes of the first: refuse, harmful among them, comply."""
    toys = [
        ("confound", 6.0, 3.0, refuse, harmful, comply, 2500, 500),
        ("rank", 8.0, 3.6, 1200, 1200, 1200, 2000, 500),
        ("origin", 6.0, 3.0, 400, 400, 400, 1000, 1000),
    ]
    columns = ["toy", "harm", "threshold", "n_refuse", "n_harmful", "n_comply"]
    rows = pd.DataFrame(toys, columns=[*columns, "n_tested", "n_others"])
    return rows.assign(**WORLD, seed=SEED)


def sizes(*pairs: tuple[int, int]) -> pd.DataFrame:
    """Sizes of two classes that differ in nothing."""
    rows = [(f"{a}-{b}", a, b) for a, b in pairs]
    return pd.DataFrame(rows, columns=["sizes", "n_refuse", "n_comply"])


def toy_worlds(source: Path) -> pd.DataFrame:
    """The worlds of a study that plants none of its own."""
    return worlds(*CLASSES)


def toy_sizes(source: Path) -> pd.DataFrame:
    """Equal classes."""
    return sizes(*SIZES)


def toy_chance(source: Path) -> pd.DataFrame:
    """Dimensions that the noise fills, and how often it is drawn in each."""
    return pd.DataFrame({"dimensions": DIMENSIONS, "repeats": REPEATS})


RECIPES: Recipes = {"toy_worlds": toy_worlds, "toy_sizes": toy_sizes, "toy_chance": toy_chance}
