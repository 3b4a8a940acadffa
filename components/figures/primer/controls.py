"""The toys of the primer."""

from __future__ import annotations

from components.figures.core.control import Control
from components.study import Study


def _mark_shares(study: Study) -> list[str]:
    """From even endings to all question marks in one class, in percent."""
    steps = int(study.table("toy_clouds")["steps"].max())
    return [f"{50 + 50 * step / steps:g}" for step in range(steps + 1)]


def _mark_words(study: Study, value: str) -> str:
    return f"{value} %, against {100 - float(value):g} % of the others"


MARKS = Control(
    "marks",
    "Rare-books questions that end in a question mark",
    "slider",
    ("toy_clouds",),
    _mark_shares,
    start=lambda study: _mark_shares(study)[-1],
    say=_mark_words,
)


def _distances_apart(study: Study) -> list[str]:
    return [f"{apart:g}" for apart in sorted(study.table("toy_clouds")["apart"])]


def _second_distance(study: Study) -> str:
    return _distances_apart(study)[:2][-1]


APART = Control(
    "apart",
    "Distance of the two topics, in standard deviations",
    "slider",
    ("toy_clouds",),
    _distances_apart,
    start=_second_distance,
)


CUTS = {
    "hook": "with a hook, on every write",
    "every": "in every matrix that writes",
    "some": "in every matrix but the embedding",
}


CUT = Control(
    "writers",
    "Cut",
    "choice",
    (),
    lambda study: list(CUTS),
    say=lambda study, value: CUTS[value],
)
