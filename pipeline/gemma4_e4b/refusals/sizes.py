"""How many prompts the tests had, and what tests of that size can see."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from components.geometry.statistics.paired import fewest_changes, paired_power
from components.geometry.statistics.power import power
from components.geometry.statistics.proportions import Share
from pipeline.source import Recipes, flags, read

COMPARISON = 100  # prompts, as in other evaluations of this kind: not a size of the study
STEPS = 50  # true rates from 0 to 1


def test_sizes(source: Path) -> pd.DataFrame:
    """Sizes of the study's tests, and one larger for comparison."""
    sweep = read(source, "tables/alpha_sweep.csv")
    quick = read(source, "tables/quick_test_n12.csv")
    smoke = read(source, "tables/cascade_smoke6.csv")
    grid = read(source, "tables/cascade_n42.csv")
    sizes = {
        int(sweep["refused_expected_refuse"].max()): "harmful prompts of the sweep",
        int(smoke["prompt_id"].nunique()): "first prompts of the cascade",
        int(quick["total"].item()): "harmful prompts of the first quick test",
        int(sweep["total"].max()): "all prompts of the sweep",
        len(grid): "all harmful prompts",
        COMPARISON: "for comparison",
    }
    rows = pd.DataFrame({"n": list(sizes), "name": list(sizes.values())})
    (used,) = flags((rows["n"] != COMPARISON).astype(int))
    return rows.assign(used=used, changes=fewest_changes())


def test_power(source: Path) -> pd.DataFrame:
    """Chance that a change is called one, by size and true rates: two arms, and the pairs."""
    sweep = read(source, "tables/alpha_sweep.csv")
    start = sweep[(sweep["axis"] == "alpha") & (sweep["alpha"] == 0)].iloc[0]
    mixed = Share(int(start["refused"]), int(start["total"]))
    rows = [
        (
            n,
            before,
            after,
            round(power(n, before, after), 5),
            round(paired_power(n, abs(before - after)), 5),
        )
        for n in test_sizes(source)["n"]
        for before in (1.0, mixed.k / mixed.n)
        for after in (step / STEPS for step in range(STEPS + 1))
    ]
    return pd.DataFrame(rows, columns=["n", "before", "after", "power", "paired_power"])


def cluster_test(source: Path) -> pd.DataFrame:
    """Refusals inside and outside the group of extreme topics."""
    row = read(source, "tables/n42_cluster_test.csv").iloc[0]
    return pd.DataFrame(
        {
            "refused_inside": [row["in_refused"]],
            "inside": [row["in_total"]],
            "refused_outside": [row["out_refused"]],
            "outside": [row["out_total"]],
            "refused": [row["in_refused"] + row["out_refused"]],
        }
    )


RECIPES: Recipes = {
    "test_sizes": test_sizes,
    "test_power": test_power,
    "cluster_test": cluster_test,
}
