"""The table of results: each row a measurement beside its floor and its target."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

MARKS = ("<!-- bench -->", "<!-- /bench -->")


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: what was measured `runs` times, its floor, and the most it may be."""

    what: str
    unit: str
    values: tuple[float, ...]
    floor: tuple[float, ...] = ()  # the same of the bare app or page
    target: float | None = None  # at most this
    of_floor: float | None = None  # at most this many times the floor
    note: str = ""
    headline: str = ""  # what it says to those who read one line of it

    @property
    def limit(self) -> float | None:
        """The most that the median may be; None where there is no target."""
        by_floor = self.of_floor and self.floor and self.of_floor * statistics.median(self.floor)
        limits = [limit for limit in (self.target, by_floor or None) if limit is not None]
        return min(limits) if limits else None

    @property
    def met(self) -> bool | None:
        """Whether the median keeps within the limit; None where there is none."""
        return None if self.limit is None else statistics.median(self.values) <= self.limit


def number(value: float) -> str:
    """Three significant digits, without an exponent."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def spread(values: Sequence[float]) -> str:
    """The median, and the smallest and largest where they are other numbers."""
    if not values:
        return "–"
    middle, low, high = statistics.median(values), min(values), max(values)
    around = f" ({number(low)} to {number(high)})" if number(low) != number(high) else ""
    return number(middle) + around


def markdown(rows: Sequence[Row], circumstances: str) -> str:
    """The rows as a table, and under it how it was measured."""
    lines = [
        "| What | Here | Bare | At most | |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        what = f"{row.what}, {row.unit}" if row.unit else row.what
        if row.note:
            what += f" ({row.note})"
        limit = "" if row.limit is None else number(row.limit)
        sign = {None: "", True: "✓", False: "✗"}[row.met]
        floor = spread(row.floor) if row.floor else ""
        lines.append(f"| {what} | {spread(row.values)} | {floor} | {limit} | {sign} |")
    return "\n".join([*lines, "", circumstances, ""])


def headlines(rows: Sequence[Row]) -> str:
    """The rows that have one, as a list of one line each."""
    lines = []
    for row in rows:
        if row.headline:
            other = row.what.partition("; bare: ")[2] or "a bare app"
            beside = f", beside {spread(row.floor)} of {other}" if row.floor else ""
            lines.append(f"- {row.headline}: {spread(row.values)} {row.unit}{beside}".rstrip())
    return "\n".join([*lines, ""])


def record(rows: Sequence[Row], circumstances: str) -> str:
    """The rows as JSON, with every single value."""
    each: list[dict[str, Any]] = [
        {**asdict(row), "limit": row.limit, "met": row.met} for row in rows
    ]
    return json.dumps({"circumstances": circumstances, "rows": each}, indent=1) + "\n"


def into(page: Path, table: str) -> None:
    """Put what was measured between the marks of a file. Raises ValueError where it has none."""
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not (begin and end):
        raise ValueError(f"{page.name} has no place for the table: {' '.join(MARKS)}.")
    page.write_text(f"{before}{begin}\n\n{table}\n{end}{after}", "utf-8")
