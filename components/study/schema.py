"""The tables a study may carry, as data/schema.json describes them, and how a file is checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

BOOLEANS = {"true": True, "false": False}
DTYPES = {"text": "str", "int": "int64", "float": "float64", "bool": "bool"}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its type, unit, meaning, and the range or the list of its values."""

    type: str
    unit: str
    meaning: str
    low: float | None = None
    high: float | None = None
    values: tuple[str, ...] = ()
    at_most: str = ""  # a column of the same row that this one may not exceed

    def read(self, cells: pd.Series) -> pd.Series:
        """Text cells as typed values, or ValueError with the first thing wrong, by line."""
        if self.type == "text":
            values, sound = cells, cells.str.strip() != ""
        elif self.type == "bool":
            values = cells.map(BOOLEANS)
            sound = values.notna()
        else:
            values = pd.to_numeric(cells, errors="coerce")
            sound = np.isfinite(values)
            if self.type == "int":
                sound &= values == np.floor(values)
        refuse(~sound, cells, f"not {self.type}")
        typed = values.astype(DTYPES[self.type])
        if self.values:
            refuse(~typed.isin(self.values), cells, "not a known value")
        if self.low is not None:
            refuse(typed < self.low, cells, f"below {self.low:g}")
        if self.high is not None:
            refuse(typed > self.high, cells, f"above {self.high:g}")
        return typed


def refuse(wrong: pd.Series, cells: pd.Series, why: str) -> None:
    """Raise ValueError for the first cell that is wrong, naming its line; the header is line 1."""
    if wrong.any():
        row = int(np.argmax(wrong))
        cell = cells.iloc[row]
        found = f"holds {cell[:40]!r}" if cell.strip() else "is empty"
        raise ValueError(f"{found} in line {row + 2}, {why}")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A tidy table: one row per key, exactly these columns, no empty cells."""

    meaning: str
    key: tuple[str, ...]
    columns: dict[str, Column]

    def read(self, path: Path) -> pd.DataFrame:
        """Read and check a CSV file, or raise ValueError with everything wrong, in plain words."""
        raw = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
        problems = [f"column {name!r} is missing" for name in self.columns if name not in raw]
        problems += [
            f"column {name!r} is not in the schema" for name in set(raw) - set(self.columns)
        ]
        typed = {}
        for name in [name for name in self.columns if name in raw]:
            try:
                typed[name] = self.columns[name].read(raw[name])
            except ValueError as problem:
                problems.append(f"column {name!r} {problem}")
        if problems:
            raise ValueError("; ".join(problems))
        frame = pd.DataFrame(typed)
        if frame.empty:
            raise ValueError("the table has no rows")
        if frame.duplicated(list(self.key)).any():
            raise ValueError(f"two rows share the same {' and '.join(self.key)}")
        for name, column in self.columns.items():
            if column.at_most and (frame[name] > frame[column.at_most]).any():
                raise ValueError(f"column {name!r} exceeds column {column.at_most!r}")
        return frame


def read_schema(path: Path) -> dict[str, Table]:
    """The data dictionary: table name to Table."""
    records = json.loads(path.read_text("utf-8"))
    return {
        name: Table(
            record["meaning"],
            tuple(record["key"]),
            {
                column: Column(**{**facts, "values": tuple(facts.get("values", ()))})
                for column, facts in record["columns"].items()
            },
        )
        for name, record in records.items()
    }
