"""What to compare with, and by which explanation."""

from __future__ import annotations

from components.figures.core.control import Control
from components.study import Study


def _results(study: Study) -> list[str]:
    return list(study.table("edit_results").sort_values("order")["result"])


def _result_name(study: Study, value: str) -> str:
    row = study.table("edit_results").set_index("result").loc[value]
    return f"{row['name']}: {row['refused']} of {row['n']}"


REFERENCE = Control(
    "reference", "Compare with", "slider", ("edit_results",), _results, say=_result_name
)


FALL = Control("fall", "Count the fall", "choice", (), lambda study: ["absolute", "relative"])


def _ladders(study: Study) -> list[str]:
    return list(study.table("toy_rungs")["ladder"].unique())


LADDER = Control("ladder", "Toy questions about", "choice", ("toy_rungs",), _ladders)


def _thresholds(study: Study) -> list[str]:
    """From the toy's own threshold upwards in quarters, past the highest rung."""
    rungs = study.table("toy_rungs")
    start, top = float(rungs["threshold"].min()), float(rungs["middle"].max())
    return [f"{start + step / 4:g}" for step in range(round(4 * (top + 0.5 - start)) + 1)]


def _some_way_up(study: Study) -> str:
    options = _thresholds(study)
    return options[len(options) // 2]


THRESHOLD = Control(
    "threshold",
    "Threshold of the doorman",
    "slider",
    ("toy_rungs",),
    _thresholds,
    start=_some_way_up,
)


def _explanations(study: Study) -> list[str]:
    return list(study.table("explanations").sort_values("order")["explanation"])


def _explanation_name(study: Study, value: str) -> str:
    return str(study.table("explanations").set_index("explanation")["short"][value])


EXPLANATION = Control(
    "explanation",
    "Explanation",
    "choice",
    ("explanations",),
    _explanations,
    say=_explanation_name,
)
