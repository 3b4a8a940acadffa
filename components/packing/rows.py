"""The rows that a figure draws, as CSV: the same numbers as in the table below it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from components.figures.core.figure import Figure
from components.study import Study


def rows_csv(figure: Figure, study: Study, choices: Mapping[str, str]) -> str:
    """The rows of one variant, with a line of column names. Raises DataProblem."""
    chosen = tuple(figure.chosen(study, choices).items())
    return _rows(figure, study, chosen)


def chart_json(figure: Figure, study: Study, choices: Mapping[str, str]) -> str:
    """One variant as Plotly reads it; `layout.meta` holds what is said. Raises DataProblem."""
    return str(figure(study, **choices).to_json())


@lru_cache(maxsize=64)  # up to 40 kB each
def _rows(figure: Figure, study: Study, choices: tuple[tuple[str, str], ...]) -> str:
    rows = json.loads(figure(study, **dict(choices)).to_json())["layout"]["meta"]["rows"]
    return csv_text(rows)


def csv_text(rows: Mapping[str, Any]) -> str:
    """Rows as `meta.rows` holds them: `columns` and `data`. What the browser writes is the same.

    Both are tested on tests/twins/csv.json.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows["columns"])
    writer.writerows([_cell(cell) for cell in row] for row in rows["data"])
    return text.getvalue()


def _cell(value: Any) -> Any:
    """Numbers and truth values as a browser writes them; nothing for a missing value."""
    if isinstance(value, bool):
        return str(value).lower()
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> str:
    """Digits as in JavaScript: without an exponent from a millionth to below 1e21."""
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    text = repr(value)
    if "e" not in text or 1e-6 <= abs(value) < 1e21:
        return format(Decimal(text), "f")
    digits, _, exponent = text.partition("e")
    return f"{digits}e{int(exponent):+d}"
