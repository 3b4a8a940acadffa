"""The blocks of each page: those that its script names, else all of its words in order."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from functools import lru_cache

from components.blocks.kinds import (
    Block,
    Chat,
    Check,
    Deep,
    Fold,
    Hero,
    Shown,
    Side,
    Steps,
    Toys,
    Ways,
    Words,
)
from components.figures import Figure
from components.study.folders import PAGES
from components.study.prose import sections


def blocks(id: str) -> tuple[Block, ...]:
    """The blocks of a page, in order.

    pages/ID.py may define BLOCKS. Without it a page has its sections in the order of pages/ID.md,
    and then its questions.
    """
    script = PAGES / f"{id}.py"
    if script.is_file():
        return _named(str(script))
    named = tuple(sections(PAGES / f"{id}.md"))
    return (Words(named), Check()) if named else (Check(),)


@lru_cache(maxsize=128)  # scripts change with the code alone
def _named(script: str) -> tuple[Block, ...]:
    found: tuple[Block, ...] = runpy.run_path(script)["BLOCKS"]
    return found


def each(some: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks in order, and after each that holds others these."""
    for block in some:
        yield block
        if isinstance(block, Fold | Deep):
            yield from each(block.blocks)


def names(some: tuple[Block, ...]) -> tuple[str, ...]:
    """The sections of words that blocks show, in order."""
    found: list[str] = []
    for block in each(some):
        match block:
            case Words() | Hero():
                found += block.names
            case Steps():
                for step in block.steps:
                    found += [step.name, *(_exchanged(step.chat) if step.chat else ())]
            case Chat():
                found += _exchanged(block)
            case Toys():
                for toy in block.toys:
                    found += [toy.task, *toy.notice]
            case Ways():
                found += [way.name for way in block.ways]
    return tuple(found)


def _exchanged(chat: Chat) -> tuple[str, str]:
    return chat.exchange, chat.mark


def shown(some: tuple[Block, ...]) -> tuple[Shown, ...]:
    """The figures among blocks, in order, each with its parts."""
    found: list[Shown] = []
    for block in each(some):
        match block:
            case Shown():
                found.append(block)
            case Side():
                found += block.shown
            case Toys():
                found += [Shown(toy.figure) for toy in block.toys]
            case Steps():
                found += [Shown(figure) for figure in block.figures]
    return tuple(found)


def figures(id: str) -> tuple[Figure, ...]:
    """The figures that a page shows, in order."""
    return tuple(found.figure for found in shown(blocks(id)))


def first(id: str) -> Figure | None:
    """The figure that a reader of a page sees first, if it shows any."""
    return next(iter(figures(id)), None)
