"""The ledger of statements: read and counted. Readers filter it in the browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from components.study.bundle import Study
from components.study.problem import DataProblem

TABLE = "claims"
ONE = "one"  # of the cases of a statement, where it speaks of each
NONE = "none"  # what stands in place of a figure where none shows the matter
# From well supported to undecidable, with a mark, so that colour is never needed.
STATUSES = {
    "stands": "✓",
    "stands with caveat": "≈",
    "contradicted by the data": "✗",
    "drawn for effect": "✎",
    "not checkable here": "?",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a work, whether it stands, and what a careful reader should know."""

    id: str
    source: str
    part: str
    statement: str
    status: str
    reading: str
    figure: str
    cases: str = NONE  # what the statement is about, where it can be counted
    seen: int = 0  # of them, how many the evidence saw
    total: int = 0
    takes: str = NONE  # how many cases contradict it: one, or all

    @property
    def covered(self) -> bool:
        """Whether enough of its cases were seen for a contradiction."""
        return self.total > 0 and self.seen >= (1 if self.takes == ONE else self.total)

    @property
    def coverage(self) -> str:
        """How many of its cases were seen, in words; empty where they are not counted."""
        if not self.total:
            return ""
        enough = "; one against it is enough" if self.takes == ONE and self.total > 1 else ""
        return f"Seen: {self.seen:,} of {self.total:,} {self.cases}{enough}."


@lru_cache(maxsize=8)
def claims(study: Study) -> tuple[Claim, ...]:
    """All statements. Raises DataProblem, or NotInStudy."""
    rows = study.table(TABLE).itertuples(index=False)
    return tuple(Claim(*row) for row in rows)


def counts(study: Study) -> Mapping[str, int]:
    """How many statements each figure is about; empty where the ledger cannot be read."""
    try:
        return Counter(claim.figure for claim in claims(study) if claim.figure != NONE)
    except DataProblem:
        return {}
