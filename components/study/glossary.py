"""The glossary: one definition for each term of art, used by all pages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from html import escape

from components.study.folders import PAGES


@lru_cache(maxsize=1)
def glossary() -> dict[str, str]:
    """Term to its definition, in the order of the file."""
    text = (PAGES / "glossary.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["term"])


def definitions() -> str:
    """All terms with their definitions in alphabetical order, as HTML that needs no script."""
    terms = sorted(glossary().items(), key=lambda item: item[0].lower())
    items = "".join(f"<dt>{escape(term)}</dt><dd>{escape(said)}</dd>" for term, said in terms)
    return f'<dl class="glossary">{items}</dl>'
