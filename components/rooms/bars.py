"""A tally as HTML that needs no script: a table whose cells hold bars and the counts they show.

It is no figure of the catalogue: those draw a study’s tables, and a class’s guesses are in none.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from components.rooms.tally import Tally

HEADS = ("Before discussion", "After discussion")
TEMPLATES = Path(__file__).with_name("templates")


def bars(tally: Tally) -> str:
    """One row for each answer, one column for each round, every count in words as well."""
    shares = (
        count / total
        for row in tally.rows
        for count, total in zip(row.counts, tally.totals, strict=False)
        if total
    )
    return _template().render(tally=tally, heads=HEADS, full=max(shares, default=0) or 1)


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = FileSystemLoader(TEMPLATES)
    made = Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return made.get_template("tally.html")
