"""The two panels of the toy of several directions: a plane of prompts, and rows of shares."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.geometry.directions import Array
from components.geometry.toys import toy_rank

SHOWN = 220  # prompts drawn in the plane
SYMBOLS = ("circle", "square", "diamond", "triangle-up")  # one for each kind of harm
SPLIT = 0.5  # share of the width that the plane takes


def plane(result: toy_rank.Result, positions: Array) -> list[go.Scatter]:
    """The first prompts at `positions` (n, 2), by kind of harm and by what becomes of them."""
    traces = []
    for kind in np.unique(result.kinds[:SHOWN]):
        for refused in (False, True):
            some = (result.kinds[:SHOWN] == kind) & (result.refused_after[:SHOWN] == refused)
            colour = theme.REFUSED if refused else theme.ANSWERED
            symbol = SYMBOLS[kind]
            traces.append(
                go.Scatter(
                    x=np.round(positions[:SHOWN, 0][some], 2).tolist(),
                    y=np.round(positions[:SHOWN, 1][some], 2).tolist(),
                    mode="markers",
                    marker={
                        "size": 8,
                        "symbol": symbol if refused else f"{symbol}-open",
                        "color": colour,
                        "opacity": 0.75,
                        "line": {"width": 1.5, "color": colour},
                    },
                    hovertemplate=f"kind {kind + 1}: {'refused' if refused else 'answered'}"
                    "<extra></extra>",
                )
            )
    return traces


def in_plane(positions: Array) -> Array:
    """The first two coordinates (n, 2); a missing second one is zero."""
    if positions.shape[1] > 1:
        return positions[:, :2]
    return np.column_stack([positions[:, 0], np.zeros(len(positions))])


def rings(before: pd.DataFrame) -> go.Scatter:
    """A quiet ring for the share refused before the cut."""
    return go.Scatter(
        x=before["percent"].tolist(),
        y=before["place"].tolist(),
        xaxis="x2",
        yaxis="y2",
        mode="markers",
        marker={"size": 19, "symbol": "circle-open", "color": theme.INK3, "line": {"width": 2}},
        cliponaxis=False,
        customdata=before["counts"].tolist(),
        hovertemplate="before the cut: %{customdata} refused<extra></extra>",
    )


def row_labels(after: pd.DataFrame) -> list[dict[str, object]]:
    """Names and counts above the rows of shares."""
    notes = []
    for row in after.itertuples():
        name = f"<b>{row.prompts}</b>" if row.place == 0 else row.prompts
        for text, x, anchor, ink in (
            (name, 0, "left", theme.INK2),
            (f"{row.counts} after", 1, "right", theme.REFUSED if row.refused else theme.INK3),
        ):
            notes.append(
                theme.note(
                    text,
                    x=x,
                    xref="x2 domain",
                    xanchor=anchor,
                    y=row.place + 0.24,
                    yref="y2",
                    yanchor="bottom",
                    font={"size": 14, "color": ink},
                )
            )
    return notes


def arrows(fig: go.Figure, result: toy_rank.Result, k: int) -> None:
    """How the mean of each kind moved in the plane, from before the cut to after it."""
    before, after = in_plane(result.before), in_plane(result.after)
    for kind in range(k):
        some = result.kinds == kind
        if not some.any():
            continue
        start, end = before[some].mean(axis=0), after[some].mean(axis=0)
        fig.add_annotation(
            theme.note(
                f"kind {kind + 1}",
                x=round(float(start[0]), 2),
                y=round(float(start[1]), 2),
                xanchor="left",
                xshift=6,
                yshift=12,
                font={"size": 14, "color": theme.INK},
            )
        )
        if np.linalg.norm(end - start) < 0.5:
            continue
        fig.add_scatter(
            x=[round(float(start[0]), 2), round(float(end[0]), 2)],
            y=[round(float(start[1]), 2), round(float(end[1]), 2)],
            mode="lines+markers",
            line={"color": theme.INK, "width": 2},
            marker={
                "symbol": "arrow",
                "angleref": "previous",
                "size": [0, 15],
                "color": theme.INK,
            },
            hoverinfo="skip",
        )


def detectors(fig: go.Figure, threshold: float, k: int) -> None:
    """Where the first two detectors fire."""
    quiet = {"color": theme.INK3, "width": 1.5, "dash": "dash"}
    ends = {"x0": threshold, "x1": threshold, "y0": -6.5, "y1": 11.5}
    fig.add_shape(type="line", **ends, line=quiet, layer="below")
    if k > 1:
        turned = {f"{'y' if name[0] == 'x' else 'x'}{name[1]}": at for name, at in ends.items()}
        fig.add_shape(type="line", **turned, line=quiet, layer="below")
    above = "refused by direction 2 ↑" if k > 1 else "there is no second direction"
    fig.add_annotation(
        theme.note("refused →", x=threshold, xanchor="left", xshift=4, y=11.5, yanchor="top")
    )
    fig.add_annotation(
        theme.note(
            above,
            x=11.5,
            xanchor="right",
            y=threshold if k > 1 else -6.5,
            yanchor="bottom",
        )
    )


def second(axis: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """The layout of an x axis as that of the second one, to the right of the first."""
    return {
        "xaxis2": {
            **axis["xaxis"],
            "domain": [SPLIT + 0.06, 0.99],
            "anchor": "y2",
            "title": "share of prompts refused",
        }
    }
