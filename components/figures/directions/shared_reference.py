"""A toy: directions of unrelated topics look alike when all subtract one far-away mean."""

from __future__ import annotations

from itertools import combinations
from math import acos, cos, sin
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice
from components.figures.core.thumbnail import Thumbnail
from components.figures.directions.controls import DISTANCE
from components.geometry.directions import Array, angle
from components.geometry.toys.reference import cosines, shared_cosine, topics
from components.study import Study

GAP = 0.09  # between the two panels, as a share of the width


@figure(
    "shared-reference",
    "What a shared reference does",
    page="categories",
    needs=["toy_reference"],
    controls=[DISTANCE],
    thumbnail=Thumbnail(words=r"^\d+°$"),
    predict=Choice(
        "Topics that have nothing in common all subtract one mean. What happens to their cosines "
        "as that mean moves away?",
        options=lambda study: ["they stay about zero", "they rise", "they fall below zero"],
        answer=lambda study: "they rise",
    ),
)
def shared_reference(study: Study, *, distance: str) -> go.Figure:
    """Cosines of unrelated topics against the distance of the mean that all subtract. Simulated.

    Reads the parameters in `toy_reference`. Lengths are in shifts of a topic. On the left two of
    the topics and the controls' mean, in the plane that these three span, true to scale.
    """
    toy = study.table("toy_reference").iloc[0]
    means, away = topics(int(toy["topics"]), int(toy["dimensions"]), int(toy["seed"]))
    steps = [float(step) for step in DISTANCE.options(study)]
    chosen = float(distance)
    pairs = list(combinations(range(len(means)), 2))
    rows = pd.DataFrame(
        [
            (step, i + 1, j + 1, round(float(matrix[i, j]), 4))
            for step in steps
            for matrix in [cosines(means - step * away)]
            for i, j in pairs
        ],
        columns=["distance", "topic_i", "topic_j", "cosine"],
    )
    here = rows.loc[rows["distance"] == chosen, "cosine"]

    fig = go.Figure()
    one, other = triangle(means[0], means[1], chosen * away)
    far = float(max(one[0], other[0]))
    _traces(fig, one, other, far)
    _cosines(fig, pairs, rows, study, chosen, here)
    reach, half = max(steps), 1.15
    wedge = angle(float(here.iloc[0]))
    _layout(fig, reach, half, one, far, other, wedge, chosen)
    mean = float(here.mean())
    means_by_step = rows.groupby("distance")["cosine"].mean()
    return theme.finish(
        fig,
        title=f"Unrelated topics, one shared reference: their cosine averages {mean:.2f}".replace(
            "-", "−"
        ),
        subtitle="Simulated. Each topic’s direction runs from the controls’ mean to its own; the "
        "slider moves that mean away",
        alt=_alt(means, distance, pairs, here, mean, wedge, means_by_step, steps),
        n=f"{len(means)} simulated topics in {int(toy['dimensions'])} dimensions, "
        f"{len(pairs)} pairs",
        rows=rows,
        readout=_readout(study, distance, here, mean, chosen),
        height=320,
        narrow=_narrow(reach),
    )


def _layout(
    fig: go.Figure,
    reach: float,
    half: float,
    one: Array,
    far: float,
    other: Array,
    wedge: float,
    chosen: float,
) -> None:
    """Two panels side by side: the triangle, and the cosines over the distance."""
    fig.update_layout(
        xaxis={
            "visible": False,
            "range": [-reach - 0.5, 0.9],
            "domain": [0, 0.5 - GAP / 2],
        },
        yaxis={"visible": False, "range": [-half, half], "scaleanchor": "x", "anchor": "x"},
        xaxis2={
            "title": "distance of the controls’ mean, in shifts of a topic",
            "domain": [0.5 + GAP / 2, 1],
            "range": [-0.12, reach + 0.12],
            "anchor": "y2",
        },
        yaxis2={
            "range": [-0.25, 1.05],
            "tickvals": [0, 0.5, 1],
            "showgrid": True,
            "anchor": "x2",
            "domain": [0, 1],
        },
        margin={"l": 8, "r": 12, "t": 12},
        annotations=_corners(one, other, far, wedge),
        shapes=[
            {
                "type": "line",
                "xref": "x2",
                "yref": "y2 domain",
                "x0": chosen,
                "x1": chosen,
                "y0": 0,
                "y1": 1,
                "line": {"color": theme.ACCENT, "width": 1, "dash": "dot"},
            }
        ],
    )


