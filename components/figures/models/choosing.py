"""The candidates of a published run under rules that a reader sets: which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.figures.models.controls import NO_RULE
from components.geometry.selection import Rules, chosen, near
from components.study import Study

RULES = ("kl", "steering", "last")


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates with a flag for each rule that drops them, and the places of two among them."""

    rows: pd.DataFrame  # position, layer, refusal, steering, kl, and `no_…` for each rule
    picked: int | None  # by these rules; None if all are dropped
    published: int
    candidates: int  # as many as there were, those without a number among them
    layers: int

    @property
    def dropped(self) -> pd.Series:
        return self.rows[[f"no_{rule}" for rule in RULES]].any(axis=1)

    def near(self, within: float) -> pd.DataFrame:
        """Candidates that pass, at most `within` log-odds above the best of them."""
        flags = near(self.rows["refusal"].to_numpy(), self.dropped.to_numpy(), within)
        return self.rows[flags]


def rules(values: Mapping[str, str]) -> Rules:
    """Rules as controls name them: a number each, or the word for none."""
    limits = {rule: None if values[rule] == NO_RULE else float(values[rule]) for rule in RULES}
    return Rules(**limits)


def choice(study: Study, run: str, by: Rules) -> Choice:
    """Choose among the candidates of `run`. Reads `models_candidates` and `models_runs`."""
    every = study.table("models_candidates")
    rows = every[every["run"] == run].reset_index(drop=True)
    model = study.table("models_runs").set_index("run").loc[run]
    dropped = by.dropped(
        kl=rows["kl"].to_numpy(),
        steering=rows["steering"].to_numpy(),
        layer=rows["layer"].to_numpy(),
        layers=int(model["layers"]),
    )
    rows = rows.assign(**{f"no_{rule}": flags for rule, flags in dropped.items()})
    picked = chosen(rows["refusal"].to_numpy(), np.logical_or.reduce(list(dropped.values())))
    return Choice(
        rows, picked, int(rows["chosen"].idxmax()), int(model["candidates"]), int(model["layers"])
    )


def published(study: Study) -> Rules:
    """The rules of the published runs."""
    values = study.table("models_rules").set_index("rule")["value"]
    return Rules(**{rule: float(values[rule]) for rule in RULES})
