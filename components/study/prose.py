"""Words kept in Markdown: named sections by depth, looked-up numbers, and terms on demand."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from components.study.bundle import Study
from components.study.folders import PAGES
from components.study.glossary import glossary
from components.study.problem import DataProblem
from components.study.reading import read_text

Depth = Literal["story", "student", "specialist"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)  # each shows all of the one before, and more
SECTION = re.compile(r"^<!-- ([\w-]+)(?: (story|student|specialist))? -->$", re.MULTILINE)
REFERENCE = re.compile(r"\[\[([\w.-]+)\]\]")
TERM = re.compile(r"\[\[term: ([^\]|]+)(?:\|([^\]]+))?\]\]")
TAG = re.compile(r"<(?=[A-Za-z/!?])")  # words are Markdown: what looks like a tag is shown as it is
# A word that sets a figure to a state: [15](figure:layer-signal?layer=15). It may hold facts.
DRIVING = re.compile(r"\[(?:\[\[[^\]]+\]\]|[^\[\]])+\]\(figure:[\w-]+\?[^)\s]*\)")
MISSING = "(number not available)"


@dataclass(frozen=True, slots=True)
class Section:
    """Words under one name, and the depth from which on they are shown."""

    text: str
    depth: Depth

    def shown_at(self, depth: Depth) -> bool:
        return DEPTHS.index(self.depth) <= DEPTHS.index(depth)


def sections(path: Path) -> dict[str, Section]:
    """Split a Markdown file at its `<!-- name -->` or `<!-- name depth -->` lines.

    Empty where there is no such file. Raises DataProblem where it cannot be read.
    """
    if not path.is_file():
        return {}
    try:
        _, *parts = SECTION.split(read_text(path, path.parents[1]))
    except OSError as problem:
        raise DataProblem(f"{path.name} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise DataProblem(f"{path.name} cannot be used: {problem}.") from problem
    return {
        name: Section(body.strip(), cast(Depth, depth or DEPTHS[0]))
        for name, depth, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    }


@lru_cache(maxsize=1024)
def words(page: str, section: str, study: Study, depth: Depth = "specialist") -> str:
    """A section as Markdown: the study's own words, else those for any study, filled.

    Empty where there is no such section, or it lies deeper than `depth`. Raises DataProblem.
    """
    for folder in (study.folder / "text", PAGES):
        found = sections(folder / f"{page}.md").get(section)
        if found:
            return fill(found.text, study) if found.shown_at(depth) else ""
    return ""


def hint(shown: str, said: str, kind: str) -> str:
    """Words that say more on hover, on focus and on touch."""
    return (
        f'<span class="hint {kind}" tabindex="0" title="{html.escape(said)}">'
        f"{html.escape(shown).replace(' %', '&nbsp;%')}</span>"
    )


def filled(
    text: str,
    number: Callable[[str], str],
    term: Callable[[str, str], str] = lambda name, shown: shown,
) -> str:
    """Text with each [[fact]] as `number` says it, and each [[term: name|shown]] as `term` does."""
    text = REFERENCE.sub(lambda match: number(match[1]), text)
    return TERM.sub(lambda match: term(match[1], match[2] or match[1]), text)


def fill(text: str, study: Study) -> str:
    """Replace [[fact]] by its number and [[term: name]] by the term; both say more on demand.

    A number that cannot be had is marked as such, so that the rest can be read. No tag of the text
    becomes a tag of the page. A word that sets a figure is one thing to press: its numbers come
    bare.
    """

    def number(id: str) -> str:
        try:
            value = study.number(id)
            source = study.entry(study.facts[id].table).provenance
        except DataProblem:
            return f"*{MISSING}*"
        receipt = f"{source.kind}: {source.origin.name}, {source.locator or source.script}"
        return hint(value, receipt, "receipt-of")

    def term(name: str, shown: str) -> str:
        meaning = glossary().get(name)
        return hint(shown, meaning, "term") if meaning else shown

    def bare(id: str) -> str:
        try:
            return study.number(id)
        except DataProblem:
            return MISSING

    text = DRIVING.sub(lambda match: filled(match[0], bare), TAG.sub("&lt;", text))
    return filled(text, number, term)


def label(text: str, study: Study) -> str:
    """Text with its numbers looked up and its terms as words, for labels that hold no markup."""

    def number(id: str) -> str:
        try:
            return study.number(id)
        except DataProblem:
            return MISSING

    return filled(text, number)
