"""Lines of text in a picture: where they break, and how high they are, by estimate."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

LINE = 1.3  # height of a line of text, in sizes of its type, as Plotly sets it
PLAIN, BOLD = 0.56, 0.63  # mean width of a letter, in sizes of its type


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text of one size, in px, and for how many lines there is room at least."""

    lines: tuple[str, ...]
    size: int
    room: int = 0

    @property
    def text(self) -> str:
        return "<br>".join(self.lines)

    @property
    def height(self) -> int:
        return ceil(max(self.room, len(self.lines)) * self.size * LINE)


def wrapped(text: str, size: int, width: int, letter: float = PLAIN) -> Block:
    """Text in lines that fit into `width` px."""
    most = max(8, int(width / (size * letter)))
    return Block(tuple(textwrap.wrap(text, most, break_on_hyphens=False)), size)


def even(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, each with room for as many lines as the longest has."""
    most = max(len(block.lines) for block in blocks)
    return [replace(block, room=most) for block in blocks]
