"""The categories of the refuse class as a mixture: where the direction pooled from them points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.geometry.directions import Array, angle
from components.geometry.stream.mixing import cosine_between, pooled
from components.study import NotInStudy, Study


@dataclass(frozen=True, eq=False)
class Mixture:
    """k categories of the refuse class: their counts in the study, and how their shifts lie."""

    counts: Array  # (k,) prompts
    harmful: Array  # (k,) 1 where the benchmark expects a refusal, else 0
    cosines: Array  # (k, k)

    @property
    def benign_counts(self) -> Array:
        return self.counts * (1 - self.harmful)

    @property
    def harmful_counts(self) -> Array:
        return self.counts * self.harmful

    def mix(self, benign: float, shift: float) -> tuple[float, float]:
        """Cosines of the pooled direction with the harmful and with the benign one.

        `benign` prompts are spread over categories as in the study; `shift` is the length of the
        harmful shift over that of a benign category, which all are taken to share.
        """
        own = self.benign_counts
        coefficients = pooled(
            self.harmful_counts + own * benign / own.sum(),
            np.where(self.harmful == 1, shift, 1.0),
        )
        return (
            cosine_between(self.cosines, coefficients, self.harmful_counts),
            cosine_between(self.cosines, coefficients, own),
        )

    @property
    def apart(self) -> float:
        """Angle between the harmful and the benign direction, in degrees."""
        return angle(cosine_between(self.cosines, self.harmful_counts, self.benign_counts))

    def curve(self, benign: list[int], shift: float, extremes: tuple[float, float]) -> pd.DataFrame:
        """Angles of the pooled direction for each count; `low` and `high` at other lengths."""
        rows = []
        for count in benign:
            to_harmful, to_benign = self.mix(count, shift)
            others = sorted(angle(self.mix(count, other)[0]) for other in extremes)
            rows.append(
                {
                    "benign": count,
                    "cos_harmful": round(to_harmful, 3),
                    "cos_benign": round(to_benign, 3),
                    "angle_harmful": round(angle(to_harmful), 1),
                    "angle_benign": round(angle(to_benign), 1),
                    "angle_low": round(others[0], 1),
                    "angle_high": round(others[1], 1),
                }
            )
        return pd.DataFrame(rows)


def mixture(study: Study) -> Mixture:
    """Read the categories of the refuse class. Raises NotInStudy unless there are both kinds."""
    rows = study.table("prompt_counts")
    every = study.table("category_cosines")
    every = every[every["layers"] == "all"]
    rows = rows[(rows["group"] == "refuse") & rows["category"].isin(every["category_i"])]
    if set(rows["expected"]) != {"comply", "refuse"}:
        raise NotInStudy(f"The refuse class of “{study.title}” is not a mixture of two kinds.")
    table = every.pivot(index="category_i", columns="category_j", values="cosine")
    order = list(rows["category"])
    return Mixture(
        rows["n"].to_numpy(dtype=np.float64),
        (rows["expected"] == "refuse").to_numpy(dtype=np.float64),
        table.loc[order, order].to_numpy(dtype=np.float64),
    )
