"""Everything said of a table, and of the works that tables were taken from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.study.bundle import Study
from components.study.problem import DataProblem
from components.study.schema import Column
from components.study.sources.provenance import Origin


@dataclass(frozen=True, slots=True)
class Receipt:
    """One table: its kind, meaning, provenance and columns; or why it cannot be used."""

    name: str
    kind: str
    meaning: str
    facts: Mapping[str, str]  # what is said of where it comes from, by a short name
    columns: Mapping[str, Column]
    rows: int = 0
    problem: str = ""


def receipt(study: Study, name: str) -> Receipt:
    """What is said of one table. Raises NotInStudy."""
    entry = study.entry(name)
    source, table = entry.provenance, study.schema.get(name)
    said = {
        "From": f"{source.origin.name}, {source.origin.version}",
        "Where in it": source.locator or f"{source.script}, seed {source.seed}",
        "What was done": source.done,
        "Reading error": source.error,
        "To keep in mind": source.caveat,
    }
    rows, problem = 0, ""
    try:
        rows = len(study.table(name))
    except DataProblem as found:
        problem = str(found)
    return Receipt(
        name=name,
        kind=str(source.kind),
        meaning=table.meaning if table else "Not in the data dictionary.",
        facts={term: text for term, text in said.items() if text},
        columns=table.columns if table else {},
        rows=rows,
        problem=problem,
    )


def receipts(study: Study) -> tuple[Receipt, ...]:
    """All tables, in the order of the manifest."""
    return tuple(receipt(study, name) for name in study.entries)


def works(study: Study) -> tuple[Origin, ...]:
    """The works that numbers are taken from, by name."""
    found = {entry.provenance.origin for entry in study.entries.values()}
    return tuple(sorted(found, key=lambda work: work.name))
