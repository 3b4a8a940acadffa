"""The works that a reader should know, with one sentence each: pages/references.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from components.study.folders import PAGES


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
    text = (PAGES / "references.toml").read_text("utf-8")
    groups = tomllib.loads(text)["group"]
    return {group["title"]: tuple(Work(**work) for work in group["work"]) for group in groups}
