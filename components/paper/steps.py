"""Steps beside a stage: what each says, and the figures that the stage shows with it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup

from components.blocks import Step, Steps
from components.figures import Figure
from components.paper.edition import Edition, begun
from components.paper.places import absent, place
from components.paper.words import section
from components.study import DataProblem

AROUND = 190  # px that title, controls, source and a closed table take beside a plot
WAYS = 60  # px of the ways from step to step


def staged(edition: Edition, page: str, block: Steps) -> Iterator[Markup]:
    """The steps, and the stage with every figure once; a script shows those of the step."""
    said, problems = [], []
    for step in block.steps:
        try:
            depth, words = section(page, step.name, edition.study, edition.at)
        except DataProblem as problem:
            problems.append(absent(problem))
            continue
        if words:
            said.append((step, depth, words, urlencode(step.state)))
    yield from problems
    if said:
        yield edition.render(
            "steps.html",
            said=said,
            places=[(figure, place(edition, figure, stage=True)) for figure in block.figures],
            tall=max(_height(edition, step) for step, *_ in said),
        )


def _height(edition: Edition, step: Step) -> int:
    """About how high a stage is with the figures of a step, in px on a wide window."""
    return WAYS + sum(_plot(edition, figure) + AROUND for figure in step.figures)


def _plot(edition: Edition, figure: Figure) -> int:
    try:
        return int(begun(edition.packed(figure))["height"])
    except DataProblem:
        return 0
