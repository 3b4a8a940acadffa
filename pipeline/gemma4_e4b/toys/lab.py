"""Parameters of the lab's toys: all that is planted in them, and how many prompts are drawn."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read

SEED = 20  # where the toys start; readers may choose another
WORLD = {"dimensions": 256, "common": 20.0, "topic": 6.0, "wording": 6.0, "clip": 0.995}
DIMENSIONS = [2, 5, 10, 20, 50, 100, 200, 400]
REPEATS = 5
SIZES = [20, 40, 100]  # equal classes, beside those of the study


def classes(source: Path) -> tuple[int, int, int]:
    """Prompts in the study's refuse class, harmful ones among them, and in its comply class."""
    rows = read(source, "tables/class_composition.csv")
    refuse = rows["activation_class"] == "refuse"
    harmful = rows["expected"] == "refuse"
    counts = rows["n_prompts"]
    return int(counts[refuse].sum()), int(counts[harmful].sum()), int(counts[~refuse].sum())


def toy_worlds(source: Path) -> pd.DataFrame:
    """One world for each toy. The classes of the first are as large as those of the study."""
    refuse, harmful, comply = classes(source)
    toys = [
        ("confound", 6.0, 3.0, refuse, harmful, comply, 2500, 500),
        ("rank", 8.0, 3.6, 1200, 1200, 1200, 2000, 500),
        ("origin", 6.0, 3.0, 400, 400, 400, 1000, 1000),
    ]
    columns = ["toy", "harm", "threshold", "n_refuse", "n_harmful", "n_comply"]
    rows = pd.DataFrame(toys, columns=[*columns, "n_tested", "n_others"])
    return rows.assign(**WORLD, seed=SEED)


def toy_sizes(source: Path) -> pd.DataFrame:
    """Sizes of two classes that differ in nothing."""
    refuse, _, comply = classes(source)
    equal = [(f"{n}-{n}", n, n) for n in SIZES]
    own = [(f"{a}-{b}", a, b) for a, b in ((refuse, comply), (refuse, refuse))]
    return pd.DataFrame([*equal, *own], columns=["sizes", "n_refuse", "n_comply"])


def toy_chance(source: Path) -> pd.DataFrame:
    """Dimensions that the noise fills, and how often it is drawn in each."""
    return pd.DataFrame({"dimensions": DIMENSIONS, "repeats": REPEATS})


RECIPES: Recipes = {"toy_worlds": toy_worlds, "toy_sizes": toy_sizes, "toy_chance": toy_chance}
