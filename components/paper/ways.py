"""Ways on, as pictures: a figure's thumbnail, what to do, and what one finds there."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import Way
from components.paper.edition import Edition
from components.paper.words import inline
from components.study.prose import words


def ways(edition: Edition, page: str, each: Sequence[Way]) -> Markup:
    """A card for each way. Raises DataProblem."""
    cards = []
    for way in each:
        title, _, more = words(page, way.name, edition.study).partition("\n")
        cards.append((way, inline(title, edition.at), inline(more.strip(), edition.at)))
    return edition.render("ways.html", cards=cards)
