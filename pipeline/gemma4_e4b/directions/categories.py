"""The directions of the categories, summed up by kind of pair."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.gemma4_e4b.directions.classes import LAYERS
from pipeline.source import Recipes, read

PAIRS = {"over_vs_over": "benign", "over_vs_should_refuse": "mixed"}


def category_pairs(source: Path) -> pd.DataFrame:
    """Mean, smallest and largest cosine of two benign categories, and of a benign and a harmful."""
    rows = read(source, "tables/category_cosines.csv")
    rows = rows[(rows["category_i"] < rows["category_j"]) & rows["pair_type"].isin(PAIRS)]
    depth = len(read(source, "digitised/per_layer_signal.csv"))
    groups = rows.groupby(["layers", "pair_type"])["cosine"]
    sums = groups.agg(["size", "mean", "min", "max"]).reset_index()
    band = sums["layers"].str.extract(r"peak_(?P<first>\d+)_(?P<last>\d+)")
    return pd.DataFrame(
        {
            "layers": sums["layers"].map(LAYERS),
            "first_layer": band["first"].fillna(0).astype(int),
            "last_layer": band["last"].fillna(depth - 1).astype(int),
            "pair": sums["pair_type"].map(PAIRS),
            "pairs": sums["size"],
            "mean": sums["mean"].round(4),
            "low": sums["min"],
            "high": sums["max"],
        }
    )


RECIPES: Recipes = {"category_pairs": category_pairs}
