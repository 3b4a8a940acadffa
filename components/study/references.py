"""The works that a reader should know, with one sentence each: pages/references.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from components.study.folders import PAGES

EMPHASIS = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True, slots=True)
class Work:
    """One work. `url` is empty where there is nothing that may be linked."""

    authors: str
    year: int
    title: str
    published: str
    url: str
    says: str  # what it adds, in a sentence or two


@lru_cache(maxsize=1)
def references() -> dict[str, tuple[Work, ...]]:
    """Works by the title of their group, in the order of the file."""
    text = (PAGES / "references.toml").read_text("utf-8")
    groups = tomllib.loads(text)["group"]
    return {group["title"]: tuple(Work(**work) for work in group["work"]) for group in groups}


def listed() -> str:
    """All works by group, as HTML that needs no script."""
    parts = ""
    for title, works in references().items():
        items = "".join(_item(work) for work in works)
        parts += f"<h3>{escape(title)}</h3><ul>{items}</ul>"
    return f'<div class="references">{parts}</div>'


def _item(work: Work) -> str:
    title = f"<cite>{escape(work.title)}</cite>"
    if work.url:
        title = f'<a href="{escape(work.url)}">{title}</a>'
    says = EMPHASIS.sub(r"<em>\1</em>", escape(work.says))
    return (
        f"<li>{escape(work.authors)} ({work.year}). {title}. {escape(work.published)}. "
        f'<span class="says">{says}</span></li>'
    )
