"""How published edits are named and told apart, wherever they are drawn."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.figures.core import theme
from components.study import Study

SYMBOLS = ("circle", "diamond", "triangle-up", "star")
INPUT = -1  # the layer of tensors that act before the first layer


@dataclass(frozen=True, slots=True)
class Edit:
    """One published edit, with its counts of tensors, and the colour and mark it has everywhere."""

    id: str
    name: str
    tensors: int
    changed: int
    edited: int
    rule: float
    colour: str
    symbol: str

    def of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of this edit."""
        return rows[rows["edit"] == self.id]


def edits(study: Study) -> list[Edit]:
    """The edits of a study in the order of its table `edits`."""
    return [
        Edit(
            row.edit,
            row.name,
            row.tensors,
            row.changed,
            row.edited,
            row.rule,
            theme.METHODS[at % len(theme.METHODS)],
            SYMBOLS[at % len(SYMBOLS)],
        )
        for at, row in enumerate(study.table("edits").itertuples(index=False))
    ]


def place(layer: int, part: str) -> str:
    """A tensor in words."""
    return part if layer == INPUT else f"layer {layer}, {part}"


def joined(words: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
