"""The glossary: one definition for each term of art, used by all pages."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from components.study.folders import PAGES


@lru_cache(maxsize=1)
def glossary() -> dict[str, str]:
    """Term to its definition, in the order of the file."""
    text = (PAGES / "glossary.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["term"])
