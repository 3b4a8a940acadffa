"""Where numbers come from: the work they are taken from, and how they were taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeGuard

from components.study.records import made, typed


class Kind(StrEnum):
    """How numbers came to be, from most to least direct."""

    MEASURED = "measured"  # an experiment wrote them to a file, and we read that file
    RECOMPUTED = "recomputed"  # our arithmetic on measured values
    DIGITISED = "digitised"  # we read them off a published picture
    QUOTED = "quoted"  # an author states them in words or in a printed table
    SIMULATED = "simulated"  # our own code made them: an illustration, not evidence


WEB = re.compile(r"https?://[^\s\"'<>]+")  # an address that a reader may follow; no script
OF_FILE = ("file", "sha256")  # entries of a table's record that say nothing of its origin
MUST_STATE = {
    Kind.MEASURED: ("locator", "done"),
    Kind.RECOMPUTED: ("locator", "done"),
    Kind.DIGITISED: ("locator", "done", "error"),
    Kind.QUOTED: ("locator",),
    Kind.SIMULATED: ("script", "seed"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """A work that numbers are taken from: a repository at a commit, a paper, our own code.

    Raises ValueError for an address that is none of the web.
    """

    name: str  # how readers know it, short enough for a source line
    citation: str  # in a line
    url: str
    version: str  # commit, release or edition
    licence: str
    ours: bool = False  # this explainer itself, which is no work to cite beside it
    authors: tuple[tuple[str, ...], ...] = ()  # (family, given) or (organisation,) each
    year: str = ""
    title: str = ""
    published: str = ""  # where, and by whom

    def __post_init__(self) -> None:
        if self.url and not WEB.fullmatch(self.url):
            raise ValueError("the url of an origin must begin with https:// or http://")

    @classmethod
    def read(cls, record: object) -> Origin:
        """An origin as study.json holds it: with a `citation`, or with what makes one.

        Raises ValueError for entries that are missing, unknown or of another type.
        """
        if not isinstance(record, dict) or "authors" not in record:
            return made(cls, record, authors=(), year="", title="", published="")
        for name in ("year", "title"):
            if not typed(record.get(name, ""), str, name):
                raise ValueError(f"an origin with authors needs the entry {name!r}")
        authors = _authors(record["authors"])
        rest = {name: value for name, value in record.items() if name != "authors"}
        names = [", ".join(author) for author in authors]
        line = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
        said = f"{line} ({record['year']}). {record['title']}."
        if published := typed(record.get("published", ""), str, "published"):
            said += f" {published}."
        return made(cls, rest, authors=authors, citation=said)


def _authors(record: object) -> tuple[tuple[str, ...], ...]:
    """Persons as [family, given], organisations as a text."""
    each = [[it] if isinstance(it, str) else it for it in record] if _listed(record) else []
    if not each or not all(_listed(it) and 1 <= len(it) <= 2 for it in each):
        raise ValueError("authors must be a list of [family, given] or of names")
    if not all(isinstance(part, str) and part for it in each for part in it):
        raise ValueError("the name of an author must be a text")
    return tuple(tuple(it) for it in each)


def _listed(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a set of numbers was taken from its origin. Raises ValueError for an incomplete one."""

    kind: Kind
    origin: Origin
    locator: str = ""  # file, figure, table or section within the origin
    done: str = ""  # what was done to the numbers, in one sentence
    error: str = ""  # of digitised numbers, with its unit
    script: str = ""
    seed: int | None = None
    caveat: str = ""  # what a careful reader should know

    def __post_init__(self) -> None:
        if self.seed is not None and self.seed < 0:
            raise ValueError("a seed must be a whole number from 0")
        missing = [name for name in MUST_STATE[self.kind] if getattr(self, name) in ("", None)]
        if missing:
            raise ValueError(f"{self.kind} numbers must state their {' and '.join(missing)}")

    @classmethod
    def read(cls, record: object, origins: Mapping[str, Origin]) -> Provenance:
        """What study.json says of a table. Raises ValueError, or KeyError for a name unknown."""
        if not isinstance(record, dict):
            raise ValueError("the record of a table must hold entries")
        rest = {name: it for name, it in record.items() if name not in (*OF_FILE, "kind", "origin")}
        return made(cls, rest, kind=Kind(record["kind"]), origin=origins[record["origin"]])
