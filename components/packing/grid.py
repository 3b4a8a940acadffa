"""A live figure with fewer values of each control, so that all its variants can be sent at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from components.figures.core.control import Control
from components.figures.core.figure import Figure
from components.figures.pieces.seed import SEED
from components.study import Study

MOST = 72  # variants: some 150 kB compressed
FEWEST = 3  # values of a slider: first, default and last; with fewer it is left at its default


def thinned(figure: Figure, study: Study, most: int = MOST) -> Figure:
    """The figure with at most `most` variants, unless its choices alone make more.

    Choices keep every option, the seed is left at its default, and of sliders the first, the last
    and the default stay, with as many evenly between them as there is room for; earlier sliders
    come first. Raises DataProblem.
    """
    room = most // prod(len(c.options(study)) for c in figure.controls if c.kind != "slider")
    sliders = [c for c in figure.controls if c.kind == "slider" and c.name != SEED.name]
    kept = {SEED.name: [SEED.default(study)]} if SEED in figure.controls else {}
    for at, slider in enumerate(sliders):
        later = FEWEST ** (len(sliders) - at - 1)
        count = max(room // later, min(room, FEWEST))
        kept[slider.name] = few(slider.options(study), slider.default(study), count)
        room //= len(kept[slider.name])
    controls = tuple(_with(control, kept.get(control.name)) for control in figure.controls)
    return replace(figure, controls=controls, live=False)


def few(options: Sequence[str], start: str, count: int) -> list[str]:
    """At most `count` options in their order: first, last and `start`, the others evenly between.

    `start` alone where these three would be too many.
    """
    if len(options) <= count:
        return list(options)
    if count < FEWEST:
        return [start]
    last, must = len(options) - 1, options.index(start)
    even = [round(at * last / (count - 1)) for at in range(count)]
    if must not in even:
        even[min(range(1, count - 1), key=lambda at: abs(even[at] - must))] = must
    return [options[at] for at in even]


def _with(control: Control, options: list[str] | None) -> Control:
    return control if options is None else replace(control, options=lambda study: options)
