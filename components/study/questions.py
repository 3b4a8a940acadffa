"""Questions to check oneself with, and the misconceptions they aim at, as TOML files hold them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from components.study.bundle import Study
from components.study.problem import DataProblem
from components.study.prose import MISSING, PAGES, REFERENCE, TERM
from components.study.reading import read_toml

T = TypeVar("T")
HUNT = "bug-hunt"  # name of the file of statements that the data support or do not


@dataclass(frozen=True, slots=True)
class Option:
    """One answer, whether it is right, and why."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one right answer. `misconception` is the id of what it aims at, or empty."""

    id: str
    ask: str
    misconception: str
    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        if len(self.options) < 2 or sum(option.right for option in self.options) != 1:
            raise ValueError(f"question {self.id!r} needs two options or more, one of them right")
        if len({option.text for option in self.options}) < len(self.options):
            raise ValueError(f"question {self.id!r} has the same option twice")

    @property
    def mixed(self) -> list[Option]:
        """The options in an order that is always the same, and tells nothing of which is right."""
        return sorted(self.options, key=lambda it: sha256(f"{self.id}{it.text}".encode()).digest())


@dataclass(frozen=True, slots=True)
class Misconception:
    """A mistake that is easily made, by a short name, and its correction in one sentence."""

    id: str
    name: str
    correction: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that the data support or do not, why, and the figure that shows it."""

    id: str
    statement: str
    supported: bool
    why: str
    figure: str


def questions(page: str, study: Study) -> tuple[Question, ...]:
    """The questions of a page: those for any study, then the study's own. Raises DataProblem."""
    files = (PAGES / "questions" / f"{page}.toml", study.folder / "questions" / f"{page}.toml")
    found = tuple(it for file in files if file.is_file() for it in _parsed(file, _questions))
    if len({question.id for question in found}) < len(found):
        raise DataProblem(f"Two questions of the page {page!r} have the same id.")
    return found


def misconceptions() -> dict[str, Misconception]:
    """Every named misconception, by id. Raises DataProblem."""
    found = _parsed(PAGES / "misconceptions.toml", _misconceptions)
    return {each.id: each for each in found}


def bug_hunt(study: Study) -> tuple[Statement, ...]:
    """The statements of a study's bug hunt; none where it has none. Raises DataProblem."""
    file = study.folder / "questions" / f"{HUNT}.toml"
    return _parsed(file, _statements) if file.is_file() else ()


def plain(text: str, study: Study) -> str:
    """Text with its numbers looked up and its terms as words, for labels that hold no markup."""

    def number(match: re.Match[str]) -> str:
        try:
            return study.facts[match[1]].read(study)
        except (DataProblem, KeyError):
            return MISSING

    return TERM.sub(lambda match: match[2] or match[1], REFERENCE.sub(number, text))


def _parsed(file: Path, parse: Callable[[dict[str, Any]], tuple[T, ...]]) -> tuple[T, ...]:
    try:
        return _read(file, file.stat().st_mtime_ns, parse)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise DataProblem(f"{file.name} cannot be used: {problem}.") from problem


@lru_cache(maxsize=128)
def _read(
    file: Path, stamp: int, parse: Callable[[dict[str, Any]], tuple[T, ...]]
) -> tuple[T, ...]:
    return parse(read_toml(file, file.parents[1]))


def _questions(content: dict[str, Any]) -> tuple[Question, ...]:
    return tuple(
        Question(
            **_checked(record, ("id", "ask", "misconception")),
            options=tuple(_option(option) for option in record["option"]),
        )
        for record in content["question"]
    )


def _option(record: dict[str, Any]) -> Option:
    return Option(**_checked(record, ("text", "why")), right=_flag(record, "right"))


def _statements(content: dict[str, Any]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            **_checked(record, ("id", "statement", "why", "figure")),
            supported=_flag(record, "supported"),
        )
        for record in content["statement"]
    )


def _misconceptions(content: dict[str, Any]) -> tuple[Misconception, ...]:
    names = ("id", "name", "correction")
    return tuple(Misconception(**_checked(each, names)) for each in content["misconception"])


def _checked(record: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    """These entries of a record, all of them text."""
    found = {name: record[name] for name in names}
    for name, value in found.items():
        if not isinstance(value, str):
            raise ValueError(f"{name} is not a text but {value!r}")
    return found


def _flag(record: dict[str, Any], name: str) -> bool:
    value = record[name]
    if not isinstance(value, bool):
        raise ValueError(f"{name} is neither true nor false but {value!r}")
    return value
