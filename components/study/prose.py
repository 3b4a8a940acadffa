"""Words kept in Markdown: named sections by depth, looked-up numbers, and terms on demand."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from components.study.bundle import HOME, Study
from components.study.glossary import glossary
from components.study.problem import DataProblem
from components.study.reading import read_text

Depth = Literal["story", "student", "specialist"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)  # each shows all of the one before, and more
SECTION = re.compile(r"^<!-- ([\w-]+)(?: (story|student|specialist))? -->$", re.MULTILINE)
REFERENCE = re.compile(r"\[\[([\w.-]+)\]\]")
TERM = re.compile(r"\[\[term: ([^\]|]+)(?:\|([^\]]+))?\]\]")
TAG = re.compile(r"<(?=[A-Za-z/!?])")  # words are Markdown: what looks like a tag is shown as it is
MISSING = "(number not available)"
PAGES = HOME / "pages"


@dataclass(frozen=True, slots=True)
class Section:
    """Words under one name, and the depth from which on they are shown."""

    text: str
    depth: Depth

    def shown_at(self, depth: Depth) -> bool:
        return DEPTHS.index(self.depth) <= DEPTHS.index(depth)


def sections(path: Path) -> dict[str, Section]:
    """Split a Markdown file at its `<!-- name -->` or `<!-- name depth -->` lines.

    Raises DataProblem where it cannot be read.
    """
    try:
        return _sections(path, path.stat().st_mtime_ns) if path.is_file() else {}
    except OSError as problem:
        raise DataProblem(f"{path.name} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise DataProblem(f"{path.name} cannot be used: {problem}.") from problem


@lru_cache(maxsize=256)
def _sections(path: Path, stamp: int) -> dict[str, Section]:
    _, *parts = SECTION.split(read_text(path, path.parents[1]))
    return {
        name: Section(body.strip(), cast(Depth, depth or DEPTHS[0]))
        for name, depth, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    }


def words(page: str, section: str, study: Study, depth: Depth = "specialist") -> str:
    """A section as Markdown: the study's own words, else those for any study, filled.

    Empty where there is no such section, or it lies deeper than `depth`. Raises DataProblem.
    """
    for folder in (study.folder / "text", PAGES):
        found = sections(folder / f"{page}.md").get(section)
        if found:
            if not found.shown_at(depth):
                return ""
            return _filled(found.text, study, study.stamp(tuple(study.entries)))
    return ""


@lru_cache(maxsize=1024)
def _filled(text: str, study: Study, stamp: object) -> str:
    return fill(text, study)


def hint(shown: str, said: str, kind: str) -> str:
    """Words that say more on hover, on focus and on touch."""
    return (
        f'<span class="hint {kind}" tabindex="0" title="{html.escape(said)}">'
        f"{html.escape(shown).replace(' %', '&nbsp;%')}</span>"
    )


def fill(text: str, study: Study) -> str:
    """Replace [[fact]] by its number and [[term: name]] by the term; both say more on demand.

    A number that cannot be had is marked as such, so that the rest can be read. No tag of the text
    becomes a tag of the page.
    """

    def number(match: re.Match[str]) -> str:
        try:
            fact = study.facts[match[1]]
            value, source = fact.read(study), study.entry(fact.table).provenance
        except (DataProblem, KeyError):
            return f"*{MISSING}*"
        receipt = f"{source.kind}: {source.origin.name}, {source.locator or source.script}"
        return hint(value, receipt, "receipt-of")

    def term(match: re.Match[str]) -> str:
        shown, said = match[2] or match[1], glossary().get(match[1])
        return hint(shown, said, "term") if said else shown

    return TERM.sub(term, REFERENCE.sub(number, TAG.sub("&lt;", text)))
