"""Arguments on cards, sorted by what could settle them, as HTML that needs no script."""

from __future__ import annotations

from html import escape
from typing import Any

from components.study.bundle import Study
from components.study.contents import contents

COLUMNS = {
    "shown": ("Shown by these data", "More data could still change it."),
    "values": ("A matter of values", "Data alone cannot settle it."),
    "unknown": ("Unknown", "Data could settle it, and nobody here has them."),
}
SIDES = {
    "openness": "used for openness",
    "caution": "used for caution",
    "both": "used by both sides",
}
NONE = "none"


def cards(study: Study) -> str:
    """Three columns of cards. Raises DataProblem, or NotInStudy."""
    rows = study.table("debate").sort_values("order")
    columns = ""
    for id, (title, says) in COLUMNS.items():
        items = "".join(_card(row) for row in rows[rows["column"] == id].itertuples())
        columns += (
            f'<section aria-labelledby="debate-{id}"><h3 id="debate-{id}">{escape(title)}</h3>'
            f'<p class="says">{escape(says)}</p><ul>{items}</ul></section>'
        )
    return f'<div class="debate">{columns}</div>'


def _card(row: Any) -> str:
    titles = {page.id: page.title for page in contents()}
    link = ""
    if row.page in titles:
        link = f'<p><a href="{escape(row.page)}">See “{escape(titles[row.page])}”</a></p>'
    return (
        f'<li data-side="{escape(row.side)}"><p class="side">{escape(SIDES[row.side])}</p>'
        f'<p class="claim">{escape(row.claim)}</p><p>{escape(row.why)}</p>{link}</li>'
    )
