"""The two panels of the toy of contaminated classes: strips of prompts, and bars of cosines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from components.figures.core import theme
from components.geometry.directions import Array
from components.geometry.toys.toy import World

SHOWN = 90  # prompts drawn in each strip
GOLDEN = (5**0.5 - 1) / 2  # its multiples spread evenly, so that dots seldom lie on one another
SPLIT = 0.66  # share of the width that the strips take


def strips(rows: Sequence[tuple[float, Array]], threshold: float) -> list[go.Scatter]:
    """The first prompts of each row, a height and positions (n,): the answered, the refused."""
    x = np.concatenate([positions[:SHOWN] for _, positions in rows])
    spread = [0.5 * (np.arange(len(each[:SHOWN])) * GOLDEN % 1 - 0.5) for _, each in rows]
    y = np.concatenate([at + aside for (at, _), aside in zip(rows, spread, strict=True)])
    return [_marks(x, y, (x > threshold) == refused, refused) for refused in (False, True)]


def _marks(x: Array, y: Array, some: NDArray[np.bool_], refused: bool) -> go.Scatter:
    colour = theme.REFUSED if refused else theme.ANSWERED
    return go.Scatter(
        x=np.round(x[some], 2).tolist(),
        y=np.round(y[some], 3).tolist(),
        mode="markers",
        marker={
            "size": 8,
            "symbol": "circle" if refused else "circle-open",
            "color": colour,
            "opacity": 0.75,
            "line": {"width": 1.5, "color": colour},
        },
        hovertemplate=f"%{{x:.1f}}: {'refused' if refused else 'answered'}<extra></extra>",
    )


def signed(value: float) -> str:
    """A cosine with its sign, as it is printed."""
    return f"{round(value, 2) + 0:+.2f}".replace("-", "−")


def cosine_bars(cosines: dict[str, float]) -> go.Bar:
    """Cosines with the planted directions as bars, on axes of their own."""
    names = list(cosines)
    return go.Bar(
        x=[round(value, 3) for value in cosines.values()],
        y=names,
        orientation="h",
        xaxis="x2",
        yaxis="y2",
        width=0.45,
        marker={"color": [theme.ACCENT, *[theme.INK3] * (len(names) - 1)]},
        text=[signed(value) for value in cosines.values()],
        textposition="outside",
        textfont={"size": 14, "color": theme.INK},
        cliponaxis=False,
        hovertemplate="planted %{y}: cosine %{x:+.2f}<extra></extra>",
    )


def layout(world: World, notes: list[dict[str, Any]], chance: float) -> dict[str, Any]:
    """Axes of both panels, the threshold of refusal in one, the band of chance in the other."""
    return {
        "xaxis": {
            "domain": [0, SPLIT],
            "range": [-5.5, 11.5],
            "tickvals": [-4, 0, world.threshold, 6, 10],
            "title": "along the planted refusal direction",
        },
        "yaxis": {"visible": False, "range": [-6.15, 0.75]},
        "xaxis2": {
            "domain": [SPLIT + 0.14, 1],
            "range": [-1.5, 1.8],
            "tickvals": [-1, 0, 1],
            "ticktext": ["−1", "0", "+1"],
            "anchor": "y2",
            "title": "cosine of the arrow",
        },
        "yaxis2": {
            "domain": [0.3, 0.9],
            "anchor": "x2",
            "autorange": "reversed",
            "showgrid": False,
        },
        "annotations": notes,
        "shapes": [_band(chance), _threshold(world.threshold)],
        "margin": {"l": 8, "r": 8, "t": 8},
    }


def grey() -> dict[str, Any]:
    """The word for the band of chance."""
    return theme.note("grey: chance", x=0, xref="x2", y=1, yref="y2 domain", yanchor="bottom")


def _band(chance: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "x2",
        "yref": "y2 domain",
        "x0": -chance,
        "x1": chance,
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.RULE,
        "line": {"width": 0},
        "layer": "below",
    }


def _threshold(at: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "yref": "y domain",
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.INK3, "width": 1.5, "dash": "dash"},
        "layer": "below",
    }
