"""The pages in reading order, with their titles: pages/contents.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from components.study.folders import PAGES


@dataclass(frozen=True, slots=True)
class Entry:
    """One page. `id` is its path, and the name of its script and of its words."""

    id: str
    title: str
    question: str  # one sentence: the page's description in links and search results
    section: str
    hidden: bool = False  # open to those who have a link, but in no menu


@lru_cache(maxsize=1)
def contents() -> tuple[Entry, ...]:
    """All pages, the home page first."""
    sections = tomllib.loads((PAGES / "contents.toml").read_text("utf-8"))["section"]
    return tuple(
        Entry(**page, section=section["title"]) for section in sections for page in section["page"]
    )


@lru_cache(maxsize=1)
def site_title() -> str:
    """The name of the whole."""
    return str(tomllib.loads((PAGES / "contents.toml").read_text("utf-8"))["title"])
