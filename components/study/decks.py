"""Decks: talks as small text files, with the speaker's notes in a file beside each.

A deck is TOML: a title, how many minutes it takes, and slides. A slide has an id, one line to
read, and if wanted a figure as a link names it, and an answer that stays covered at first. The
notes are Markdown, one section for each slide. Numbers are looked up, in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from components.study.bundle import Study
from components.study.problem import DataProblem
from components.study.prose import filled, sections
from components.study.reading import read_toml
from components.study.records import made, typed

FOLDER = "talks"  # of a study
ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `figure` is the id of a figure or empty; `choices` what its link chooses."""

    id: str
    minutes: float
    line: str
    figure: str
    choices: dict[str, str]
    notes: str  # for the speaker, as Markdown
    answer: str = ""
    controls: bool = False  # the speaker may choose on the slide
    ask: bool = False  # the figure asks for a guess first, if it can
    beside: bool = False  # words stand beside the figure, which is then higher and less wide
    narrow: bool = False  # the figure takes its layout for little width
    wall: bool = False  # the wall of the room that the talk's address names, in the app


@dataclass(frozen=True, slots=True)
class Deck:
    """One talk, with every number in its words."""

    id: str
    title: str
    minutes: int
    slides: tuple[Slide, ...]
    subtitle: str = ""
    speaker: str = ""
    date: str = ""  # as it is to be read

    @property
    def by(self) -> str:
        """Who gives it, and when, as far as its file says so."""
        return ", ".join(part for part in (self.speaker, self.date) if part)

    @property
    def file(self) -> str:
        """The name of its slides as one file."""
        return f"talk-{self.id}.html"

    @property
    def powerpoint(self) -> str:
        """The name of its slides for PowerPoint."""
        return f"talk-{self.id}.pptx"

    @property
    def notes_file(self) -> str:
        """The name of what the speaker says, beside it."""
        return f"talk-{self.id}.notes.html"


def decks(study: Study) -> tuple[Deck, ...]:
    """The decks of a study, the longest first. Raises DataProblem."""
    found = [read(path, study) for path in sorted((study.folder / FOLDER).glob("*.toml"))]
    return tuple(sorted(found, key=lambda deck: -deck.minutes))


def read(path: Path, study: Study) -> Deck:
    """Read one deck and its notes. Raises DataProblem, which names the file and the slide."""
    beside = path.with_suffix(".notes.md")
    if not beside.is_file():
        raise DataProblem(f"{path.name} has no notes: {beside.name} is missing.")
    notes = {name: section.text for name, section in sections(beside).items()}
    with _named(path.name):
        raw = read_toml(path, path.parents[1])
        told = raw.pop("slide", None)
        if not isinstance(told, list) or not told:
            raise ValueError("it has no slides")
        slides = tuple(_slide(at, each, notes, study) for at, each in enumerate(told, 1))
        with _in("the deck"):
            deck = made(Deck, raw, id=path.stem, slides=slides)
            deck = replace(
                deck, title=_said(deck.title, study), subtitle=_said(deck.subtitle, study)
            )
    ids = [slide.id for slide in slides]
    if len(set(ids)) < len(ids):
        raise DataProblem(f"{path.name}: two slides have the same id.")
    if strangers := sorted(set(notes) - set(ids)):
        raise DataProblem(f"{beside.name} has notes for {strangers[0]!r}, which is no slide.")
    if (total := sum(slide.minutes for slide in slides)) != deck.minutes:
        raise DataProblem(
            f"{path.name} says {deck.minutes} minutes, but its slides take {total:g}."
        )
    return deck


def _slide(at: int, raw: Any, notes: dict[str, str], study: Study) -> Slide:
    with _in(f"slide {at}"):
        rest = dict(raw) if isinstance(raw, dict) else raw
        figure, choices = link(typed(rest.pop("figure", ""), str, "figure"))
        slide = made(Slide, rest, figure=figure, choices=choices, notes="")
        if not ID.fullmatch(slide.id):
            raise ValueError(f"{slide.id!r} is no id: use small letters, digits and hyphens")
        if not notes.get(slide.id):
            raise ValueError(f"{slide.id!r} has no notes")
        return replace(
            slide,
            line=_said(slide.line, study),
            answer=_said(slide.answer, study),
            notes=_said(notes[slide.id], study),
        )


@contextmanager
def _in(part: str) -> Iterator[None]:
    """Name the part of a deck that something is wrong with."""
    try:
        yield
    except (ValueError, AttributeError, TypeError) as problem:
        raise ValueError(f"{part}: {problem}") from problem


@contextmanager
def _named(file: str) -> Iterator[None]:
    """Name the file. Raises DataProblem."""
    try:
        yield
    except OSError as problem:
        raise DataProblem(f"{file} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise DataProblem(f"{file} cannot be used: {problem}.") from problem


def link(text: str) -> tuple[str, dict[str, str]]:
    """Figure and choices of a link: `alpha-sweep?alpha=1`, or the address of a figure."""
    parts = urlsplit(text)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    return query.pop("figure", parts.path), query


def _said(text: str, study: Study) -> str:
    """Words with every number looked up. Raises ValueError where there is none."""

    def number(id: str) -> str:
        if id not in study.facts:
            raise ValueError(f"it asks for the unknown number {id!r}")
        return study.number(id)

    return filled(text, number)
