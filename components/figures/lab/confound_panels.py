"""The two panels of the toy of contaminated classes: strips of prompts, and bars of cosines."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from components.figures.core import theme
from components.geometry.directions import Array

SHOWN = 90  # prompts drawn in each strip
GOLDEN = (5**0.5 - 1) / 2  # its multiples spread evenly, so that dots seldom lie on one another
SPLIT = 0.66  # share of the width that the strips take


def strip(positions: Array, at: float, refused: bool, threshold: float) -> go.Scatter:
    """The refused or the answered prompts among the first of `positions` (n,), at height `at`."""
    x = positions[:SHOWN]
    y = at + 0.5 * (np.arange(len(x)) * GOLDEN % 1 - 0.5)
    some = (x > threshold) == refused
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


def cosine_bars(fig: go.Figure, cosines: dict[str, float], chance: float) -> None:
    """Cosines with the planted directions as bars on axes of their own, with the band of chance."""
    names = list(cosines)
    fig.add_bar(
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
    fig.add_shape(
        type="rect",
        xref="x2",
        yref="y2 domain",
        x0=-chance,
        x1=chance,
        y0=0,
        y1=1,
        fillcolor=theme.RULE,
        line={"width": 0},
        layer="below",
    )
    fig.update_layout(
        xaxis2={
            "domain": [SPLIT + 0.14, 1],
            "range": [-1.5, 1.8],
            "tickvals": [-1, 0, 1],
            "ticktext": ["−1", "0", "+1"],
            "anchor": "y2",
            "title": "cosine of the arrow",
        },
        yaxis2={"domain": [0.3, 0.9], "anchor": "x2", "autorange": "reversed", "showgrid": False},
        annotations=[
            theme.note(
                "grey: chance",
                x=0,
                xref="x2",
                y=1,
                yref="y2 domain",
                yanchor="bottom",
            )
        ],
    )
