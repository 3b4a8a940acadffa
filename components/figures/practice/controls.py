"""Layers of defence, canary prompts, and experiments to fund."""

from __future__ import annotations

from collections.abc import Callable

from components.figures.core.control import Control
from components.study import Study

NOTHING = "none"


def _defences(study: Study) -> list[str]:
    return [NOTHING, *study.table("toy_defences").sort_values("order")["defence"]]


def _defence_name(study: Study, value: str) -> str:
    if value == NOTHING:
        return "none"
    return str(study.table("toy_defences").set_index("defence")["name"][value])


BROKEN = Control(
    "broken", "Broken layer", "choice", ("toy_defences",), _defences, say=_defence_name
)


OVERLAPS = {
    "0": "independently",
    "0.25": "together on a quarter of the requests",
    "0.5": "together on half of the requests",
    "0.75": "together on three quarters of the requests",
    "1": "together on all requests",
}


TOGETHER = Control(
    "together",
    "Layers fail",
    "slider",
    (),
    lambda study: list(OVERLAPS),
    say=lambda study, value: OVERLAPS[value],
)


def _supposed(column: str) -> Callable[[Study], list[str]]:
    """Supposed rates of refusal in percent, the highest first."""
    return lambda study: [
        f"{100 * rate:g}" for rate in sorted(set(study.table("canary_alarms")[column]))[::-1]
    ]


HEALTHY = Control(
    "healthy",
    "A healthy model refuses",
    "choice",
    ("canary_alarms",),
    _supposed("healthy"),
    say=lambda study, value: f"{value} %",
)


NOW = Control(
    "now",
    "The model now refuses",
    "slider",
    ("canary_alarms",),
    _supposed("now"),
    say=lambda study, value: f"{value} %",
)


def _gigabytes(*sizes: int) -> Callable[[Study], list[str]]:
    """Sizes of memory as they are sold, whatever the study."""
    return lambda study: [str(size) for size in sizes]


def _gb(study: Study, value: str) -> str:
    return f"{value} GB"


CARD = Control(
    "card",
    "Memory of the graphics card",
    "slider",
    (),
    _gigabytes(0, 4, 6, 8, 12, 16, 24, 32, 48),
    start=lambda study: "12",
    say=_gb,
)


RAM = Control(
    "ram",
    "Main memory free for weights",
    "slider",
    (),
    _gigabytes(0, 8, 16, 32, 64),
    start=lambda study: "16",
    say=_gb,
)
