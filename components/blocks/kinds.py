"""The kinds of blocks that pages are made of."""

from __future__ import annotations

from dataclasses import dataclass

from components.figures import Figure
from components.study.prose import Depth


@dataclass(frozen=True, slots=True)
class Words:
    """Sections of the page's words, by name."""

    names: tuple[str, ...]


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
class Hero:
    """The title of the page with a figure of tiles, one action, three states: first of all."""

    figure: Figure

    @property
    def names(self) -> tuple[str, ...]:
        """The sections that it says."""
        states = ("unedited", "cut", "changed")
        told = (*states, *(f"press-{state}" for state in states))
        return tuple(f"hero-{name}" for name in ("lead", *told, "runs", "study", "caveat"))


@dataclass(frozen=True, slots=True)
class Chat:
    """An illustrative exchange of messages: the sections that hold it, and the words that mark it.

    An exchange that nobody had is never shown without its mark.
    """

    exchange: str
    mark: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: the page that it begins with, the figure that stands for it, and the words."""

    page: str
    figure: Figure
    name: str  # of a section: the first line is what to do, the rest what one finds


@dataclass(frozen=True, slots=True)
class Ways:
    """A few ways on, as pictures."""

    ways: tuple[Way, ...]


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
class Citing:
    """How to cite the study, this explainer and a figure, to take along."""


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


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an argument: the section that says it, and what the stage beside it shows then.

    The section begins with a heading, which is the finding. Figures stand in the order in which
    they are named; where there is room for one alone, the first stays. `state` is what their
    controls are set to when a reader comes to the step; a value may be a [[fact]].
    """

    name: str
    figures: tuple[Figure, ...]
    state: tuple[tuple[str, str], ...] = ()
    chat: Chat | None = None  # in place of figures


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps beside a stage that stays."""

    steps: tuple[Step, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that the stage shows, in order, each once."""
        return tuple(dict.fromkeys(it for step in self.steps for it in step.figures))


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that wait behind a title until a reader opens them."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Toy:
    """A figure to play with, between the words that set the task and those that take stock."""

    figure: Figure
    task: str
    notice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toys:
    """Toys, one at a time, each chosen by its picture."""

    toys: tuple[Toy, ...]


@dataclass(frozen=True, slots=True)
class Deep:
    """Blocks that are shown from a depth on."""

    depth: Depth
    blocks: tuple[Block, ...]


Block = (
    Hero | Words | Shown | Side | Steps | Toys | Fold | Deep | Chat | Ways | Check | Exercise
    | Hunt | Ledger | Gallery | Glossary | Citing | References | Debate | Routes | Decks | Picker
    | Picked | Index | Receipts | Room
)  # fmt: skip
