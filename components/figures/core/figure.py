"""What a figure is: a pure function of a study and choices, plus what the app must know of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

import plotly.graph_objects as go

from components.figures.core.control import Control
from components.figures.core.prediction import Prediction
from components.figures.core.thumbnail import PLAIN, Thumbnail
from components.study import DataProblem, Study

# What tables that are sound one by one, and do not fit together, make drawing end in.
UNDRAWABLE = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError)
Draw = Callable[..., go.Figure]
SAMPLE = 12  # variants of a live figure that stand for all


@dataclass(frozen=True, eq=False)
class Figure:
    """A figure with an id for URLs, which is never reused. Call it to draw it."""

    id: str
    name: str  # a few words for menus and browser titles
    page: str  # where it is explained
    needs: tuple[str, ...]  # the tables it draws, and cannot do without
    uses: tuple[str, ...]  # tables it shows where the study has them
    controls: tuple[Control, ...]
    predict: Prediction | None  # a guess to make before the data are seen
    live: bool  # too many combinations to send at once: each is drawn when it is asked for
    draw: Draw
    thumbnail: Thumbnail  # hints for its small picture
    wordy: bool = False  # words stand so close that slides and stills enlarge them less

    def __call__(self, study: Study, **choices: str) -> go.Figure:
        """Draw it. Raises DataProblem where the study lacks a table or holds a damaged one."""
        return self.draw(study, **self.chosen(study, choices))

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table that can change what is drawn."""
        chosen_from = (name for control in self.controls for name in control.needs)
        return tuple(dict.fromkeys((*self.needs, *self.uses, *chosen_from)))

    def chosen(self, study: Study, raw: Mapping[str, str]) -> dict[str, str]:
        """One sound value for each control: what was asked for, or the default."""
        return {c.name: c.read(raw.get(c.name), study) for c in self.controls}

    def variants(self, study: Study) -> Iterator[dict[str, str]]:
        """Every combination that a reader can choose; the last control changes fastest.

        Of a live figure a few: the default, and a fixed sample in which every option of a control
        occurs, unless it has more than SAMPLE.
        """
        values = [[(c.name, value) for value in c.options(study)] for c in self.controls]
        if not self.live:
            return (dict(picked) for picked in itertools.product(*values))
        draw = Random(self.id)
        count = min(SAMPLE, max(len(each) for each in values))
        columns = [
            list(itertools.islice(itertools.cycle(draw.sample(each, len(each))), count))
            for each in values
        ]
        return (
            dict(picked) for picked in (self.chosen(study, {}).items(), *zip(*columns, strict=True))
        )


@contextmanager
def drawing(figure: Figure) -> Iterator[None]:
    """Say in one sentence that a study’s tables do not make this figure. Raises DataProblem."""
    try:
        yield
    except UNDRAWABLE as problem:
        words = f"{type(problem).__name__}: {problem}"
        raise DataProblem(
            f"The figure “{figure.id}” cannot be drawn with these tables: {words}."
        ) from problem


def figure(
    id: str,
    name: str,
    *,
    page: str,
    needs: Sequence[str] = (),
    uses: Sequence[str] = (),
    controls: Sequence[Control] = (),
    predict: Prediction | None = None,
    live: bool = False,
    thumbnail: Thumbnail = PLAIN,
    wordy: bool = False,
) -> Callable[[Draw], Figure]:
    """Make a Figure of a drawing function. It registers nothing: see figures/__init__.py."""

    def wrap(draw: Draw) -> Figure:
        return Figure(
            id,
            name,
            page,
            tuple(needs),
            tuple(uses),
            tuple(controls),
            predict,
            live,
            draw,
            thumbnail,
            wordy,
        )

    return wrap
