"""The pages in reading order, with their titles: pages/contents.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from components.study.folders import PAGES
from components.study.reading import read_toml


@dataclass(frozen=True, slots=True)
class Entry:
    """One page. `id` is its path, and the name of its script and of its words."""

    id: str
    title: str
    question: str  # one sentence: the page's description in links and search results
    section: str
    hidden: bool = False  # open to those who have a link, but in no menu

    @property
    def notebook(self) -> str:
        """The name of the notebook with its figures."""
        return f"{self.id}.ipynb"

    @property
    def package(self) -> str:
        """The name of the page as a package for learning platforms."""
        return f"{self.id}.zip"


@lru_cache(maxsize=1)
def contents() -> tuple[Entry, ...]:
    """All pages, the home page first."""
    sections = read_toml(PAGES / "contents.toml", PAGES)["section"]
    return tuple(
        Entry(**page, section=section["title"]) for section in sections for page in section["page"]
    )


@lru_cache(maxsize=1)
def site_title() -> str:
    """The name of the whole."""
    return str(read_toml(PAGES / "contents.toml", PAGES)["title"])
