"""What a class votes on: a question and every answer to it, in words, but not the right one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from components.figures import Figure
from components.figures.core.prediction import Shape
from components.rooms.problem import RoomProblem

MOST = 1000  # answers on one ballot


@dataclass(frozen=True, slots=True)
class Ballot:
    """A question and every answer to it, in words. It never holds the right answer."""

    figure: str  # whose guess it is, empty where a teacher wrote it
    question: str
    unit: str
    ordered: bool  # numbers, asked for one by one and counted in ranges
    answers: tuple[str, ...]

    @staticmethod
    @lru_cache(maxsize=256)
    def from_json(text: str) -> Ballot:
        """A ballot as it was kept."""
        kept = json.loads(text)
        return Ballot(**{**kept, "answers": tuple(kept["answers"])})

    def to_json(self) -> str:
        """The ballot as text, to keep."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def index(self, said: object) -> int:
        """Where an answer stands in the list. Raises RoomProblem for anything else."""
        if not isinstance(said, str) or said not in self.answers:
            raise RoomProblem("This is not one of the answers, so it was not counted.")
        return self.answers.index(said)


@dataclass(frozen=True, slots=True)
class Question:
    """A ballot, and what the data say: an answer in words, or empty where they say nothing."""

    ballot: Ballot
    measured: str = ""

    @classmethod
    def of(cls, figure: Figure, asked: Mapping[str, Any]) -> Question:
        """The guess that a figure asks for, as asked of a study. Raises RoomProblem.

        A class cannot count curves. It votes on where a curve is highest, if the prediction
        has words for that question.
        """
        question, unit = str(asked["question"]), str(asked.get("unit", ""))
        measured = asked["answer"]
        if isinstance(figure.predict, Shape):
            question, answers = figure.predict.peak, [f"{knot:g}" for knot in asked["knots"]]
            measured = answers[max(range(len(answers)), key=lambda at: asked["answer"][at])]
        elif asked["kind"] == "number":
            answers = steps(asked["low"], asked["high"], asked["step"])
            measured = f"{measured:.10g}"
        else:
            answers = [str(option) for option in asked["options"]]
        distinct = tuple(dict.fromkeys(answers))
        if not question or not 2 <= len(distinct) <= MOST:
            raise RoomProblem(f"A class cannot vote on the figure “{figure.name}”.")
        ordered = asked["kind"] != "choice"
        return cls(Ballot(figure.id, question, unit, ordered, distinct), str(measured))


def steps(low: float, high: float, step: float) -> list[str]:
    """Every number that can be voted for, in words."""
    return [f"{low + at * step:.10g}" for at in range(round((high - low) / step) + 1)]
