"""Toys of the primer, made up: two clouds with a nuisance, and matrices that write a stream."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.source import Recipes

SEED = 5
COLUMNS = 4  # of each toy matrix: arrows that it can add
# What each toy matrix adds for one prompt: across the arrow, and along it.
WRITERS = (
    ("embedding", "token embedding", 1.2, 1.0),
    ("attention", "attention, layer 1", 0.9, 0.3),
    ("feed-forward", "feed-forward, layer 1", 0.8, 0.9),
    ("attention", "attention, layer 2", 1.1, -0.4),
    ("feed-forward", "feed-forward, layer 2", 0.7, 1.2),
)


def toy_clouds(source: Path) -> pd.DataFrame:
    """The distances to choose from, in standard deviations, and all else that fixes the toy."""
    return pd.DataFrame(
        {"apart": [1.0, 2.0, 4.0], "n": 50, "nuisance": 4.0, "steps": 10, "seed": SEED}
    )


def toy_writers(source: Path) -> pd.DataFrame:
    """One row for each column of each toy matrix; a matrix adds the sum of its columns."""
    rng = np.random.default_rng(SEED)
    rows = []
    for order, (kind, name, across, along) in enumerate(WRITERS, 1):
        columns = rng.normal(0, 0.4, (COLUMNS, 2))
        columns += (np.array([across, along]) - columns.sum(axis=0)) / COLUMNS
        rows += [
            (order, kind, name, at, round(float(x), 4), round(float(y), 4))
            for at, (x, y) in enumerate(columns, 1)
        ]
    return pd.DataFrame(rows, columns=["writer", "kind", "name", "column", "across", "along"])


RECIPES: Recipes = {"toy_clouds": toy_clouds, "toy_writers": toy_writers}
