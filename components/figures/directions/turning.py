"""The directions of all layers against one another."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice
from components.figures.pieces.depth import LAYER
from components.geometry.statistics.chance import chance_cosine
from components.study import Study

CHANCE = 0.95  # share of random pairs whose cosine is smaller than the bound we call chance
MOSTLY = ("alike", "no more alike than chance allows", "opposed")
ALIKE = 0.5  # cosines above this count as alike: the angle is below 60 degrees
SCALE = [[at / (len(theme.DIVERGING) - 1), hex] for at, hex in enumerate(theme.DIVERGING)]
EDGE = 2  # px: lines of the frame around the chosen row


def _bound(study: Study) -> float:
    """Size of the cosine below which CHANCE of random pairs of directions lie."""
    return chance_cosine(study.model["width"], CHANCE)


def _mostly(cosines: pd.Series, bound: float) -> str:
    """Which of MOSTLY the largest number of pairs is."""
    counts = (cosines > bound).sum(), (cosines.abs() <= bound).sum(), (cosines < -bound).sum()
    return MOSTLY[int(np.argmax(counts))]


@figure(
    "direction-similarity",
    "Direction against direction, layer by layer",
    page="layers",
    needs=["layer_cosines"],
    controls=[LAYER],
    predict=Choice(
        "Take any two layers. In most pairs, how do their directions lie?",
        options=lambda study: list(MOSTLY),
        answer=lambda study: _mostly(study.table("layer_cosines")["cosine"], _bound(study)),
    ),
)
def similarity(study: Study, *, layer: str) -> go.Figure:
    """Cosine between the directions of every two layers, as a square that mirrors itself.

    Reads `layer_cosines`, each pair once. The row of the chosen layer is framed. A cosine counts
    as chance within the bound of random directions.
    """
    pairs = study.table("layer_cosines")
    names = sorted({*pairs["layer_i"], *pairs["layer_j"]})
    both = pd.concat([pairs, pairs.rename(columns={"layer_i": "layer_j", "layer_j": "layer_i"})])
    square = both.pivot(index="layer_i", columns="layer_j", values="cosine").reindex(
        index=names, columns=names
    )
    cells = square.to_numpy(copy=True)
    np.fill_diagonal(cells, 1.0)
    bound = _bound(study)
    within = int((pairs["cosine"].abs() <= bound).sum())
    close = pairs[pairs["cosine"] > ALIKE]
    row = square.loc[int(layer)].dropna() if int(layer) in names else pd.Series(dtype=float)
    alike = row.index[row > ALIKE].tolist()

    fig = go.Figure()
    fig.add_heatmap(
        x=names,
        y=names,
        z=[[None if np.isnan(cell) else round(cell, 4) for cell in line] for line in cells],
        coloraxis="coloraxis",
        customdata=[[str(name)] * len(names) for name in names],
        meta={"sets": LAYER.name},
        hovertemplate="layers %{y} and %{x}<br>cosine %{z:+.3f}<extra></extra>",
    )
    last = len(names)
    ticks = names[:: max(1, last // 8)]
    fig.update_xaxes(
        title="layer", range=[names[0] - 0.5, names[-1] + 0.5], tickvals=ticks, constrain="domain"
    )
    fig.update_yaxes(
        range=[names[-1] + 0.5, names[0] - 0.5], tickvals=ticks, scaleanchor="x", constrain="domain"
    )
    _layout(fig, names, layer)
    near = ", ".join(str(name) for name in alike) or "none"
    strongest = row.abs().idxmax() if len(row) else int(layer)
    return theme.finish(
        fig,
        title=f"In {within} of {len(pairs)} pairs, two layers’ directions are no more alike than "
        "chance allows",
        subtitle="Cosine between the directions of two layers; the framed row is the chosen layer",
        alt=_alt(last, within, pairs, bound, close, layer, near),
        n=f"{last} layers, {len(pairs)} pairs, {study.model['width']} dimensions; {CHANCE:.0%} of "
        f"random pairs lie within ±{bound:.4f}".replace("%", " %"),
        rows=pairs,
        readout=_readout(layer, near, strongest, row, bound),
        height=580,
        narrow=_narrow(),
    )


def _layout(fig: go.Figure, names: list[Any], layer: str) -> None:
    fig.add_shape(
        type="rect",
        x0=names[0] - 0.5,
        x1=names[-1] + 0.5,
        y0=int(layer) - 0.5,
        y1=int(layer) + 0.5,
        line={"color": theme.ACCENT, "width": EDGE},
    )
    bar = {"tickvals": [-1, -0.5, 0, 0.5, 1], "tickfont": theme.TICK, "outlinewidth": 0}
    bar |= {"ticktext": ["−1 opposite", "−0.5", "0 unrelated", "+0.5", "+1 the same"]}
    fig.update_layout(
        coloraxis={
            "colorscale": SCALE,
            "cmin": -1,
            "cmax": 1,
            "colorbar": {**bar, "thickness": 14, "len": 0.9},
        },
        margin={"l": 40, "r": 8, "t": 8},
    )


def _readout(
    layer: str, near: str, strongest: int, row: pd.Series, bound: float
) -> list[tuple[str, str]]:
    return [
        ("Chosen", f"layer {layer}"),
        (f"Layers with a cosine above {ALIKE:g}", near),
        ("Most like it", f"layer {strongest}, cosine {row.get(strongest, 1.0):+.3f}"),
        (
            "Within chance",
            f"{int((row.abs() <= bound).sum())} of {len(row)} other layers",
        ),
    ]


def _alt(
    last: int,
    within: int,
    pairs: pd.DataFrame,
    bound: float,
    close: pd.DataFrame,
    layer: str,
    near: str,
) -> str:
    return (
        f"Square of cosines between the directions of {last} layers. {within} of {len(pairs)} "
        f"pairs lie within chance, ±{bound:.4f}; {len(close)} pairs are "
        f"above {ALIKE:g}"
        + (
            f", at most {(close['layer_j'] - close['layer_i']).max()} layers apart"
            if len(close)
            else ""
        )
        + f". The largest cosine is "
        f"{pairs['cosine'].max():.2f}, the smallest {pairs['cosine'].min():.2f}. Layer {layer} is "
        f"above {ALIKE:g} with: {near}."
    )


def _narrow() -> dict[str, Any]:
    return {
        "height": 470,
        "margin": {"l": 30, "r": 4},
        "coloraxis": {
            "colorbar": {
                "tickvals": [-1, 0, 1],
                "ticktext": ["−1 opposite", "0 unrelated", "+1 the same"],
                "orientation": "h",
                "x": 0.5,
                "y": -0.16,
                "yanchor": "top",
                "len": 0.76,
                "thickness": 12,
            }
        },
    }
