"""A guess to make before the data are seen: it is asked once, and then drawn over the data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from components.study import Study


@dataclass(frozen=True)
class Number:
    """A guess of one number on a slider. `axis`, if given, is where a line can mark it."""

    question: str
    unit: str
    scale: Callable[[Study], tuple[float, float, float]]  # lowest, highest, step
    answer: Callable[[Study], float]
    axis: str = ""  # "x" or "y"

    def ask(self, study: Study) -> dict[str, Any]:
        """What the browser needs, as JSON."""
        low, high, step = self.scale(study)
        return {
            "kind": "number",
            "question": self.question,
            "unit": self.unit,
            "low": low,
            "high": high,
            "step": step,
            "answer": self.answer(study),
            "axis": self.axis,
        }


@dataclass(frozen=True)
class Choice:
    """A guess of one among a few."""

    question: str
    options: Callable[[Study], Sequence[str]]
    answer: Callable[[Study], str]

    def ask(self, study: Study) -> dict[str, Any]:
        """What the browser needs, as JSON."""
        return {
            "kind": "choice",
            "question": self.question,
            "options": list(self.options(study)),
            "answer": self.answer(study),
        }


@dataclass(frozen=True)
class Shape:
    """A guess of a curve at a few knots, drawn over the figure's own axes."""

    question: str
    knots: Callable[[Study], Sequence[float]]  # places on the x axis
    scale: Callable[[Study], tuple[float, float, float]]  # lowest, highest, step of the y axis
    answer: Callable[[Study], Sequence[float]]  # the data at the knots
    peak: str = ""  # asks a class, which cannot count curves, at which knot it is highest

    def ask(self, study: Study) -> dict[str, Any]:
        """What the browser needs, as JSON."""
        low, high, step = self.scale(study)
        return {
            "kind": "shape",
            "question": self.question,
            "knots": list(self.knots(study)),
            "low": low,
            "high": high,
            "step": step,
            "answer": list(self.answer(study)),
        }


Prediction = Number | Choice | Shape
