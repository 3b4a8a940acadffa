"""Steps beside a stage: what each says, and the figures that the stage shows with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup

from components.blocks import Chat, Step, Steps
from components.browser.mount import EMBEDDED
from components.figures import Figure
from components.packing import stored
from components.paper.edition import Edition, begun
from components.paper.places import absent, place
from components.paper.words import section
from components.study import DataProblem
from components.study.exchange import turns
from components.study.prose import filled, words

AROUND = 190  # px that title, controls, source and a closed table take beside a plot
H3 = re.compile(r"(</?)h3>")
WAYS = 60  # px of the ways from step to step


def staged(edition: Edition, page: str, block: Steps) -> Iterator[Markup]:
    """The steps, and the stage with every figure once; a script shows those of the step."""
    said, problems = [], []
    for step in block.steps:
        try:
            depth, made = section(page, step.name, edition.study, edition.at)
        except DataProblem as problem:
            problems.append(absent(problem))
            continue
        if made:
            said.append((step, depth, _raised(made), _state(edition, block, step)))
    yield from problems
    shown = dict.fromkeys(figure for step, *_ in said for figure in step.figures)
    if said:
        yield edition.render(
            "steps.html",
            said=said,
            places=[
                (
                    it.id,
                    place(
                        edition,
                        it,
                        parts=(*EMBEDDED, "table") if _beside(block, it) else (),
                        stage=_share(edition, block, it),
                        twice=_twice(block, it),
                    ),
                )
                for it in shown
            ]
            + [
                (step.chat.exchange, Markup().join(exchanged(edition, page, step.chat)))
                for step, *_ in said
                if step.chat
            ],
            shows={step.name: _shows(step) for step in block.steps},
            tall=max(
                (_height(edition, step) for step, *_ in said if len(step.figures) < 2), default=0
            ),
        )
    # Of what the study says nothing: its figures stand as on any page.
    yield from (place(edition, figure) for figure in block.figures if figure not in shown)


def exchanged(edition: Edition, page: str, chat: Chat) -> Iterator[Markup]:
    """An exchange of messages with its mark, if the study has one. Raises DataProblem."""
    said, mark = (words(page, name, edition.study) for name in (chat.exchange, chat.mark))
    if said:
        yield edition.render("phone.html", turns=turns(said), mark=mark)


def _raised(words: Markup) -> Markup:
    """The heading of a step comes next after the page's own: no level is left out."""
    return Markup(H3.sub(r"\1h2>", str(words)))


def _beside(block: Steps, figure: Figure) -> list[Figure]:
    """The others that a figure shares the stage with at one of the steps."""
    steps = (step.figures for step in block.steps if figure in step.figures)
    return list(dict.fromkeys(it for figures in steps for it in figures if it != figure))


def _share(edition: Edition, block: Steps, figure: Figure) -> float:
    """The part of the stage’s height that a figure has: two plots should be seen at once."""
    others = sum(_plot(edition, it) for it in _beside(block, figure))
    own = _plot(edition, figure)
    return round(own / (own + others), 3) if own else 1


def _twice(block: Steps, figure: Figure) -> list[str]:
    """Controls that a figure has, and one above it on the stage as well."""
    above = [
        it for it in _beside(block, figure) if block.figures.index(it) < block.figures.index(figure)
    ]
    had = {control.name for it in above for control in it.controls}
    return [control.name for control in figure.controls if control.name in had]


def _state(edition: Edition, block: Steps, step: Step) -> str:
    """The state of a step as in an address; empty where the study lacks a number of it.

    What another step sets of the same figure, this one sets back, unless it sets nothing at all.
    """
    if not step.state:
        return ""
    others = [it for it in block.steps if it.figures[:1] == step.figures[:1]]
    names = {name for other in others for name, _ in other.state}
    try:
        usual = step.figures[0].chosen(edition.study, {})
        values = {name: filled(value, edition.study.number) for name, value in step.state}
    except DataProblem:
        return ""
    return urlencode({name: usual[name] for name in usual if name in names} | values)


def _shows(step: Step) -> list[str]:
    """What stands on the stage with a step, by name."""
    return [step.chat.exchange] if step.chat else [figure.id for figure in step.figures]


def _height(edition: Edition, step: Step) -> int:
    """About how high a stage is with the figure of a step, in px on a wide window."""
    return WAYS + sum(_plot(edition, figure) + AROUND for figure in step.figures)


def _plot(edition: Edition, figure: Figure) -> int:
    try:
        if not edition.waits and not stored.sha(figure, edition.study):
            return 420
        return int(begun(edition.packed(figure))["height"])
    except DataProblem:
        return 0
