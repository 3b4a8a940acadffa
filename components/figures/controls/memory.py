"""How much memory the reader has."""

from __future__ import annotations

from collections.abc import Callable

from components.figures.controls.control import Control
from components.study import Study


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
