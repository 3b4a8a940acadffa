"""The rows that a figure draws, as CSV: the same numbers as in the table below it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from components.figures.core.figure import Figure
from components.study import Study


def rows_csv(figure: Figure, study: Study, choices: Mapping[str, str]) -> str:
    """The rows of one variant, with a line of column names. Raises DataProblem."""
    chosen = tuple(figure.chosen(study, choices).items())
    return _rows(figure, study, chosen)


@lru_cache(maxsize=64)  # up to 40 kB each
def _rows(figure: Figure, study: Study, choices: tuple[tuple[str, str], ...]) -> str:
    rows = json.loads(figure(study, **dict(choices)).to_json())["layout"]["meta"]["rows"]
    return csv_text(rows)


def csv_text(rows: Mapping[str, Any]) -> str:
    """Rows as `meta.rows` holds them: `columns` and `data`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows["columns"])
    writer.writerows([_cell(cell) for cell in row] for row in rows["data"])
    return text.getvalue()


def _cell(value: Any) -> Any:
    """Whole numbers without a point, as the browser writes them; nothing for a missing value."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
