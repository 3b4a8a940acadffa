"""A figure by itself, away from its page: its source in a line, its layout for little room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.figures.core.figure import Figure
from components.packing.variants import source_line
from components.study import Study


def sources(figure: Figure, study: Study, n: str) -> str:
    """Kind and origin of what is drawn, each once, and on what it was measured."""
    lines = dict.fromkeys(
        f"{line['kind']}: {line['origin']}" for line in source_line(figure, study)
    )
    return ". ".join((*lines, n)) + "."


def over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of `below` with `above` laid over it; lists are replaced whole."""
    made = dict(below)
    for name, value in above.items():
        both = isinstance(value, Mapping) and isinstance(made.get(name), Mapping)
        made[name] = over(made[name], value) if both else value
    return made
