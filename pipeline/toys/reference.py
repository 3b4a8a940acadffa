"""A toy of unrelated topics that share a reference."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes


def toy_reference(source: Path) -> pd.DataFrame:
    """Unrelated topics and a reference that moves away from them."""
    return pd.DataFrame(
        {"topics": [5], "dimensions": [256], "reach": [4.0], "steps": [16], "seed": [11]}
    )


RECIPES: Recipes = {"toy_reference": toy_reference}