def _corners(one: Array, other: Array, far: float, wedge: float) -> list[dict[str, Any]]:
    """The names of the corners, the angle, and what the second panel shows."""
    return [
        theme.note("topic A", x=float(one[0]) - far, y=float(one[1]), xanchor="left", xshift=8),
        theme.note("topic B", x=float(other[0]) - far, y=float(other[1]), xanchor="left", xshift=8),
        theme.note("controls’<br>mean", x=-far, y=0, yanchor="top", yshift=-14),
        theme.note(
            f"{wedge:.0f}°",
            x=-0.5 * far,
            y=0,
            font={"size": 16, "color": theme.ACCENT},
        ),
        theme.note(
            "cosine of each pair of topics",
            x=0,
            xref="x2",
            xanchor="left",
            y=1.04,
            yref="y2",
            yanchor="top",
            bgcolor=theme.BACKGROUND,
        ),
    ]


def _cosines(
    fig: go.Figure,
    pairs: list[tuple[int, int]],
    rows: pd.DataFrame,
    study: Study,
    chosen: float,
    here: pd.Series,
) -> None:
    for i, j in pairs:
        line = rows[(rows["topic_i"] == i + 1) & (rows["topic_j"] == j + 1)]
        fig.add_scatter(
            x=line["distance"].tolist(),
            y=line["cosine"].tolist(),
            xaxis="x2",
            yaxis="y2",
            mode="lines",
            line={"color": theme.METHODS[1], "width": 1},
            customdata=DISTANCE.options(study),
            meta={"sets": DISTANCE.name},
            hovertemplate=f"topics {i + 1} and {j + 1}<br>distance %{{x:g}}: cosine %{{y:.2f}}"
            "<extra></extra>",
        )
    fig.add_scatter(
        x=[chosen] * len(here),
        y=here.tolist(),
        xaxis="x2",
        yaxis="y2",
        mode="markers",
        marker={"size": 9, "color": theme.METHODS[1], "line": {"width": 1, "color": theme.INK}},
        hovertemplate="cosine of two topics: %{y:.2f}<extra></extra>",
    )


def _traces(fig: go.Figure, one: np.ndarray, other: np.ndarray, far: float) -> None:
    for end in (one, other):
        fig.add_scatter(
            x=[-far, end[0] - far],
            y=[0, end[1]],
            mode="lines+markers",
            line={"color": theme.INK2, "width": 2},
            marker={
                "symbol": "arrow",
                "angleref": "previous",
                "size": [0, 14],
                "color": theme.INK2,
            },
            hoverinfo="skip",
        )
    fig.add_scatter(
        x=[-far],
        y=[0],
        mode="markers",
        marker={
            "symbol": "diamond-open",
            "size": 14,
            "color": theme.CONTROL,
            "line": {"width": 3, "color": theme.CONTROL},
        },
        hovertemplate="mean of the controls<extra></extra>",
    )


def _alt(
    means: np.ndarray,
    distance: str,
    pairs: list[tuple[int, int]],
    here: pd.Series,
    mean: float,
    wedge: float,
    means_by_step: pd.Series,
    steps: list[float],
) -> str:
    return (
        f"Simulated. {len(means)} topics with unrelated shifts all subtract one mean. With "
        f"that mean {distance} shifts away, the {len(pairs)} cosines lie between {here.min():.2f} "
        f"and {here.max():.2f}, {mean:.2f} on average; topics A and B are {wedge:.0f} degrees "
        f"apart. They rise together, from {means_by_step.iloc[0]:.2f} on average at distance "
        f"{steps[0]:g} to {means_by_step.iloc[-1]:.2f} at {steps[-1]:g}."
    )


def _narrow(reach: float) -> dict[str, Any]:
    return {
        "height": 470,
        "xaxis": {"domain": [0, 1], "range": [-reach - 0.5, 1.5]},
        "yaxis": {"domain": [0.62, 1]},
        "xaxis2": {
            "domain": [0, 1],
            "title": {"text": "distance of the controls’ mean, in shifts"},
        },
        "yaxis2": {"domain": [0, 0.52]},
        "margin": {"l": 36, "r": 8},
    }


def _readout(
    study: Study, distance: str, here: pd.Series, mean: float, chosen: float
) -> list[tuple[str, str]]:
    return [
        ("Distance of the controls’ mean", DISTANCE.words(study, distance)),
        (
            "Cosines of unrelated topics",
            f"{here.min():.2f} to {here.max():.2f}, {mean:.2f} on average",
        ),
        (
            "What the distance alone makes",
            f"s²/(1 + s²) = {shared_cosine(chosen):.2f} with s = {distance}",
        ),
    ]


def triangle(one: Array, other: Array, reference: Array) -> tuple[Array, Array]:
    """Two ends (2,) in a plane with the reference at 0: same lengths, same angle between them."""
    a, b = one - reference, other - reference
    lengths = float(np.linalg.norm(a)), float(np.linalg.norm(b))
    half = acos(float(np.clip(a @ b / (lengths[0] * lengths[1]), -1.0, 1.0))) / 2
    return (
        lengths[0] * np.array([cos(half), sin(half)]),
        lengths[1] * np.array([cos(half), -sin(half)]),
    )
