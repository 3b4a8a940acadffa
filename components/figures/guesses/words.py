"""Words that both kinds of spread share."""

from __future__ import annotations

from collections.abc import Mapping

from components.figures.core import theme

MEASURED = theme.METHODS[0]  # guesses are drawn in the accent
HEADS = ("before discussion", "after discussion")
TYPE = 17  # px: on a projector, where all is drawn larger, 29


def counted(votes: int) -> str:
    """A number of votes."""
    return f"{votes} vote{'' if votes == 1 else 's'}"


def with_unit(number: str, unit: str) -> str:
    """A number with its unit."""
    return f"{number} {plain(unit)}".strip()


def plain(text: str) -> str:
    """Words of a teacher, of which Plotly takes none for markup."""
    return text.replace("<", "&lt;")


def of(votes: Mapping[int, int], at: int) -> str:
    """How many chose an answer, of all in the round."""
    return f"{votes.get(at, 0)} of {sum(votes.values())}"
