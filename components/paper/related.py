"""Figures that a reader of some figures may want next: those that draw the same tables."""

from __future__ import annotations

from collections.abc import Sequence

from components.figures import Figure

MOST = 3


def related(shown: Sequence[Figure], among: Sequence[Figure]) -> list[Figure]:
    """Of other pages the figure that shares most tables with those shown, the nearest first."""
    pages = {figure.page for figure in shown}
    tables = {name for figure in shown for name in figure.tables}
    best: dict[str, tuple[int, Figure]] = {}
    for figure in among:
        share = len(tables & set(figure.tables))
        if figure.page not in pages and share > best.get(figure.page, (0, figure))[0]:
            best[figure.page] = (share, figure)
    ranked = sorted(best.values(), key=lambda found: -found[0])
    return [figure for _, figure in ranked[:MOST]]
