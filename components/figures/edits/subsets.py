"""Refusals against where the edit is made."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.edits.alpha import harmful
from components.figures.pieces.shares import dots, percent_axis, shares
from components.geometry.statistics.proportions import METHOD
from components.study import Study


@figure("layer-subsets", "Refusals against where the edit is made", page="alpha", needs=["sweep"])
def subsets(study: Study) -> go.Figure:
    """Share refused for each subset of edited layers, and for the random direction.

    Reads `sweep`: `refused` of `n` prompts per run.
    """
    every = shares(study.table("sweep"))
    rows = every[every["axis"] == "layers"].sort_values("layers", ascending=False)
    control = every[every["axis"] == "random"].assign(subset="all layers, random direction")
    names = [*rows["subset"], *control["subset"]]
    together = pd.concat([rows, control])

    fig = go.Figure()
    fig.add_trace(dots(rows, x="percent", y="subset", colour=theme.REFUSED))
    fig.add_trace(
        dots(control, x="percent", y="subset", colour=theme.CONTROL, symbol="diamond-open")
    )
    fig.update_layout(**percent_axis("x"))
    fig.update_xaxes(side="top", showline=False, ticks="")
    fig.update_yaxes(categoryarray=names[::-1], categoryorder="array", showticklabels=False)
    fig.update_layout(
        margin={"l": 258, "r": 90, "t": 30, "b": 8},
        annotations=[
            *(
                theme.note(
                    f"{name} ({count})",
                    x=0,
                    xref="paper",
                    xanchor="right",
                    xshift=-12,
                    y=name,
                    font={"size": 15, "color": theme.INK},
                )
                for name, count in zip(names, together["layers"], strict=True)
            ),
            *_counts(together, "subset"),
        ],
    )
    low, high = together["refused"].min(), together["refused"].max()
    n = int(rows["n"].iloc[0])
    return theme.finish(
        fig,
        title=f"Wherever the edit is made, {low} to {high} of {n} prompts are refused",
        subtitle=f"Share refused by subset of edited layers (how many) at α = "
        f"{rows['alpha'].iloc[0]:g}; whiskers are the {METHOD}",
        alt=f"Dots with intervals for {len(rows)} subsets of layers and one random direction. "
        f"Refused prompts range from {low} to {high} of {n}; {harmful(together)} of the refused "
        "are harmful each time.",
        n=f"{n} prompts for each subset, one run each",
        rows=together[
            ["subset", "layers", "refused", "refused_harmful", "n", "percent", "low", "high"]
        ],
        height=60 + 40 * len(names),
        narrow=_narrow(names, together),
    )


def _narrow(names: list[Any], together: pd.DataFrame) -> dict[str, Any]:
    return {
        "margin": {"l": 12, "r": 76, "t": 30},
        "height": 60 + 54 * len(names),
        "annotations": [
            *(
                theme.note(
                    f"{name} ({count})",
                    x=0,
                    xref="paper",
                    xanchor="left",
                    yshift=18,
                    y=name,
                    font={"size": 14, "color": theme.INK},
                )
                for name, count in zip(names, together["layers"], strict=True)
            ),
            *_counts(together, "subset"),
        ],
    }


def _counts(rows: pd.DataFrame, y: str) -> list[dict[str, object]]:
    """Counts at the right edge, one label a row."""
    return [
        theme.note(
            counts,
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=place,
            font={"size": 15, "color": theme.INK},
        )
        for counts, place in zip(rows["counts"], rows[y], strict=True)
    ]
