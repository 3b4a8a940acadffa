"""Facts: the numbers that prose may quote, each looked up from one table, never typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal, get_args

from components.geometry.statistics.proportions import Share
from components.study.problem import DataProblem

if TYPE_CHECKING:
    import pandas as pd

Fold = Literal["only", "min", "max", "sum", "mean", "median", "count", "nunique"]
FORM = re.compile(r"[+]?,?(\.\d)?[defg%]?")  # of a number; a width would allow a line without end
SHARE_FORMS = ("", "k", "n", "percent", "counts", "range", "low", "high", "full")


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a table: a `column` of the rows that match `where`, folded into one value.

    `fold` is `only` for the single row that must match, or the name of a pandas reduction. With
    `of`, the value is a share: `column` out of `of`, which have the forms of Share.
    `form` is a format specification, or for shares one of SHARE_FORMS.
    `scale` multiplies the value before it is formatted. Raises ValueError for anything else.
    """

    table: str
    column: str
    where: dict[str, Any] = field(default_factory=dict)
    fold: Fold = "only"
    of: str = ""
    form: str = ""
    scale: float = 1

    def __post_init__(self) -> None:
        if not all(isinstance(it, str) for it in (self.table, self.column, self.of, self.form)):
            raise ValueError("table, column, of and form of a fact must be texts")
        if not isinstance(self.where, dict) or any(
            not isinstance(value, str | int | float) for value in self.where.values()
        ):
            raise ValueError("a fact must say where by columns and single values")
        if self.fold not in get_args(Fold):
            raise ValueError(f"a fact cannot be folded by {self.fold!r}")
        if not (self.form in SHARE_FORMS if self.of else FORM.fullmatch(self.form)):
            raise ValueError(f"a fact cannot be written in the form {self.form!r}")
        if not isinstance(self.scale, int | float) or not isfinite(self.scale):
            raise ValueError("the scale of a fact must be a number")

    def read(self, rows: pd.DataFrame) -> str:
        """The number in words, from its table. Raises DataProblem where the two do not fit."""
        try:
            for column, value in self.where.items():
                rows = rows[self._column(rows, column) == value]
            if self.of:
                share = Share(int(self._fold(rows, self.column)), int(self._fold(rows, self.of)))
                return _say(share, self.form)
            value = self._fold(rows, self.column)
            return format(value if self.scale == 1 else value * self.scale, self.form)
        except (ValueError, TypeError, ArithmeticError) as problem:
            raise DataProblem(f"{self.table}: a fact cannot be read: {problem}.") from problem

    def _fold(self, rows: pd.DataFrame, column: str) -> Any:
        cells = self._column(rows, column)
        if self.fold != "only":
            return cells.agg(self.fold)
        if len(rows) != 1:
            raise DataProblem(f"{self.table}: {self.where} matches {len(rows)} rows, not one.")
        return cells.item()

    def _column(self, rows: pd.DataFrame, column: str) -> pd.Series:
        if column not in rows:
            raise DataProblem(f"{self.table}: a fact asks for the unknown column {column!r}.")
        return rows[column]


def _say(share: Share, form: str) -> str:
    low, high = share.interval
    forms = {
        "k": f"{share.k}",
        "n": f"{share.n}",
        "percent": f"{share.percent:.3g} %",
        "counts": share.counts,
        "range": share.range,
        "low": f"{low:.0f} %",
        "high": f"{high:.0f} %",
        "full": str(share),
    }
    return forms[form or "full"]
