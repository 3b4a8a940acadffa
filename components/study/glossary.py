"""The glossary: one definition for each term of art, used by all pages."""

from __future__ import annotations

from functools import lru_cache

from components.study.folders import PAGES
from components.study.reading import read_toml


@lru_cache(maxsize=1)
def glossary() -> dict[str, str]:
    """Term to its definition, in the order of the file."""
    return dict(read_toml(PAGES / "glossary.toml", PAGES)["term"])
