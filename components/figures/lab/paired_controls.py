"""Choices of a test of the same prompts before and after."""

from __future__ import annotations

from components.figures.core.control import Control
from components.geometry.statistics.paired import fewest_changes
from components.study import Study


def _pairs(study: Study) -> list[str]:
    sizes = study.table("test_sizes")
    return [str(n) for n in sorted(sizes["n"][sizes["used"]])]


def _enough_to_differ(study: Study) -> str:
    """The smallest of the study's tests that can show a change at all, prompt by prompt."""
    sizes = _pairs(study)
    return next((n for n in sizes if int(n) >= fewest_changes()), sizes[-1])


PAIRS = Control(
    "pairs",
    "Prompts, each asked before and after",
    "slider",
    ("test_sizes",),
    _pairs,
    start=_enough_to_differ,
)


REFUSED_BEFORE = Control(
    "first",
    "Refused before",
    "choice",
    (),
    lambda study: ["100", "50"],
    say=lambda study, value: {"100": "all", "50": "half"}[value],
)


REFUSED_AFTER = Control(
    "then",
    "Refused after",
    "slider",
    (),
    lambda study: ["0", "20", "40"],
    start=lambda study: "20",
    say=lambda study, value: f"{value} %",
)


ALIKE = {"alike": "only as many as must", "anew": "as if each were drawn anew"}


CHANGES = Control(
    "changes",
    "Prompts that change",
    "choice",
    (),
    lambda study: list(ALIKE),
    say=lambda study, value: ALIKE[value],
)
