"""The tables a study may carry, as data/schema.json describes them, and how a file is checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from components.study.cells import cells, header
from components.study.reading import read_json
from components.study.saved import ERROR, decoded, seems

BOOLEANS = {"true": True, "false": False}
DTYPES = {"text": "str", "int": "int64", "float": "float64", "bool": "bool"}
WHOLE = 2**53  # beyond this, a float does not hold every whole number
ASKED = ("not int", "not float")  # what is said of a cell that is no number
TRUTH = "not bool (write true or false)"
SHOWN = 5  # faults of one table that are told at once


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

    def __post_init__(self) -> None:
        if self.type not in DTYPES:
            raise ValueError(f"a column cannot be of the type {self.type!r}")
        texts = (self.unit, self.meaning, self.at_most, *self.values)
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if not all(isinstance(text, str) for text in texts) or not all(
            isinstance(bound, int | float) for bound in bounds
        ):
            raise ValueError("a column is described by texts, and bounded by numbers")

    def read(self, cells: pd.Series) -> pd.Series:
        """Text cells as typed values, or ValueError with the first thing wrong, by line."""
        if self.type == "text":
            values, sound = cells, cells.str.strip() != ""
        elif self.type == "bool":
            values = cells.str.lower().map(BOOLEANS)  # spreadsheets write TRUE
            sound = values.notna()
        else:
            values = pd.to_numeric(cells, errors="coerce")
            sound = np.isfinite(values)
            if self.type == "int":
                sound &= (values == np.floor(values)) & (values.abs() <= WHOLE)
        refuse(~sound, cells, TRUTH if self.type == "bool" else f"not {self.type}")
        if self.type == "text":
            refuse(cells.str.fullmatch(ERROR), cells, "an error of a spreadsheet")
            refuse(cells.str.contains("\ufffd"), cells, "where letters were lost in saving")
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
        hint = f" ({words})" if why in ASKED and (words := seems(cell)) else ""
        raise ValueError(f"{found} in line {row + 2}, {why}{hint}")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A tidy table: one row per key, exactly these columns, no empty cells."""

    meaning: str
    key: tuple[str, ...]
    columns: dict[str, Column]

    def __post_init__(self) -> None:
        numbers = {name for name, column in self.columns.items() if column.type in ("int", "float")}
        limits = {column.at_most: name for name, column in self.columns.items() if column.at_most}
        if (
            not isinstance(self.meaning, str)
            or not self.key
            or not set(self.key) <= {*self.columns}
        ):
            raise ValueError("a table has a meaning, and a key of its own columns")
        if not {*limits, *limits.values()} <= numbers:
            raise ValueError("only a column of numbers can be at most another")

    def read(self, path: Path) -> pd.DataFrame:
        """Read and check a CSV file, or raise ValueError with what is wrong, in plain words."""
        return self.parse(path.read_bytes())

    def parse(self, content: bytes) -> pd.DataFrame:
        """The same for the content of a file."""
        text = decoded(content)
        names = header(text)
        problems = self._header(names)
        if problems:
            raise ValueError("; ".join(problems[:SHOWN]))
        raw = cells(text, names)
        if set(raw) != set(self.columns):
            raise ValueError("its header cannot be read")
        typed = {}
        for name in self.columns:
            try:
                typed[name] = self.columns[name].read(raw[name])
            except ValueError as problem:
                problems.append(f"column {name!r} {problem}")
        if problems:
            raise ValueError("; ".join(problems[:SHOWN]))
        frame = pd.DataFrame(typed)
        if frame.empty:
            raise ValueError("the table has no rows")
        if frame.duplicated(list(self.key)).any():
            raise ValueError(f"two rows share the same {' and '.join(self.key)}")
        for name, column in self.columns.items():
            if column.at_most and (frame[name] > frame[column.at_most]).any():
                raise ValueError(f"column {name!r} exceeds column {column.at_most!r}")
        return frame

    def _header(self, names: list[str]) -> list[str]:
        """What is wrong with the first line, looked at before a table of any width is made."""
        missing = [name for name in self.columns if name not in names]
        unknown = dict.fromkeys(name for name in names if name not in self.columns)
        problems = [f"column {name!r} is missing" for name in missing]
        problems += [f"column {name[:80]!r} is not in the schema" for name in unknown]
        if not problems and len(names) > len(self.columns):
            problems.append("a column occurs twice")
        return problems


def read_schema(path: Path) -> dict[str, Table]:
    """The data dictionary: table name to Table. Raises what reading and wrong records raise."""
    records: dict[str, Any] = read_json(path, path.parent)
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
