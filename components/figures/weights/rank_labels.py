"""Labels on the plot of ranks: counts at the edge, medians, and the cloud that is rounding."""

from __future__ import annotations

from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.weights.edits import Edit

LISTED = 10  # ranks below this are labelled one by one


def counts(rows: pd.DataFrame, published: list[Edit]) -> list[dict[str, Any]]:
    """How many tensors of each low rank are kept, at the right edge."""
    kept = rows[rows["kept"] & (rows["rank_95"] < LISTED)]
    labels = []
    for edit in published:
        for rank, count in edit.of(kept)["rank_95"].value_counts().items():
            labels.append(
                theme.note(
                    f"{count} tensor{'s' if count != 1 else ''}",
                    x=1,
                    xref="paper",
                    xanchor="left",
                    xshift=8,
                    y=log10(float(rank)),
                    font={"size": 14, "color": edit.colour},
                )
            )
    return labels


def medians(fig: go.Figure, rows: pd.DataFrame, published: list[Edit]) -> list[dict[str, Any]]:
    """A line at the median of each edit, with its name at the left end."""
    labels = []
    for edit in published:
        kept = edit.of(rows[rows["kept"]])
        if kept.empty:
            continue
        median = float(kept["rank_95"].median())
        fig.add_hline(y=median, line={"color": edit.colour, "width": 1.5})
        labels.append(
            theme.note(
                f"{edit.name}: median {median:g}",
                x=0,
                xref="paper",
                xanchor="left",
                xshift=6,
                y=log10(median),
                yanchor="bottom",
                font={"size": 15, "color": edit.colour},
                bgcolor=theme.BACKGROUND,
                borderpad=1,
            )
        )
    return labels


def rounded(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """A label beside the cloud of changes that are only rounding."""
    cloud = rows[rows["change"] == "rounding"]
    upper = cloud[cloud["rank_95"] >= cloud["rank_95"].median()]
    if upper.empty:
        return []
    return [
        theme.note(
            f"{len(cloud)} tensors changed<br>by rounding only",
            x=log10(upper["relative_change"].max()),
            xanchor="left",
            xshift=10,
            y=log10(upper["rank_95"].median()),
            align="left",
            bgcolor=theme.BACKGROUND,
        )
    ]
