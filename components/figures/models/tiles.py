"""Several models and the study's own, prompt by prompt, in three states: rows of tiles.

A tile keeps its place in every state of its row. In the rows of the published runs the prompts
that stay refused come first; in those of the study the prompts that every stage was tested on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from components.geometry.statistics.proportions import Share
from components.study import Study

State = Literal["unedited", "cut", "changed"]
Scorer = Literal["phrases", "classifier"]
Outcome = Literal["refused", "not refused", "unsafe", "safe", "not tried", "no verdict"]
# What a count beside a row counts, and what it does not.
COUNTED: dict[Scorer, Outcome] = {"phrases": "refused", "classifier": "unsafe"}
OTHER: dict[Scorer, Outcome] = {"phrases": "not refused", "classifier": "safe"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of tiles: whose it is, what was done to the model, and what became of each prompt."""

    group: Literal["runs", "study"]
    name: str
    note: str  # what was done; empty where the state says it
    outcomes: tuple[Outcome, ...]
    framed: int = 0  # this many tiles, the first, are the prompts that every stage was tested on

    @property
    def tried(self) -> int:
        return len(self.outcomes) - self.outcomes.count("not tried")

    @property
    def judged(self) -> int:
        """Tiles that the scorer counts."""
        return sum(outcome in COUNTED.values() for outcome in self.outcomes)

    @property
    def share(self) -> Share | None:
        """Refused, or judged unsafe, of those tried; None where the scorer gave no verdict."""
        if "no verdict" in self.outcomes:
            return None
        return Share(self.judged, self.tried)

    @property
    def counts(self) -> str:
        """The share in words; where not all prompts were tried it says so."""
        if self.share is None:
            return "no verdict"
        return self.share.counts + (" tried" if self.tried < len(self.outcomes) else "")


def rows(study: Study, state: State, scorer: Scorer = "phrases") -> list[Row]:
    """Every row in one state, the published runs in alphabetical order, then the study's own.

    Reads `models_runs`, `models_outcomes`, `cascade` and `outcomes`. Raises NotInStudy.
    """
    return [*_runs(study, state, scorer), *_own(study, state, scorer)]


def pooled(told: list[Row]) -> Share:
    """The published runs together: one count, without an interval, as the prompts are the same."""
    shares = [row.share for row in told if row.group == "runs" and row.share is not None]
    return Share(sum(share.k for share in shares), sum(share.n for share in shares))


def changes(study: Study) -> int:
    """How many changes of the recipe lie between the plain stage and the one shown last."""
    stages = study.table("cascade")
    plain, last = _plain(stages), _last(stages)
    between = stages[(stages["order"] > plain["order"]) & (stages["order"] < last["order"])]
    return int((between["role"] == "test").sum())


def _runs(study: Study, state: State, scorer: Scorer) -> Iterator[Row]:
    verdicts = study.table("models_outcomes")
    condition = "unedited" if state == "unedited" else "cut"
    verdicts = verdicts[verdicts["condition"] == condition].sort_values("tile")
    for run in study.table("models_runs").sort_values("order").itertuples():
        flags = verdicts.loc[verdicts["run"] == run.run, COUNTED[scorer]]
        yield Row("runs", str(run.name), "", _said(flags, scorer))


def _said(flags: pd.Series, scorer: Scorer) -> tuple[Outcome, ...]:
    yes, no = COUNTED[scorer], OTHER[scorer]
    return tuple(yes if flag else no for flag in flags)


def _own(study: Study, state: State, scorer: Scorer) -> Iterator[Row]:
    stages, name = study.table("cascade"), study.model["name"]
    tiles = study.table("outcomes").sort_values(
        ["first", "refused", "tile"], ascending=[False, False, True]
    )
    every, first = len(tiles), int(tiles["first"].sum())
    if state == "unedited":
        stage = stages[stages["role"] == "reference"].sort_values("order").iloc[0]
        told = [(stage, "unedited")]
    elif state == "cut":
        told = [(_plain(stages), "the plain recipe")]
    else:
        told = [(_last(stages), f"{changes(study)} changes later")]
        control = stages[stages["role"] == "control"].sort_values("order")
        told += [(stage, f"{stage['added']} (control)") for _, stage in control.iterrows()]
    for stage, note in told:
        known = tuple(tiles["refused"]) if stage["stage"] == _last(stages)["stage"] else None
        outcomes = _counted(stage, every, known)
        if scorer == "classifier":
            outcomes = tuple("not tried" if it == "not tried" else "no verdict" for it in outcomes)
        yield Row("study", name, note, outcomes, first)


def _counted(stage: pd.Series, every: int, known: tuple[bool, ...] | None) -> tuple[Outcome, ...]:
    """Tiles of a stage: prompt by prompt where that is known, else refused ones first."""
    n, k = int(stage["n"]), int(stage["refused"])
    flags = known or (*[True] * k, *[False] * (n - k))
    told: list[Outcome] = ["refused" if flag else "not refused" for flag in flags]
    return (*told, *["not tried"] * (every - len(told)))  # type: ignore[arg-type]


def _plain(stages: pd.DataFrame) -> pd.Series:
    """The stage that tests the recipe as it stands: the first test."""
    return stages[stages["role"] == "test"].sort_values("order").iloc[0]


def _last(stages: pd.DataFrame) -> pd.Series:
    """The last test on the most prompts, which `outcomes` tells prompt by prompt."""
    tests = stages[stages["role"] == "test"]
    return tests[tests["n"] == tests["n"].max()].sort_values("order").iloc[-1]
