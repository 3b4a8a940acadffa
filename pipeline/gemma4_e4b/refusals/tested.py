"""Two counts compared, each comparison with its exact test: paired wherever the pairs are known."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from components.geometry.statistics.paired import mcnemar_exact
from components.geometry.statistics.proportions import Share
from components.geometry.statistics.two_shares import fisher
from pipeline.gemma4_e4b.edits.comparisons import counts_before_and_after
from pipeline.gemma4_e4b.refusals.behaviour import NAMES
from pipeline.source import Recipes, read

PAIRED, LOST, APART = "paired", "pairs not published", "different prompts"
SIBLINGS = ("gemma4_e2b_base", "gemma4_e4b_base")
GREY, BENIGN = "gray_zone", "comply"
Row = tuple[str, str, str, int, int, int, int, int, int, int, str, str, float]


def _pairs(id: str, first: str, second: str, one: pd.Series, other: pd.Series) -> Row:
    """The comparison of two columns of outcomes, 0 or 1, of the same prompts in the same order."""
    n = len(one)
    only = int(((one == 1) & (other == 0)).sum()), int(((one == 0) & (other == 1)).sum())
    p = float(f"{mcnemar_exact(*only):.4g}")
    counts = int(one.sum()), n, int(other.sum()), n
    return (id, first, second, *counts, n, *only, PAIRED, "McNemar, exact", p)


def _arms(id: str, first: str, second: str, one: Share, other: Share, design: str) -> Row:
    """The comparison of two counts of which no pairs are known."""
    p = float(f"{fisher(one, other):.4g}")
    counts = one.k, one.n, other.k, other.n
    return (id, first, second, *counts, 0, 0, 0, design, "Fisher, exact", p)


def _siblings(source: Path) -> list[Row]:
    """The two unedited models on each category, and on the benign prompts together."""
    rows = read(source, "tables/refusal_outcomes.csv")
    refused = rows.pivot(index="prompt_id", columns="model", values="refused")[list(SIBLINGS)]
    known = rows.drop_duplicates("prompt_id").set_index("prompt_id").loc[refused.index]
    benign = known["expected"] == BENIGN
    groups = {name: known["category"] == name for name in known["category"].unique()}
    groups |= {"benign": benign, "benign but grey": benign & (known["category"] != GREY)}
    first, second = (NAMES[model][0] for model in SIBLINGS)
    return [
        _pairs(f"siblings: {name}", first, second, *(refused.loc[which, m] for m in SIBLINGS))
        for name, which in groups.items()
    ]


def _stages(source: Path) -> list[Row]:
    """Steps of the cascade, on the prompts that both stages were given."""
    few = read(source, "tables/cascade_smoke6.csv")
    few = few.pivot(index="prompt_id", columns="stage", values="refused")
    grid = read(source, "tables/cascade_n42.csv").set_index("prompt_id")
    few["ref_base"] = grid.loc[few.index, "refused_e4b_base"]
    before, after = grid["refused_e4b_base"], grid["refused_d3"]
    return [
        _pairs("cascade: control", "unedited", "control", few["ref_base"], few["0b"]),
        _pairs("cascade: last step", "D2", "D3", few["D2"], few["D3"]),
        _pairs("cascade: row norms", "D3", "3a", few["D3"], few["3a"]),
        _pairs("cascade: last and control", "3a", "control", few["3a"], few["0b"]),
        _pairs("cascade: all", "unedited", "D3", before, after),
    ]


def _groups(source: Path) -> list[Row]:
    """Prompts inside and outside the group of extreme topics, under the edit D3."""
    grid = read(source, "tables/cascade_n42.csv")
    inside = grid["extreme_core"] == 1
    one, other = (
        Share(int(grid.loc[which, "refused_d3"].sum()), int(which.sum()))
        for which in (inside, ~inside)
    )
    return [_arms("topics: inside", "inside", "outside", one, other, APART)]


def _asked(source: Path) -> list[Row]:
    """Emergency questions to the unedited model, with and without a sentence about who asks."""
    rows = read(source, "tables/refusal_rates.csv")
    rows = rows[rows["category"] == "emergency_medical"].set_index(["model", "subset"])
    plain = rows.loc[("gemma4_e4b_base", "full344")]
    said = rows.loc[("gemma4_e4b_base_emergency_context", "emergency50")]
    one, other = (Share(int(row["refused"]), int(row["total"])) for row in (plain, said))
    return [_arms("responder", "unedited", "first-responder sentence", one, other, LOST)]


def _searches(source: Path) -> list[Row]:
    """Published results of searches, which state totals only."""
    counts = counts_before_and_after(source)
    before = {id: Share(k, n) for id, (k, n, _, _) in counts.items()}
    after = {id: Share(k, n) for id, (_, _, k, n) in counts.items()}
    rows = [
        _arms(f"searches: {id}", "newguard", id, after["newguard"], after[id], LOST)
        for id in ("it-800", "gemma3-4b", "readme")
    ]
    return [*rows, _arms("searches: base", "before", "after", before["base"], after["base"], LOST)]


def comparisons_tested(source: Path) -> pd.DataFrame:
    """Every comparison that a text or a figure calls more than chance, or not."""
    parts = (_siblings, _stages, _groups, _asked, _searches)
    columns = ["comparison", "first", "second", "first_k", "first_n", "second_k", "second_n"]
    columns += ["pairs", "first_only", "second_only", "design", "test", "p"]
    return pd.DataFrame([row for part in parts for row in part(source)], columns=columns)


RECIPES: Recipes = {"comparisons_tested": comparisons_tested}
