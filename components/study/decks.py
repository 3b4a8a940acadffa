"""Decks: talks as small text files, with the speaker's notes in a file beside each.

A deck is TOML: a title, how many minutes it takes, and slides. A slide has an id, one line to
read, and if wanted a figure as a link names it, and an answer that stays covered at first. The
notes are Markdown, one section for each slide. Numbers are looked up, in both.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from components.study.bundle import Study
from components.study.problem import DataProblem
from components.study.prose import REFERENCE, sections

FOLDER = "talks"  # of a study
ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `figure` is the id of a figure or empty; `choices` what its link chooses."""

    id: str
    minutes: float
    line: str
    answer: str
    figure: str
    choices: dict[str, str]
    controls: bool  # the speaker may choose on the slide
    ask: bool  # the figure asks for a guess first, if it can
    beside: bool  # words stand beside the figure, which is then higher and less wide
    narrow: bool  # the figure takes its layout for little width
    notes: str  # for the speaker, as Markdown


@dataclass(frozen=True, slots=True)
class Deck:
    """One talk, with every number in its words."""

    id: str
    title: str
    subtitle: str
    minutes: int
    slides: tuple[Slide, ...]


def decks(study: Study) -> tuple[Deck, ...]:
    """The decks of a study, the longest first. Raises DataProblem."""
    found = [read(path, study) for path in sorted((study.folder / FOLDER).glob("*.toml"))]
    return tuple(sorted(found, key=lambda deck: -deck.minutes))


def read(path: Path, study: Study) -> Deck:
    """Read one deck and its notes. Raises DataProblem, which names the file and the slide."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as problem:
        raise DataProblem(f"{path} cannot be read: {problem.strerror}.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DataProblem(f"{path.name} is no deck: {problem}.") from problem
    beside = path.with_suffix(".notes.md")
    if not beside.is_file():
        raise DataProblem(f"{path.name} has no notes: {beside.name} is missing.")
    notes = {name: section.text for name, section in sections(beside).items()}
    told = raw.get("slide")
    if not isinstance(told, list) or not told:
        raise DataProblem(f"{path.name} has no slides.")
    slides = tuple(_slide(path.name, at, each, notes, study) for at, each in enumerate(told, 1))
    ids = [slide.id for slide in slides]
    if len(set(ids)) < len(ids):
        raise DataProblem(f"{path.name}: two slides have the same id.")
    if strangers := sorted(set(notes) - set(ids)):
        raise DataProblem(f"{beside.name} has notes for {strangers[0]!r}, which is no slide.")
    minutes = _typed(path.name, "the deck", raw, "minutes", int)
    if (total := sum(slide.minutes for slide in slides)) != minutes:
        raise DataProblem(f"{path.name} says {minutes} minutes, but its slides take {total:g}.")
    where = f"{path.name}: the deck"
    return Deck(
        path.stem,
        filled(where, _typed(path.name, "the deck", raw, "title", str), study),
        filled(where, _typed(path.name, "the deck", raw, "subtitle", str, ""), study),
        minutes,
        slides,
    )


def _slide(name: str, at: int, raw: Any, notes: dict[str, str], study: Study) -> Slide:
    if not isinstance(raw, dict):
        raise DataProblem(f"{name}: slide {at} is no table.")
    who = f"slide {at}"
    id = _typed(name, who, raw, "id", str)
    if not ID.fullmatch(id):
        raise DataProblem(f"{name}: {id!r} is no id: use small letters, digits and hyphens.")
    if unknown := sorted(raw.keys() - KEYS):
        raise DataProblem(f"{name}: {who} has the unknown key {unknown[0]!r}.")
    if not notes.get(id):
        raise DataProblem(f"{name}: slide {id!r} has no notes.")
    figure, choices = link(_typed(name, who, raw, "figure", str, ""))
    where = f"{name}: slide {id!r}"
    return Slide(
        id,
        float(_typed(name, who, raw, "minutes", (int, float))),
        filled(where, _typed(name, who, raw, "line", str), study),
        filled(where, _typed(name, who, raw, "answer", str, ""), study),
        figure,
        choices,
        _typed(name, who, raw, "controls", bool, False),
        _typed(name, who, raw, "ask", bool, False),
        _typed(name, who, raw, "beside", bool, False),
        _typed(name, who, raw, "narrow", bool, False),
        filled(where, notes[id], study),
    )


KEYS = {"id", "minutes", "line", "answer", "figure", "controls", "ask", "beside", "narrow"}


def _typed(
    name: str, who: str, raw: dict[str, Any], key: str, kind: Any, default: Any = None
) -> Any:
    value = raw.get(key, default)
    if value is None:
        raise DataProblem(f"{name}: {who} has no {key!r}.")
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise DataProblem(f"{name}: {key!r} of {who} is not what it should be: {value!r}.")
    return value


def link(text: str) -> tuple[str, dict[str, str]]:
    """Figure and choices of a link: `alpha-sweep?alpha=1`, or the address of a figure."""
    parts = urlsplit(text)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    return query.pop("figure", parts.path), query


def filled(where: str, text: str, study: Study) -> str:
    """Words with [[fact]] replaced by its number. Raises DataProblem where there is none."""

    def number(match: re.Match[str]) -> str:
        if match[1] not in study.facts:
            raise DataProblem(f"{where} asks for the unknown number {match[1]!r}.")
        return study.facts[match[1]].read(study)

    return REFERENCE.sub(number, text)
