"""Reading the source tables that a study is built from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

Recipe = Callable[[Path], pd.DataFrame]
Recipes = Mapping[str, Recipe]  # table name to the function that makes it from a source folder


def read(source: Path, name: str) -> pd.DataFrame:
    """A source table, with empty cells as missing values."""
    return pd.read_csv(source / name)


def flags(*columns: pd.Series) -> list[pd.Series]:
    """Columns of 0 and 1 as the words true and false."""
    return [column.map({0: "false", 1: "true"}) for column in columns]
