"""The rows that a figure draws, as CSV: the same numbers as in the table below it.

The file says which state of the figure it holds, opens in spreadsheets as it is meant, and is read
by pandas and the like to the same values. What the browser writes is the same, byte for byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from components.figures.core.figure import Figure
from components.study import DataProblem, Study
from components.study.query import NAMES

MARK = "\ufeff"  # without it, Excel takes UTF-8 for something else
CHOSEN = "chosen_"  # before the name of a control: the column that says what was chosen
LISTED = 12  # options that a sentence lists
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


def rows_csv(figure: Figure, study: Study, choices: Mapping[str, str]) -> str:
    """The rows of one variant. Raises DataProblem, also for a choice that cannot be had.

    What an address may hold besides choices is passed over.
    """
    return _rows(figure, study, tuple(_asked(figure, study, choices).items()))


def chart_json(figure: Figure, study: Study, choices: Mapping[str, str]) -> str:
    """One variant as Plotly reads it; `layout.meta` holds what is said. Raises as `rows_csv`."""
    return str(figure(study, **_asked(figure, study, choices)).to_json())


def _asked(figure: Figure, study: Study, choices: Mapping[str, str]) -> dict[str, str]:
    """One value for each control. Raises DataProblem for a choice that cannot be had."""
    controls = {control.name: control for control in figure.controls}
    for name, value in choices.items():
        if name in NAMES:
            continue
        if name not in controls:
            said = ", ".join(controls) or "none"
            raise DataProblem(f"“{figure.name}” has no choice “{name}”. Its choices: {said}.")
        options = controls[name].options(study)
        if value not in options:
            label = controls[name].label
            raise DataProblem(f"“{label}” cannot be “{value[:40]}”: it can be {_listed(options)}.")
    return figure.chosen(study, choices)


def _listed(options: Sequence[str]) -> str:
    if len(options) > LISTED:
        return f"one of {len(options)}, from {options[0]} to {options[-1]}"
    return " or ".join(options)


@lru_cache(maxsize=64)  # up to 40 kB each
def _rows(figure: Figure, study: Study, choices: tuple[tuple[str, str], ...]) -> str:
    rows = json.loads(figure(study, **dict(choices)).to_json())["layout"]["meta"]["rows"]
    return csv_text(rows, dict(choices))


def csv_text(rows: Mapping[str, Any], state: Mapping[str, str]) -> str:
    """Rows as `meta.rows` holds them, `columns` and `data`, and what was chosen beside each.

    Like `csv` of components/browser/explorable/frame/rows.js: both are tested on
    tests/twins/csv.json, and on all figures.
    """
    head = [*rows["columns"], *(f"{CHOSEN}{name}" for name in state)]
    lines = [head, *([*row, *state.values()] for row in rows["data"])]
    return MARK + "".join(f"{','.join(map(_cell, line))}\n" for line in lines)


def _cell(value: Any) -> str:
    """Numbers and truth values as a browser writes them; nothing for a missing value.

    Words that a spreadsheet would take for a formula get an apostrophe; numbers never do.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    text = str(value)
    if FORMULA.match(text) and not NUMBER.fullmatch(text):
        text = f"'{text}"
    return '"{}"'.format(text.replace('"', '""')) if re.search(r'[",\r\n]', text) else text


def _number(value: float) -> str:
    """Digits as in JavaScript: without an exponent from a millionth to below 1e21."""
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    text = repr(value)
    if "e" not in text or 1e-6 <= abs(value) < 1e21:
        return format(Decimal(text), "f")
    digits, _, exponent = text.partition("e")
    return f"{digits}e{int(exponent):+d}"
