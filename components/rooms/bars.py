"""A tally as HTML that needs no script: a table whose cells hold bars and the counts they show.

It is no figure of the catalogue: those draw a study’s tables, and a class’s guesses are in none.
"""

from __future__ import annotations

from html import escape

from components.rooms.tally import Tally

HEADS = ("Before discussion", "After discussion")


def bars(tally: Tally) -> str:
    """One row for each answer, one column for each round, every count in words as well."""
    heads = "".join(
        f'<th scope="col">{head} <span>{_votes(total)}</span></th>'
        for head, total in zip(HEADS, tally.totals, strict=False)
    )
    full = max((s for row in tally.rows for s in map(_share, row.counts, tally.totals)), default=0)

    def cell(count: int, total: int) -> str:
        width = 100 * _share(count, total) / (full or 1)
        bar = f'<i style="width:{width:.0f}%"></i>' if count else ""
        return f'<td><div class="bar">{bar}</div><span>{count} of {total}</span></td>'

    rows = "".join(
        f'<tr><th scope="row">{escape(row.words)}</th>'
        f"{''.join(map(cell, row.counts, tally.totals))}</tr>"
        for row in tally.rows
    )
    unit = f", in {escape(tally.ballot.unit)}" if tally.ballot.unit else ""
    return (
        f'<table class="tally rounds-{len(tally.totals)}"><caption>{escape(tally.ballot.question)}'
        f'</caption><thead><tr><th scope="col">Guess{unit}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody>{_foot(tally)}</table>"
    )


def _foot(tally: Tally) -> str:
    """The middle guess of each round, where guesses are numbers."""
    if not any(tally.middles):
        return ""
    cells = "".join(f"<td>{escape(middle) or 'none'}</td>" for middle in tally.middles)
    return f'<tfoot><tr><th scope="row">Middle guess</th>{cells}</tr></tfoot>'


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0


def _votes(count: int) -> str:
    return f"{count} vote" if count == 1 else f"{count} votes"
