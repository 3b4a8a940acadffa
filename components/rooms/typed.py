"""A question that a teacher has typed: sound, or refused in one sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from components.rooms.ballot import MOST, Ballot, Question, steps
from components.rooms.problem import RoomProblem

LONGEST, OPTIONS = 300, 12  # letters of a question, answers to choose from
WORDS = 120  # letters of an answer


def typed(said: Mapping[str, Any]) -> Question:
    """A question out of what a form holds. Raises RoomProblem.

    `kind` is “choice”, with `options`, or “number”, with `low`, `high`, `step` and `unit`;
    `measured` is what turned out to be right, or empty.
    """
    question, measured = text(said.get("question"), LONGEST), text(said.get("measured"), WORDS)
    if not question:
        raise RoomProblem("A question needs words.")
    if said.get("kind") == "choice":
        return _choice(question, said.get("options"), measured)
    return _number(question, said, measured)


def _choice(question: str, said: object, measured: str) -> Question:
    options = said if isinstance(said, list) else []
    answers = tuple(dict.fromkeys(filter(None, (text(each, WORDS) for each in options))))
    if not 2 <= len(answers) <= OPTIONS:
        raise RoomProblem(f"A question of this kind needs between 2 and {OPTIONS} answers.")
    if measured and measured not in answers:
        raise RoomProblem("What was measured has to be one of the answers, as it is written there.")
    return Question(Ballot("", question, "", False, answers), measured)


def _number(question: str, said: Mapping[str, Any], measured: str) -> Question:
    low, high, step = (number(said.get(name)) for name in ("low", "high", "step"))
    if low is None or high is None or step is None or not (low < high and step > 0):
        raise RoomProblem("A number needs a lowest, a highest and a step above 0.")
    if not 1 <= (high - low) / step <= MOST - 1:
        raise RoomProblem(f"From lowest to highest there may be up to {MOST - 1} steps.")
    if measured and number(measured) is None:
        raise RoomProblem("What was measured has to be a number.")
    unit = text(said.get("unit"), 20)
    return Question(Ballot("", question, unit, True, tuple(steps(low, high, step))), measured)


def text(said: object, most: int) -> str:
    """Words in one line, no longer than that; empty for what is no text."""
    return " ".join(said.split())[:most] if isinstance(said, str) else ""


def number(said: object) -> float | None:
    """A finite number, typed or sent as one; None for anything else."""
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return None
    try:
        found = float(said)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None
