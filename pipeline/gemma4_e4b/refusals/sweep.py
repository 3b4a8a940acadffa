"""The sweep over edit strengths and subsets of layers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read

SUBSETS = {
    "all_42": "all layers",
    "global_only": "global-attention layers",
    "sliding_only": "sliding-attention layers",
    "first_half": "first half",
    "second_half": "second half",
    "last_10": "last ten",
    "middle_14": "middle fourteen",
    "peak_band_4_17": "band of high signal",
    "peak_layer_15_only": "peak layer only",
}


def sweep(source: Path) -> pd.DataFrame:
    """Nine strengths, nine subsets of layers and one random direction."""
    rows = read(source, "tables/alpha_sweep.csv")
    return pd.DataFrame(
        {
            "run": range(1, len(rows) + 1),
            "axis": rows["axis"].replace("control_random", "random"),
            "alpha": rows["alpha"],
            "subset": rows["layers"].map({**SUBSETS, "all": SUBSETS["all_42"]}),
            "layers": rows["layer_count"],
            "layer_list": rows["layer_list"],
            "refused": rows["refused"],
            "refused_harmful": rows["refused_expected_refuse"],
            "refused_benign": rows["over_refused"],
            "n": rows["total"],
        }
    )


RECIPES: Recipes = {
    "sweep": sweep,
}
