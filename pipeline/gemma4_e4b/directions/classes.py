"""What the classes are made of: the directions of their categories, and how these lie."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read

LAYERS = {"all_42": "all", "peak_4_17": "band"}


def category_cosines(source: Path) -> pd.DataFrame:
    """Cosines between the mean shifts of the categories, as averages over layers."""
    rows = read(source, "tables/category_cosines.csv")
    return pd.DataFrame(
        {
            "layers": rows["layers"].map(LAYERS),
            "category_i": rows["category_i"],
            "category_j": rows["category_j"],
            "cosine": rows["cosine"],
        }
    )


def class_totals(source: Path) -> pd.DataFrame:
    """The two activation classes, and how much of each the unedited model refuses."""
    rows = read(source, "tables/class_composition.csv")
    rows["harmful"] = rows["n_prompts"].where(rows["expected"] == "refuse", 0)
    sums = rows.groupby("activation_class", sort=False)[
        ["harmful", "n_prompts", "refused_by_base_e4b"]
    ].sum()
    return pd.DataFrame(
        {
            "group": sums.index,
            "harmful": sums["harmful"].to_numpy(),
            "refused": sums["refused_by_base_e4b"].to_numpy(),
            "n": sums["n_prompts"].to_numpy(),
        }
    )


def pooled_directions(source: Path) -> pd.DataFrame:
    """Cosine of the pooled with the harmful direction, for assumed lengths of the harmful shift."""
    numbers = json.loads((source / "numbers.json").read_text("utf-8"))
    cosines = numbers["pooled_direction_vs_harmful"]["cos_by_ratio"]
    return pd.DataFrame({"shift": [float(ratio) for ratio in cosines], "cosine": cosines.values()})


RECIPES: Recipes = {
    "category_cosines": category_cosines,
    "class_totals": class_totals,
    "pooled_directions": pooled_directions,
}
