"""The kinds of blocks that pages are made of, and short ways to make those that name something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from components.figures import BY_ID, Figure

When = Literal["always", "outside"]


@dataclass(frozen=True, slots=True)
class Words:
    """Sections of the page's words, by name; “outside” are those for nobody who is in a room."""

    names: tuple[str, ...]
    when: When = "always"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure, with the parts around it that are named here, else those of the reader's depth."""

    figure: Figure
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Figures side by side where there is room; the first takes more of it."""

    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Chat:
    """An illustrative exchange of messages: the sections that hold it, and the words that mark it.

    An exchange that nobody had is never shown without its mark.
    """

    exchange: str
    mark: str


@dataclass(frozen=True, slots=True)
class Check:
    """The questions of the page to check oneself with."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """Questions of a file of their own, below the words that lead to them."""

    name: str


@dataclass(frozen=True, slots=True)
class Hunt:
    """Statements that the data support or do not, for the reader to judge."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every statement that was checked, with filters."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """Every figure, with filters."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Every term of art with its definition."""


@dataclass(frozen=True, slots=True)
class References:
    """The works that a reader should know, with a sentence for each."""


@dataclass(frozen=True, slots=True)
class Debate:
    """Arguments on cards, sorted by what could settle them."""


@dataclass(frozen=True, slots=True)
class Routes:
    """Every route through the pages."""


@dataclass(frozen=True, slots=True)
class Decks:
    """The talks of the study."""


@dataclass(frozen=True, slots=True)
class Picker:
    """A way to pick figures for a link of one’s own."""


@dataclass(frozen=True, slots=True)
class Picked:
    """The figures that such a link names."""


@dataclass(frozen=True, slots=True)
class Index:
    """Every other page, by section, with the question it answers."""


@dataclass(frozen=True, slots=True)
class Receipts:
    """Every table of the study with its provenance and its columns, to read and download."""


@dataclass(frozen=True, slots=True)
class Room:
    """The live class, which needs a server."""


Block = (
    Words | Shown | Side | Chat | Check | Exercise | Hunt | Ledger | Gallery | Glossary
    | References | Debate | Routes | Decks | Picker | Picked | Index | Receipts | Room
)  # fmt: skip


def words(*names: str, when: When = "always") -> Words:
    """Sections of the page's words, by name."""
    return Words(names, when)


def figure(id: str, parts: Sequence[str] = ()) -> Shown:
    """A figure of the catalogue. Raises ValueError where there is none of this id."""
    if id not in BY_ID:
        raise ValueError(f"there is no figure called {id!r}")
    return Shown(BY_ID[id], tuple(parts))


def side(*ids: str) -> Side:
    """Figures of the catalogue, side by side. Raises ValueError as `figure` does."""
    return Side(tuple(figure(id) for id in ids))


def chat(exchange: str, mark: str) -> Chat:
    """An illustrative exchange, and its mark."""
    return Chat(exchange, mark)
