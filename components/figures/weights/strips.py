"""Strips of cells over the layers: a colour where a tensor is edited, a mark where it is not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.pieces.depth import LAYER
from components.figures.weights.edits import INPUT


def strip(
    fig: go.Figure,
    cells: pd.DataFrame,
    names: list[str],
    layers: list[int],
    axis: str,
) -> None:
    """Add the cells of one edit: colours where it edits, marks where it does not."""
    columns = [INPUT, *layers]
    edited = cells[cells["change"] == "edited"]
    grid = edited.pivot_table(index="row", columns="layer", values="relative_change")
    grid = 100 * grid.reindex(index=names, columns=columns)
    fig.add_heatmap(
        x=columns,
        y=names,
        z=[[None if np.isnan(v) else round(v, 3) for v in row] for row in grid.to_numpy()],
        customdata=[[str(layer) for layer in columns] for _ in names],
        meta={"sets": LAYER.name},
        coloraxis="coloraxis",
        xgap=1,
        ygap=2,
        hoverongaps=False,
        hovertemplate="layer %{x}, %{y}<br>changed by %{z:.2f} %<extra></extra>",
        yaxis=axis,
    )
    counted, change = cells["counted"], cells["change"]
    shared = "not counted: keys and values are shared"
    marks = [
        ("not edited", (change == "none") & counted, "line-ew-open", 5, theme.INK3),
        ("rounding only", (change == "rounding") & counted, "circle-open", 5, theme.INK3),
        (shared, ~counted & (change != "edited"), "x-thin-open", 4, theme.INK3),
        (shared, ~counted & (change == "edited"), "x-thin-open", 5, theme.BACKGROUND),
    ]
    for name, where, symbol, size, colour in marks:
        some = cells[where]
        fig.add_scatter(
            x=some["layer"].tolist(),
            y=some["row"].tolist(),
            mode="markers",
            name=name,
            marker={
                "symbol": symbol,
                "size": size,
                "color": colour,
                "line": {"width": 1, "color": colour},
            },
            customdata=some["layer"].astype(str).tolist(),
            meta={"sets": LAYER.name},
            hovertemplate=f"layer %{{x}}, %{{y}}<br>{name}<extra></extra>",
            yaxis=axis,
        )


def rows_axis(parts: pd.DataFrame, domain: list[float]) -> dict[str, Any]:
    """Layout of the rows of one strip; those that write to the stream stand in bold."""
    return {
        "domain": [max(0.0, domain[0]), min(1.0, domain[1])],
        "tickvals": parts["name"].tolist(),
        "ticktext": labels(parts),
        "tickfont": {"size": 13, "color": theme.INK2},
        "range": [len(parts) - 0.5, -0.5],
        "type": "category",
        "categoryorder": "array",
        "categoryarray": parts["name"].tolist(),
        "showgrid": False,
        "ticks": "",
        "anchor": "x",
    }


def labels(parts: pd.DataFrame, *, brief: bool = False) -> list[str]:
    """Names of the rows, those that write to the stream in bold; brief ones for phones."""
    words = parts["part"] if brief else parts["name"] + " (" + parts["part"] + ")"
    return [
        f"<b>{word}</b>" if writes else word
        for word, writes in zip(words, parts["writes"], strict=True)
    ]


def ramp() -> list[list[object]]:
    """The sequential ramp without its lightest step, which is too near the background."""
    steps = theme.SEQUENTIAL[1:]
    return [[at / (len(steps) - 1), colour] for at, colour in enumerate(steps)]
