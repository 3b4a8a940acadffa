"""The blocks of each page: those that its script names, else all of its words in order."""

from __future__ import annotations

import runpy
from functools import lru_cache

from components.blocks.kinds import Block, Check, Shown, Side, Words
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
    names = tuple(sections(PAGES / f"{id}.md"))
    return (Words(names), Check()) if names else (Check(),)


@lru_cache(maxsize=128)  # scripts change with the code alone
def _named(script: str) -> tuple[Block, ...]:
    found: tuple[Block, ...] = runpy.run_path(script)["BLOCKS"]
    return found


def shown(some: tuple[Block, ...]) -> tuple[Shown, ...]:
    """The figures among blocks, in order, each with its parts."""
    found: list[Shown] = []
    for block in some:
        match block:
            case Shown():
                found.append(block)
            case Side(each):
                found += each
    return tuple(found)


def figures(id: str) -> tuple[Figure, ...]:
    """The figures that a page shows, in order."""
    return tuple(each.figure for each in shown(blocks(id)))


def first(id: str) -> Figure | None:
    """The figure that a reader of a page sees first, if it shows any."""
    return next(iter(figures(id)), None)
