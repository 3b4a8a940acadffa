"""Refusals of benign prompts, and how far the counting of refusals can be trusted."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read


def scorer_check(source: Path) -> pd.DataFrame:
    """Replies that were labelled by hand and by the study's patterns."""
    rows = read(source, "tables/classifier_validation.csv")
    return pd.DataFrame(
        {
            "category": rows["category"],
            "by_hand": rows["manual_refuse"],
            "by_patterns": rows["classifier_refuse"],
            "agree": rows["agree"],
            "n": rows["n"],
        }
    )


def benign_refusals(source: Path) -> pd.DataFrame:
    """How long the replies are that count as refusals of benign prompts."""
    rows = read(source, "tables/refusal_outcomes.csv")
    lengths = rows[rows["over_refusal"] == 1].groupby("model", sort=False)["response_chars"]
    return pd.DataFrame(
        {
            "model": lengths.size().index,
            "refused": lengths.size().to_numpy(),
            "shortest": lengths.min().to_numpy(),
            "median": lengths.median().to_numpy(),
            "longest": lengths.max().to_numpy(),
        }
    )


def over_refusals(source: Path) -> pd.DataFrame:
    """Benign prompts refused, all categories together."""
    rows = read(source, "tables/over_refusal_overall.csv")
    return rows[["model", "refused", "total"]].rename(columns={"total": "n"})


RECIPES: Recipes = {
    "scorer_check": scorer_check,
    "benign_refusals": benign_refusals,
    "over_refusals": over_refusals,
}
