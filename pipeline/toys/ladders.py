"""Two benign ladders of toy questions, and how a toy doorman scores them: made up, not measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.source import Recipes

SEED = 7
ASKED = 20  # toy questions on each rung
SPREAD, OTHER = 0.45, 0.3  # of the score along the arrow, and of everything else in it
THRESHOLD = 1.1  # where the doorman stands before anything is changed
LADDERS = {
    "locks": (
        ("locks in general", 0.5),
        ("my own lock", 1.4),
        ("a particular neighbour’s lock", 2.6),
    ),
    "libraries": (
        ("libraries in general", 0.4),
        ("a rare-books room", 1.7),
        ("one particular rare book", 2.3),
    ),
}


def toy_rungs(source: Path) -> pd.DataFrame:
    """The parameters of the toy, one rung a row."""
    return pd.DataFrame(
        [
            (ladder, rung, label, middle, SPREAD, OTHER, ASKED, THRESHOLD)
            for ladder, rungs in LADDERS.items()
            for rung, (label, middle) in enumerate(rungs, 1)
        ],
        columns=["ladder", "rung", "label", "middle", "spread", "other_spread", "n", "threshold"],
    )


def toy_questions(source: Path) -> pd.DataFrame:
    """The toy questions themselves, drawn from two normal distributions."""
    rng = np.random.default_rng(SEED)
    rows = []
    for rung in toy_rungs(source).itertuples():
        along = rng.normal(rung.middle, rung.spread, rung.n)
        other = rng.normal(0, rung.other_spread, rung.n)
        rows += [
            (rung.ladder, rung.rung, at, round(float(a), 3), round(float(b), 3))
            for at, (a, b) in enumerate(zip(along, other, strict=True), 1)
        ]
    return pd.DataFrame(rows, columns=["ladder", "rung", "question", "along", "other"])


RECIPES: Recipes = {
    "toy_rungs": toy_rungs,
    "toy_questions": toy_questions,
}
