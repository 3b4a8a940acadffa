"""Facts: the numbers that prose may quote, each looked up from one table, never typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from components.geometry.proportions import Share
from components.study.problem import DataProblem

if TYPE_CHECKING:
    import pandas as pd

    from components.study.bundle import Study

Fold = Literal["only", "min", "max", "sum", "mean", "median", "count", "nunique"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a table: a `column` of the rows that match `where`, folded into one value.

    `fold` is `only` for the single row that must match, or the name of a pandas reduction. With
    `of`, the value is a share: `column` out of `of`, which have the forms of Share.
    `form` is a format specification, or for shares one of k, n, percent, counts, range, full.
    `scale` multiplies the value before it is formatted.
    """

    table: str
    column: str
    where: dict[str, Any] = field(default_factory=dict)
    fold: Fold = "only"
    of: str = ""
    form: str = ""
    scale: float = 1

    def read(self, study: Study) -> str:
        """The number in words. Raises DataProblem where table and fact do not fit."""
        rows = study.table(self.table)
        for column, value in self.where.items():
            rows = rows[rows[column] == value]
        if self.of:
            share = Share(int(self._fold(rows, self.column)), int(self._fold(rows, self.of)))
            return _say(share, self.form)
        value = self._fold(rows, self.column)
        return format(value if self.scale == 1 else value * self.scale, self.form)

    def _fold(self, rows: pd.DataFrame, column: str) -> Any:
        if column not in rows:
            raise DataProblem(f"{self.table}: a fact asks for the unknown column {column!r}.")
        if self.fold != "only":
            return rows[column].agg(self.fold)
        if len(rows) != 1:
            raise DataProblem(f"{self.table}: {self.where} matches {len(rows)} rows, not one.")
        return rows[column].item()


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
