"""Pages read without running them: what a page's script shows, in order, and words as HTML."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt

FIGURES = ("figure", "figures")  # what a page calls to show figures
BLOCK_FORMULA = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
FORMULA = re.compile(r"\$([^$\n]+)\$")


@dataclass(frozen=True, slots=True)
class Shown:
    """One call of a page's script: the method of the page, and the names it is given."""

    how: str
    names: tuple[str, ...]
    parts: tuple[str, ...] = ()  # of a figure, where the script names some


def order(script: Path) -> Iterator[Shown]:
    """What a page's script shows, in order."""
    for statement in ast.parse(script.read_text("utf-8")).body:
        for call in ast.walk(statement):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            if isinstance(call.func.value, ast.Name) and call.func.value.id == "page":
                parts = (word.value for word in call.keywords if word.arg == "parts")
                yield Shown(call.func.attr, _texts(call.args), _texts(_items(parts)))


def _items(values: Iterator[ast.expr]) -> list[ast.expr]:
    return [item for value in values if isinstance(value, ast.List) for item in value.elts]


def _texts(arguments: list[ast.expr]) -> tuple[str, ...]:
    values = [each.value for each in arguments if isinstance(each, ast.Constant)]
    return tuple(value for value in values if isinstance(value, str))


@lru_cache(maxsize=2)
def _reader(tags: bool) -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": tags}).enable("table")


def html(markdown: str, *, tags: bool) -> str:
    """Markdown as HTML, as the app shows it; `tags`: whether HTML in it stays what it is."""
    return str(_reader(tags).render(markdown))


def cell(value: object) -> str:
    """A cell of a table in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
