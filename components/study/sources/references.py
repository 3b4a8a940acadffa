"""The works that a reader should know, with one sentence each: pages/references.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from components.study.folders import PAGES
from components.study.reading import read_toml


@dataclass(frozen=True, slots=True)
class Work:
    """One work. `url` is empty where there is nothing that may be linked."""

    authors: str
    year: int
    title: str
    published: str
    url: str
    says: str  # what it adds, in a sentence or two, as Markdown


@lru_cache(maxsize=1)
def references() -> dict[str, tuple[Work, ...]]:
    """Works by the title of their group, in the order of the file."""
    groups = read_toml(PAGES / "references.toml", PAGES)["group"]
    return {group["title"]: tuple(Work(**work) for work in group["work"]) for group in groups}
