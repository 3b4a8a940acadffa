"""The guesses of a class: how they spread, what was measured, and how they moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.guesses import choices, numbers
from components.figures.guesses.words import HEADS, TYPE, counted, with_unit

HEIGHT = 300  # px: fits a wall, where all is drawn larger


@dataclass(frozen=True, slots=True)
class Guesses:
    """Votes on one question, in one round or in two."""

    question: str
    unit: str
    ordered: bool  # whether the answers are numbers, in order
    answers: tuple[str, ...]
    rounds: tuple[Mapping[int, int], ...]  # place of an answer to how many chose it
    measured: str = ""  # what the data say, an answer in words; empty as long as that is hidden


def spread(guesses: Guesses) -> go.Figure:
    """Every vote of each round held, and in them what was measured, once that is shown.

    Numbers stand along an axis, other answers below each other.
    """
    draw = numbers if guesses.ordered else choices
    fig = draw.drawn(guesses.answers, guesses.rounds, guesses.measured, guesses.unit)
    title = draw.title(guesses.answers, guesses.rounds, guesses.measured, guesses.unit)
    rows = _rows(guesses)
    fig = theme.finish(
        fig,
        title=title,
        subtitle=guesses.question,
        alt=_alt(guesses, title),
        n=", ".join(counted(sum(votes.values())) for votes in guesses.rounds),
        rows=rows,
        height=HEIGHT,
    )
    return _sized(fig)


def _rows(guesses: Guesses) -> pd.DataFrame:
    heads = HEADS[: len(guesses.rounds)]
    votes = {
        head: [votes.get(at, 0) for at in range(len(guesses.answers))]
        for head, votes in zip(heads, guesses.rounds, strict=True)
    }
    rows = pd.DataFrame({"answer": list(guesses.answers), **votes})
    return rows[rows[list(votes)].sum(axis=1) > 0] if guesses.ordered else rows


def _alt(guesses: Guesses, title: str) -> str:
    said = []
    for head, votes in zip(HEADS, guesses.rounds, strict=False):
        each = (f"{guesses.answers[at]}: {count}" for at, count in sorted(votes.items()) if count)
        said.append(
            f"{head.capitalize()}, {counted(sum(votes.values()))}: {', '.join(each) or 'none'}."
        )
    if guesses.measured:
        said.append(f"Measured: {with_unit(guesses.measured, guesses.unit)}.")
    return f"{title}. {' '.join(said)}"


def _sized(fig: go.Figure) -> go.Figure:
    """Letters of one size: a wall is read from the back row."""
    font = {"size": TYPE}
    fig.update_layout(font=font)
    fig.update_xaxes(tickfont=font, title={"font": font})
    fig.update_yaxes(tickfont=font, title={"font": font})
    for each in fig.layout.annotations:
        each.font.size = TYPE
    return fig
