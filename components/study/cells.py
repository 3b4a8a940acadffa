"""The cells of a CSV file as text, whatever a spreadsheet put around them.

Empty cells at the end of lines and empty lines at the end of the file say nothing and are left out.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import pairwise

import pandas as pd

from components.study.saved import CSV

HEADER = 20_000  # letters: where a header ends, if it is one
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
UNSEEN = re.compile(r"^[\s\ufeff\u200b-\u200f]+|[\s\ufeff\u200b-\u200f]+$")  # around a name
DECIMALS = ", perhaps by a decimal comma: save numbers with a decimal point"


def header(text: str) -> list[str]:
    """The names in the first line, read before a table of any width is made. Raises ValueError."""
    line = text[:HEADER].partition("\n")[0]
    if not line and not text.strip():
        raise ValueError("it is empty")
    if line.startswith(("[{", "[[", '{"')):
        raise ValueError(f"it seems to be JSON: {CSV}")
    try:
        names = next(csv.reader(StringIO(line, newline="")), [])
    except csv.Error as problem:
        raise ValueError(f"its header cannot be read: {problem}") from problem
    if re.fullmatch(r"sep=.?", line):
        raise ValueError("its first line is a hint for a spreadsheet: begin with the header")
    if len(names) == 1:
        for mark, said in SEPARATORS.items():
            if mark in names[0]:
                raise ValueError(f"its cells are separated by {said}: {CSV}, with commas")
    for name in names:
        if name != (shown := UNSEEN.sub("", name)):
            raise ValueError(f"a sign that cannot be seen stands beside {shown!r} in its header")
    return _bare(names)


def cells(text: str, names: list[str]) -> pd.DataFrame:
    """Every cell as text, below the names of `header`. Raises ValueError in words, with the line.

    `text` is as `decoded` gives it.
    """
    if text.partition("\n")[0].endswith(","):
        return _filled(_read(_trimmed(text, names)))
    try:
        rows = _read(text)
    except pd.errors.ParserError:  # some line is longer than the first, or a quote has no end
        rows = _read(_trimmed(text, names))
    if not isinstance(rows.index, pd.RangeIndex):  # pandas takes a cell too many for a name
        rows = _read(_trimmed(text, names))
    return _filled(rows)


def _read(text: str) -> pd.DataFrame:
    return pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)


def _trimmed(text: str, names: list[str]) -> str:
    """The same table without empty cells at the end of lines."""
    rows = csv.reader(StringIO(text, newline=""), strict=True)
    made = StringIO()
    write = csv.writer(made, lineterminator="\n")
    try:
        for row in rows:
            short = row[: len(names)] if len(_bare(row)) <= len(names) else _bare(row)
            if len(short) > len(names):
                found = f"line {rows.line_num} has {len(short)} cells, the header {len(names)}"
                raise ValueError(found + (DECIMALS if _decimals(short) else ""))
            if short:
                write.writerow(short)
    except csv.Error as problem:
        if "unexpected end" in str(problem):
            raise ValueError("a quotation mark in it is never closed") from problem
        raise ValueError(f"line {rows.line_num} cannot be read: {problem}") from problem
    return made.getvalue()


def _bare(row: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    count = len(row)
    while count and not row[count - 1].strip():
        count -= 1
    return row[:count]


def _decimals(row: list[str]) -> bool:
    """Whether a number of the row may have been cut at its comma."""
    return any(
        re.fullmatch(r"[+-]?\d+", one) and re.fullmatch(r"\d+", next) for one, next in pairwise(row)
    )


def _filled(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows up to the last that holds anything."""
    if not len(rows) or (rows.iloc[-1] != "").any():
        return rows
    held = (rows != "").any(axis=1).to_numpy()
    return rows.iloc[: int(held.nonzero()[0][-1]) + 1] if held.any() else rows.iloc[:0]
