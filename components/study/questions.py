"""Questions to check oneself with, and the misconceptions they aim at, as TOML files hold them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from components.study.bundle import Study
from components.study.folders import PAGES
from components.study.problem import DataProblem
from components.study.reading import read_toml
from components.study.records import made

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


@lru_cache(maxsize=256)
def questions(page: str, study: Study) -> tuple[Question, ...]:
    """The questions of a page: those for any study, then the study's own. Raises DataProblem."""
    found: list[Question] = []
    for folder in (PAGES, study.folder):
        file = folder / "questions" / f"{page}.toml"
        with _used(file):
            found += map(_question, _records(file, "question"))
    if len({question.id for question in found}) < len(found):
        raise DataProblem(f"Two questions of the page {page!r} have the same id.")
    return tuple(found)


@lru_cache(maxsize=1)
def misconceptions() -> dict[str, Misconception]:
    """Every named misconception, by id. Raises DataProblem."""
    file = PAGES / "misconceptions.toml"
    with _used(file):
        found = [made(Misconception, each) for each in _records(file, "misconception")]
    return {each.id: each for each in found}


@lru_cache(maxsize=8)
def bug_hunt(study: Study) -> tuple[Statement, ...]:
    """The statements of a study's bug hunt; none where it has none. Raises DataProblem."""
    file = study.folder / "questions" / f"{HUNT}.toml"
    with _used(file):
        return tuple(made(Statement, each) for each in _records(file, "statement"))


def _records(file: Path, name: str) -> list[Any]:
    """The records under one name in a TOML file; none where there is no such file."""
    if not file.is_file():
        return []
    records = read_toml(file, file.parents[1])[name]
    if not isinstance(records, list):
        raise ValueError(f"the entry {name!r} must be a list")
    return records


@contextmanager
def _used(file: Path) -> Iterator[None]:
    """Say in one sentence why a file cannot be used. Raises DataProblem."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise DataProblem(f"{file.name} cannot be used: {problem}.") from problem


def _question(record: Any) -> Question:
    options = tuple(made(Option, each) for each in record["option"])
    rest = {name: value for name, value in record.items() if name != "option"}
    return made(Question, rest, options=options)
