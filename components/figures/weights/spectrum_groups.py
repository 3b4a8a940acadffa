"""Spectra of changes, grouped: by rank, by kind of matrix, or one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from components.figures.core import theme
from components.figures.weights.edits import Edit, edits, place
from components.geometry.directions import Array
from components.geometry.stream.spectra import participation_ratio
from components.study import NotInStudy, Study

PANELS = 6  # at most so many ranks get a panel
TENSOR = ["edit", "layer", "part"]


@dataclass(frozen=True)
class Curve:
    """Spectra of one group of changes, each relative to its first value, and where it stands."""

    panel: str
    edit: Edit
    tensors: int
    ratios: pd.DataFrame  # columns index, median, low, high, read_off
    lead: float  # the first singular value over the second, median over tensors
    participation: float  # median over tensors
    ranks: tuple[int, ...]  # how many singular values hold 95 %: the different answers, in order
    drop: float  # the smallest fall from the last of these to the next value, over the group
    real: bool = True  # an edit, and not only rounding

    @property
    def colour(self) -> str:
        return self.edit.colour if self.real else theme.INK3

    @property
    def name(self) -> str:
        """The panel, and the edit where the panel does not say it."""
        return self.panel if self.edit.name in self.panel else f"{self.edit.name}, {self.panel}"

    @property
    def counted(self) -> str:
        return f"{self.tensors} tensor{'s' if self.tensors != 1 else ''}"

    @property
    def rank(self) -> str:
        low, high = self.ranks[0], self.ranks[-1]
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _relative(study: Study) -> pd.DataFrame:
    """Spectra with their ranks, each relative to its first singular value."""
    rows = study.table("edit_spectra").merge(study.table("edit_ranks"), on=TENSOR)
    first = rows.groupby(TENSOR)["sigma"].transform("max")
    return rows.assign(ratio=rows["sigma"] / first)


def _curve(panel: str, edit: Edit, rows: pd.DataFrame, *, real: bool = True) -> Curve:
    """One curve over the tensors in `rows`, whose spectra are relative to their first value."""
    by_index = rows.groupby("index")["ratio"]
    ratios = pd.DataFrame(
        {
            "median": by_index.median(),
            "low": by_index.quantile(0.1),
            "high": by_index.quantile(0.9),
            "read_off": False,
        }
    ).reset_index()
    each = [
        (int(tensor["rank_95"].iloc[0]), np.sort(tensor["sigma"].to_numpy(float))[::-1])
        for _, tensor in rows.groupby(TENSOR)
    ]
    return Curve(
        panel,
        edit,
        len(each),
        ratios.round(6),
        float(np.median([_fall(values, 1) for _, values in each])),
        float(np.median([participation_ratio(values) for _, values in each])),
        tuple(sorted({rank for rank, _ in each})),
        min(_fall(values, rank) for rank, values in each),
        real,
    )


def _fall(values: Array, at: int) -> float:
    """How many times the value at place `at` is larger than the next; 1 where none is listed."""
    return float(values[at - 1] / values[at]) if len(values) > at and values[at] > 0 else 1.0


def _by_rank(study: Study) -> Iterator[Curve]:
    """One curve for each edit and rank, and one for what is only rounding."""
    rows = _relative(study)
    for edit in reversed(edits(study)):
        own = edit.of(rows)
        real = own[own["change"] == "edited"]
        common = real.drop_duplicates(TENSOR)["rank_95"].value_counts().index[:PANELS]
        for rank in sorted(common):
            yield _curve(f"{edit.name}, rank {rank}", edit, real[real["rank_95"] == rank])
        rounded = own[own["change"] == "rounding"]
        if len(rounded):
            yield _curve(f"{edit.name}, rounding", edit, rounded, real=False)


def _by_part(study: Study) -> Iterator[Curve]:
    """One panel for each kind of matrix, with a curve for each edit that changes it."""
    rows = _relative(study)
    rows = rows[rows["change"] == "edited"]
    for part in study.table("edit_parts").sort_values("order").itertuples():
        for edit in edits(study):
            own = edit.of(rows[rows["part"] == part.part])
            if len(own):
                yield _curve(part.name, edit, own)


def _single(study: Study) -> Iterator[Curve]:
    """Single tensors whose further singular values can be read off a picture."""
    try:
        tails = study.table("edit_spectra_tails")
    except NotInStudy:
        return
    rows = _relative(study)
    for edit in edits(study):
        for (layer, part), tail in edit.of(tails).groupby(["layer", "part"]):
            own = edit.of(rows[(rows["layer"] == layer) & (rows["part"] == part)])
            if own.empty:
                continue
            further = (tail["sigma"] / own["sigma"].max()).round(6)
            read_off = pd.DataFrame(
                {
                    "index": tail["index"],
                    "median": further,
                    "low": further,
                    "high": further,
                    "read_off": True,
                }
            )
            curve = _curve(place(layer, part), edit, own)
            yield replace(curve, ratios=pd.concat([curve.ratios, read_off]))


GROUPS: Mapping[str, Callable[[Study], Iterator[Curve]]] = {
    "rank": _by_rank,
    "part": _by_part,
    "single": _single,
}
