"""Files that are written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from components.study.schema import Table


def save_table(frame: pd.DataFrame, path: Path, table: Table) -> None:
    """Write `frame` as CSV, checked against the data dictionary; else raise ValueError."""
    part = path.with_suffix(".part")
    frame.to_csv(part, index=False, lineterminator="\n", encoding="utf-8")
    try:
        check_table(part, table)
    except ValueError:
        part.unlink()
        raise
    part.replace(path)


def check_table(path: Path, table: Table) -> None:
    """Check a file against the data dictionary. Raises ValueError, which names the file."""
    try:
        table.read(path)
    except ValueError as problem:
        raise ValueError(f"{path.stem}: {problem}") from problem


def save_json(value: Any, path: Path) -> None:
    """Write `value` as JSON, in the way of study.json."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")
    part.replace(path)
