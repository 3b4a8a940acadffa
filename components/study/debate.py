"""Arguments, sorted by what could settle them."""

from __future__ import annotations

from dataclasses import dataclass

from components.study.bundle import Study

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


@dataclass(frozen=True, slots=True)
class Argument:
    """A claim, why it stands in its column, which side uses it, and the page that shows it."""

    column: str
    side: str
    claim: str
    why: str
    page: str


def arguments(study: Study) -> tuple[Argument, ...]:
    """All arguments, in order. Raises DataProblem, or NotInStudy."""
    rows = study.table("debate").sort_values("order")
    return tuple(
        Argument(
            column=str(row["column"]),
            side=str(row["side"]),
            claim=str(row["claim"]),
            why=str(row["why"]),
            page=str(row["page"]),
        )
        for _, row in rows.iterrows()
    )
