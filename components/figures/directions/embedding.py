"""Embeddings of the residual stream: published ones, and simulated ones where none is published."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.directions.controls import STAND_IN
from components.figures.pieces.depth import LAYER
from components.figures.pieces.simulated import frame, scatter
from components.geometry.statistics.separation import positions
from components.study import Kind, NotInStudy, Study

WHOLE = {"xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1}


@figure(
    "umap",
    "UMAP of the residual stream",
    page="layers",
    needs=["umap"],
    uses=["simulated_umap", "simulated_points", "simulated_separation"],
    controls=[LAYER, STAND_IN],
)
def umap(study: Study, *, layer: str, stand_in: str) -> go.Figure:
    """An embedding of the residual stream at the chosen layer, or what stands in for it.

    Reads `umap`: one row per point; coordinates have no unit. A layer without one shows the
    nearest published one, or the simulated one of `simulated_umap`. A point of the refuse class
    counts as on the other side when it lies nearer the comply centroid, along the axis of the two.
    """
    every, simulated = study.table("umap"), _simulated(study)
    published = sorted(every["layer"].unique())
    if int(layer) not in published and stand_in == "simulated" and simulated is not None:
        return _stand_in(simulated, int(layer))
    shown = min(published, key=lambda other: (abs(other - int(layer)), other))
    points = every[every["layer"] == shown]
    refuse = (points["group"] == "refuse").to_numpy()
    place = positions(points[["x", "y"]].to_numpy(), refuse)
    strayed, crossed = refuse & (place < 0.5), ~refuse & (place > 0.5)
    groups = [
        ("refuse class", refuse & ~strayed, "circle", theme.METHODS[1]),
        ("refuse class, on the controls’ side", strayed, "square", theme.METHODS[3]),
        ("everyday controls", ~refuse, "diamond-open", theme.CONTROL),
    ]
    fig = go.Figure()
    _draw(fig, groups, points)
    stands_in = shown != int(layer)
    read_off = study.entry("umap").provenance.kind is Kind.DIGITISED
    others = ", ".join(str(other) for other in published)
    moved = f"{int(strayed.sum())} of {int(refuse.sum())}"
    return theme.finish(
        fig,
        title=f"At layer {shown}, {moved} refuse-class points lie with the controls",
        subtitle=f"No embedding of layer {layer} is published; this is layer {shown}, the nearest"
        if stands_in
        else f"{'Published ' if read_off else ''}UMAP of the residual stream at the last token. "
        "Colour is the class a prompt was put in, not what the model answered",
        alt=_alt(points, shown, refuse, strayed, crossed),
        n=f"{len(points)} prompts; published layers: {others}, each a separate fit"
        + ("; simulated maps are marked as such on the plot" if simulated is not None else "")
        if read_off
        else f"{len(points)} prompts; each layer is a separate fit",
        rows=points.drop(columns=["point", "layer"]).reset_index(drop=True),
        readout=_readout(shown, stands_in, layer, moved, crossed, refuse),
        height=460,
        narrow={"height": 440},
    )


def _draw(fig: go.Figure, groups: list[tuple[str, Any, str, str]], points: pd.DataFrame) -> None:
    for name, where, symbol, colour in groups:
        fig.add_scatter(
            x=points["x"][where].tolist(),
            y=points["y"][where].tolist(),
            mode="markers",
            name=f"{name} ({int(where.sum())})",
            marker={
                "symbol": symbol,
                "size": 8,
                "color": colour,
                "opacity": 0.6,
                "line": {"width": 1.5 if "open" in symbol else 1, "color": colour},
            },
            hovertemplate=f"{name}<extra></extra>",
            showlegend=True,
        )
    _blank(fig)
    fig.update_layout(shapes=[frame(dashed=False, **WHOLE)])


def _alt(
    points: pd.DataFrame, shown: int, refuse: np.ndarray, strayed: np.ndarray, crossed: np.ndarray
) -> str:
    return (
        f"Scatter plot of {len(points)} points at layer {shown}: {int(refuse.sum())} of the "
        f"refuse class, {int((~refuse).sum())} everyday controls. {int(strayed.sum())} points of "
        f"the refuse class lie on the controls’ side and {int(crossed.sum())} controls on the "
        "other side."
    )


def _readout(
    shown: int, stands_in: bool, layer: str, moved: str, crossed: np.ndarray, refuse: np.ndarray
) -> list[tuple[str, str]]:
    return [
        ("Shown", f"layer {shown}" + (f", in place of {layer}" if stands_in else "")),
        ("Refuse class on the controls’ side", moved),
        (
            "Controls on the other side",
            f"{int(crossed.sum())} of {int((~refuse).sum())}",
        ),
    ]


def _simulated(study: Study) -> pd.DataFrame | None:
    """Points of the simulated maps with what is planted in them, and d; None without them."""
    try:
        maps = study.table("simulated_umap")
        rows = study.table("simulated_separation")
        planted = rows[rows["world"] == "planted"]
        return maps.merge(study.table("simulated_points"), on="point").merge(planted, on="layer")
    except NotInStudy:
        return None


def _stand_in(simulated: pd.DataFrame, layer: int) -> go.Figure:
    """The simulated map of a layer, marked as such."""
    points = simulated[simulated["layer"] == layer].reset_index(drop=True)
    refuse = (points["group"] == "refuse").to_numpy()
    harmful = (points["kind"] == "harmful").to_numpy()
    place = positions(points[["x", "y"]].to_numpy(), refuse)
    strayed = refuse & (place < 0.5)
    fig = go.Figure()
    scatter(fig, points, "kind", size=8, legend=True, counted="simulated: ")
    _blank(fig)
    fig.update_layout(
        shapes=[frame(dashed=True, **WHOLE)],
        annotations=[
            theme.note(
                "<b>SIMULATED</b>",
                x=0,
                xref="paper",
                xanchor="left",
                xshift=8,
                y=1,
                yref="paper",
                yanchor="top",
                yshift=-6,
                font={"size": 16, "color": theme.INK2},
                bgcolor=theme.BACKGROUND,
            )
        ],
    )
    moved = f"{int(strayed.sum())} of {int(refuse.sum())}"
    d = float(points["d"].iloc[0])
    return theme.finish(
        fig,
        title=f"Simulated: {moved} refuse-class points lie with the controls",
        subtitle=f"No embedding of layer {layer} is published. These points are made up, with "
        "classes as far apart as the study’s at this layer",
        alt=f"Scatter plot of {len(points)} simulated points that stand in for layer {layer}: "
        f"{int(refuse.sum())} of the refuse class, {int((~refuse).sum())} everyday controls. "
        f"{int(strayed.sum())} points of the refuse class lie on the controls’ side, "
        f"{int((strayed & harmful).sum())} of them with the harmful shift. Nothing here was "
        "measured.",
        n=f"{len(points)} simulated prompts, in the proportions of the study; Cohen’s d "
        f"{d:.2f}, as published for layer {layer}",
        rows=_counts(points.assign(near=place < 0.5)),
        readout=[
            ("Shown", f"a simulated stand-in for layer {layer}"),
            ("Refuse class on the controls’ side", moved),
            (
                "Of these, with the harmful shift",
                f"{int((strayed & harmful).sum())} of {int(harmful.sum())}",
            ),
        ],
        height=460,
        narrow={"height": 440},
    )


def _counts(points: pd.DataFrame) -> pd.DataFrame:
    """Points of each kind, and how many lie on the controls' side: single places are made up."""
    by_kind = points.groupby("kind", sort=False)["near"]
    return by_kind.agg(points="size", on_controls_side="sum").reset_index()


def _blank(fig: go.Figure) -> None:
    """Axes that carry no numbers, as they mean nothing, with one scale for both."""
    blank = {"showticklabels": False, "showgrid": False, "constrain": "domain"}
    fig.update_xaxes(**blank, ticks="", showline=False)
    fig.update_yaxes(**blank, scaleanchor="x", scaleratio=1)
    fig.update_layout(
        legend={"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top"},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
    )
