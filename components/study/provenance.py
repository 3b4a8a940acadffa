"""Where numbers come from: the work they are taken from, and how they were taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum


class Kind(StrEnum):
    """How numbers came to be, from most to least direct."""

    MEASURED = "measured"  # an experiment wrote them to a file, and we read that file
    RECOMPUTED = "recomputed"  # our arithmetic on measured values
    DIGITISED = "digitised"  # we read them off a published picture
    QUOTED = "quoted"  # an author states them in words or in a printed table
    SIMULATED = "simulated"  # our own code made them: an illustration, not evidence


WEB = re.compile(r"https?://[^\s\"'<>]+")  # an address that a reader may follow; no script
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

    Raises ValueError for an entry that is no text, and for an address that is none of the web.
    """

    name: str  # how readers know it, short enough for a source line
    citation: str
    url: str
    version: str  # commit, release or edition
    licence: str

    def __post_init__(self) -> None:
        must_be_text(self, ())
        if self.url and not WEB.fullmatch(self.url):
            raise ValueError("the url of an origin must begin with https:// or http://")


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
        must_be_text(self, ("kind", "origin", "seed"))
        if self.seed is not None and (not isinstance(self.seed, int) or self.seed < 0):
            raise ValueError("a seed must be a whole number from 0")
        missing = [name for name in MUST_STATE[self.kind] if getattr(self, name) in ("", None)]
        if missing:
            raise ValueError(f"{self.kind} numbers must state their {' and '.join(missing)}")


def must_be_text(record: Origin | Provenance, others: tuple[str, ...]) -> None:
    """Raise ValueError for the first entry, other than `others`, that is not a text."""
    for field in fields(record):
        if field.name not in others and not isinstance(getattr(record, field.name), str):
            raise ValueError(f"the entry {field.name!r} must be a text")
