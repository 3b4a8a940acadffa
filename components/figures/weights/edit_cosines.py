"""Which directions are compared: the edits with one another, and each with the study's own."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.figures.core import theme
from components.figures.weights.edits import edits
from components.study import Study


@dataclass(frozen=True)
class Comparison:
    """Cosines of one pair of directions over layers and kinds of matrix."""

    name: str
    colour: str
    rows: pd.DataFrame  # layer, part, size, and `shown`, the value drawn

    @property
    def median(self) -> float:
        return float(self.rows["shown"].median())

    @property
    def said(self) -> str:
        return f"median {self.median:.3f}".replace("-", "−")


def comparisons(study: Study, column: str) -> list[Comparison]:
    """The edits with one another, then each with the study's direction."""
    published = {edit.id: edit for edit in edits(study)}
    pairs = study.table("edit_cosines")
    found = [
        Comparison(
            f"{published[edit].name} and {published[other].name}",
            theme.INK2,
            rows.assign(shown=rows[column]),
        )
        for (edit, other), rows in pairs.groupby(["edit", "other"], sort=False)
    ]
    own = study.table("edit_direction_cosines")
    return found + [
        Comparison(
            f"{edit.name} and the study’s direction",
            edit.colour,
            edit.of(own).assign(shown=lambda rows: rows["size"]),
        )
        for edit in published.values()
        if len(edit.of(own))
    ]
