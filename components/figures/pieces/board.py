"""A board: rows against columns, each cell a mark with its word, and never colour alone."""

from __future__ import annotations

import textwrap
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme


class Mark(NamedTuple):
    """How one kind of cell looks."""

    word: str
    symbol: str
    colour: str
    size: int = 12


def marks(cells: pd.DataFrame, kinds: dict[str, Mark]) -> list[go.Scatter]:
    """One trace for each kind of cell. `cells` has x, y, kind, and what `says` on hover."""
    traces = []
    for kind, mark in kinds.items():
        some = cells[cells["kind"] == kind]
        traces.append(
            go.Scatter(
                x=some["x"].tolist(),
                y=some["y"].tolist(),
                mode="markers+text",
                text=[wrapped(mark.word)] * len(some),
                textposition="bottom center",
                textfont={"size": 12, "color": theme.INK2},
                marker={
                    "symbol": mark.symbol,
                    "size": mark.size,
                    "color": mark.colour,
                    "line": {"width": 2.5, "color": mark.colour},
                },
                customdata=some["says"].tolist(),
                hovertemplate="%{customdata}<extra></extra>",
                cliponaxis=False,
            )
        )
    return traces


def wrapped(words: str, width: int = 9) -> str:
    """Words broken into lines that fit a narrow cell."""
    return "<br>".join(textwrap.wrap(words, width, break_long_words=False))


def heads(
    names: list[str], *, chosen: str = "", y: float = 1.0, size: int = 13
) -> list[dict[str, Any]]:
    """Column headings above the board, the chosen one in the accent."""
    return [
        theme.note(
            f"<b>{wrapped(name)}</b>" if name == chosen else wrapped(name),
            x=at,
            y=y,
            yref="paper",
            yanchor="bottom",
            yshift=4,
            font={"size": size, "color": theme.ACCENT if name == chosen else theme.INK},
        )
        for at, name in enumerate(names)
    ]


def labels(names: list[str], at: list[float], *, above: float = 0.0) -> list[dict[str, Any]]:
    """Row labels left of the board, or `above` pixels over their row where there is no room."""
    return [
        theme.note(
            name,
            x=0,
            xref="paper",
            xanchor="left" if above else "right",
            xshift=0 if above else -12,
            y=y,
            yshift=above,
            align="left" if above else "right",
            font={"size": 14, "color": theme.INK},
        )
        for name, y in zip(names, at, strict=True)
    ]
