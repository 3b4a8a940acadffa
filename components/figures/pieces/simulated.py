"""Maps of the simulated stream: its kinds of prompts, their marks, and how a map is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme


@dataclass(frozen=True, slots=True)
class Mark:
    """A kind of simulated prompt in words, and what it looks like."""

    name: str
    symbol: str
    colour: str


KINDS = {
    "topic": Mark("sensitive topic", "circle", theme.METHODS[1]),
    "harmful": Mark("harmful", "square", theme.METHODS[2]),
    "control": Mark("everyday control", "diamond-open", theme.CONTROL),
}
CLASSES = {
    "refuse": Mark("refuse class", "circle", theme.METHODS[1]),
    "comply": Mark("comply class", "diamond-open", theme.CONTROL),
}


def scatter(
    fig: go.Figure,
    points: pd.DataFrame,
    by: str,
    *,
    size: float,
    legend: bool,
    counted: str = "",
    **place: Any,
) -> None:
    """Add `points` (x, y), one trace for each value of the column `by`.

    Names in the legend and on hover begin with `counted`.
    """
    marks = KINDS if by == "kind" else CLASSES
    for value, mark in marks.items():
        some = points[points[by] == value]
        if some.empty:
            continue
        fig.add_scatter(
            x=some["x"].tolist(),
            y=some["y"].tolist(),
            mode="markers",
            name=f"{counted}{mark.name} ({len(some)})",
            marker={
                "symbol": mark.symbol,
                "size": size,
                "color": mark.colour,
                "opacity": 0.6,
                "line": {"width": 1.5 if "open" in mark.symbol else 1, "color": mark.colour},
            },
            hoverinfo="skip" if size < 6 else "name",
            showlegend=legend,
            **place,
        )


def frame(*, dashed: bool, **place: Any) -> dict[str, Any]:
    """The frame of a map; dashed where nothing in it was measured."""
    line = {"color": theme.INK3 if dashed else theme.RULE, "width": 2 if dashed else 1}
    return {"type": "rect", "line": line | ({"dash": "dash"} if dashed else {}), **place}
