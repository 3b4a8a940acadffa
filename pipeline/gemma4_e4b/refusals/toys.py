"""Toys that are as large as this study's classes and tests."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read
from pipeline.toys import lab

SEED = 11


def classes(source: Path) -> tuple[int, int, int]:
    """Prompts in the study's refuse class, harmful ones among them, and in its comply class."""
    rows = read(source, "tables/class_composition.csv")
    refuse = rows["activation_class"] == "refuse"
    harmful = rows["expected"] == "refuse"
    counts = rows["n_prompts"]
    return int(counts[refuse].sum()), int(counts[harmful].sum()), int(counts[~refuse].sum())


def toy_worlds(source: Path) -> pd.DataFrame:
    """The worlds of the lab; the classes of the first are as large as those of the study."""
    return lab.worlds(*classes(source))


def toy_sizes(source: Path) -> pd.DataFrame:
    """Equal classes, and those of the study."""
    refuse, _, comply = classes(source)
    return lab.sizes(*lab.SIZES, (refuse, comply), (refuse, refuse))


def toy_redraws(source: Path) -> pd.DataFrame:
    """The two sizes of the last stage, and how often each is drawn again."""
    smoke = read(source, "tables/cascade_smoke6.csv")
    grid = read(source, "tables/cascade_n42.csv")
    each = [int(smoke["prompt_id"].nunique()), len(grid)]
    return pd.DataFrame({"n": each, "repeats": 100, "seed": [SEED, SEED + 1]})


RECIPES: Recipes = {"toy_redraws": toy_redraws, "toy_worlds": toy_worlds, "toy_sizes": toy_sizes}
