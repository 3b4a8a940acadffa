"""The versions of the anecdote that opens the study, as its own texts tell it."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read

# The text in which a version stands, and what that text calls the exchange.
VERSIONS = (
    ("project page", "not labelled"),
    ("slides", "hypothetical"),
    ("onboarding notes", "real incident"),
)


def anecdote_versions(source: Path) -> pd.DataFrame:
    """One row for each version. Raises ValueError where the ledger no longer tells of three."""
    claims = read(source, "claims.csv").set_index("id").loc["G-15"]
    told = f"{claims['claim']}; {claims['evidence']}"
    times = list(dict.fromkeys(re.findall(r"\b\d\d:\d\d\b", told)))
    words = set(re.findall(r'"(hypothetical|real incident)"', told))
    if len(times) != 2 or words != {"hypothetical", "real incident"}:
        raise ValueError("the ledger tells the versions of the anecdote differently")
    clocks = [*times, "no time"]
    return pd.DataFrame(
        [(text, clock, called) for (text, called), clock in zip(VERSIONS, clocks, strict=True)],
        columns=["text", "clock", "called"],
    )


RECIPES: Recipes = {"anecdote_versions": anecdote_versions}
