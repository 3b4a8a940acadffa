"""A toy stream of two numbers: the matrices that write to it, and what a cut leaves of an arrow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from components.figures.pieces.strength import STRENGTH
from components.geometry.directions import Array
from components.geometry.stream.writers import edited, hooked, writes
from components.study import Study

ALONG = np.array([0.0, 1.0])  # the arrow, in coordinates (across, along)
EMBEDDING = "embedding"
FATES = ("gone", "doubled", "flipped")


@dataclass(frozen=True, eq=False)
class Toy:
    """Writers of a stream of two numbers: names, kinds, and matrices (w, 2, k)."""

    names: list[str]
    kinds: list[str]
    matrices: Array

    @property
    def inputs(self) -> Array:
        """One prompt, which feeds 1 to every column of every matrix (w, k)."""
        return np.ones((len(self.names), self.matrices.shape[2]))

    def cut(self, how: str, alpha: float) -> Array:
        """What each writer adds (w, 2) once the arrow is cut."""
        if how == "hook":
            return hooked(self.matrices, self.inputs, ALONG, alpha)
        which = np.array([how == "every" or kind != EMBEDDING for kind in self.kinds])
        return edited(self.matrices, self.inputs, ALONG, alpha, which)

    def left(self, how: str, alpha: float) -> float:
        """Component of the whole stream along the arrow, as a share of the uncut one."""
        whole = writes(self.matrices, self.inputs).sum(axis=0) @ ALONG
        return float(self.cut(how, alpha).sum(axis=0) @ ALONG / whole)


def toy(study: Study) -> Toy:
    """Read `toy_writers`."""
    rows = study.table("toy_writers").sort_values(["writer", "column"])
    each = [some for _, some in rows.groupby("writer")]
    return Toy(
        [str(some["name"].iloc[0]) for some in each],
        [str(some["kind"].iloc[0]) for some in each],
        np.stack([some[["across", "along"]].to_numpy(dtype=np.float64).T for some in each]),
    )


def fate(study: Study) -> str:
    """What becomes of the component at the greatest strength, all writers cut."""
    left = toy(study).left("every", float(STRENGTH.options(study)[-1]))
    return FATES[0] if abs(left) < 0.01 else FATES[1] if left > 0 else FATES[2]
