"""Parameters of simulated figures: they illustrate, and are no evidence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read

SEED = 11


def toy_reference(source: Path) -> pd.DataFrame:
    """Unrelated topics and a reference that moves away from them."""
    return pd.DataFrame(
        {"topics": [5], "dimensions": [256], "reach": [4.0], "steps": [16], "seed": [SEED]}
    )


def toy_redraws(source: Path) -> pd.DataFrame:
    """The two sizes of the last stage, and how often each is drawn again."""
    smoke = read(source, "tables/cascade_smoke6.csv")
    grid = read(source, "tables/cascade_n42.csv")
    sizes = [int(smoke["prompt_id"].nunique()), len(grid)]
    return pd.DataFrame({"n": sizes, "repeats": 100, "seed": [SEED, SEED + 1]})


RECIPES: Recipes = {"toy_reference": toy_reference, "toy_redraws": toy_redraws}
