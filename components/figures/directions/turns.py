"""How far the direction turns from each layer to the next."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.directions.layers import SYMBOLS
from components.figures.pieces.depth import LAYER
from components.geometry.peaks import peaks
from components.study import Study

DEGREES = (0, 30, 60, 90)


@figure(
    "direction-turns",
    "Turns of the direction, layer by layer",
    page="layers",
    needs=["direction_turns"],
    controls=[LAYER],
)
def turns(study: Study, *, layer: str) -> go.Figure:
    """Angle between the direction of each layer and that of the layer before.

    Reads `direction_turns`: one row per layer but the first; `angle` in degrees. A turn larger
    than the turns just before and after is a peak, and labelled with its layer.
    """
    rows = study.table("direction_turns").sort_values("layer").reset_index(drop=True)
    rows["peak"] = peaks(rows["angle"].to_numpy(dtype=np.float64))
    into = rows[rows["attention"] == "global"]
    others = rows[rows["attention"] != "global"]
    here = rows[rows["layer"] == int(layer)]
    top = 1.22 * float(rows["angle"].max())

    fig = go.Figure()
    _traces(fig, rows)
    if len(here):
        fig.add_scatter(
            x=here["layer"].tolist(),
            y=here["angle"].tolist(),
            mode="markers",
            marker={
                "symbol": "circle-open",
                "size": 24,
                "color": theme.ACCENT,
                "line": {"width": 3},
            },
            hoverinfo="skip",
        )
    fig.add_vline(x=int(layer), line={"color": theme.ACCENT, "width": 1, "dash": "dot"})
    fig.update_xaxes(title="layer entered", range=[-1, int(rows["layer"].max()) + 1])
    fig.update_yaxes(
        range=[0, top], showgrid=True, tickvals=DEGREES, ticktext=[f"{a}°" for a in DEGREES]
    )
    fig.update_layout(
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 0.02, "yanchor": "bottom"}
    )
    seen, all_of = int(into["peak"].sum()), len(into)
    mean = {name: some["cosine"].mean() for name, some in (("global", into), ("other", others))}
    compared = (
        f" Mean cosine with the layer before: {mean['global']:.3f} into global, "
        f"{mean['other']:.3f} into sliding attention."
        if len(into) and len(others)
        else ""
    )
    return theme.finish(
        fig,
        title=_title(seen, all_of, rows),
        subtitle="Angle between the direction of a layer and of the one before."
        + (" Our own exploratory observation, not a claim of the study" if all_of else ""),
        alt=_alt(rows, seen, all_of, others, compared),
        n=f"{len(rows)} turns, {all_of} of them into global-attention layers; labels name local "
        "peaks",
        rows=rows,
        readout=_readout(layer, here, seen, all_of, others),
        narrow={"margin": {"l": 38, "r": 8}},
        height=340,
    )


def _traces(fig: go.Figure, rows: pd.DataFrame) -> None:
    fig.add_scatter(
        x=rows["layer"].tolist(),
        y=rows["angle"].tolist(),
        mode="lines",
        line={"color": theme.INK3, "width": 1},
        hoverinfo="skip",
    )
    for attention, symbol in SYMBOLS.items():
        some = rows[rows["attention"] == attention]
        if some.empty:
            continue
        large = attention == "global"
        kind = f"into {attention} attention" if attention != "unstated" else "turns"
        fig.add_scatter(
            x=some["layer"].tolist(),
            y=some["angle"].tolist(),
            mode="markers+text",
            name=kind,
            text=[
                str(at) if peak else ""
                for at, peak in zip(some["layer"], some["peak"], strict=True)
            ],
            textposition="top center",
            textfont={"size": 14 if large else 13, "color": theme.INK if large else theme.INK3},
            marker={
                "symbol": symbol if large else f"{symbol}-open",
                "size": 12 if large else 8,
                "color": theme.INK if large else theme.INK3,
                "line": {"width": 2, "color": theme.INK if large else theme.INK3},
            },
            customdata=some["layer"].astype(str).tolist(),
            meta={"sets": LAYER.name},
            hovertemplate=f"into layer %{{x}}, {kind}<br>%{{y:.1f}}°<extra></extra>",
            showlegend=True,
        )


def _alt(rows: pd.DataFrame, seen: int, all_of: int, others: pd.DataFrame, compared: str) -> str:
    return (
        f"Line of angles over {len(rows)} turns. {seen} of {all_of} turns into "
        f"global-attention layers are local peaks, and {int(others['peak'].sum())} of "
        f"{len(others)} others. The largest turn is {rows['angle'].max():.1f} degrees, into layer "
        f"{rows['layer'][rows['angle'].idxmax()]}.{compared}"
    )


def _title(seen: int, all_of: int, rows: pd.DataFrame) -> str:
    return (
        f"Each of the {all_of} turns into a global-attention layer is larger than its neighbours"
        if seen == all_of > 0
        else f"{seen} of {all_of} turns into a global-attention layer are larger than their "
        "neighbours"
        if all_of
        else f"The largest turn leads into layer {rows['layer'][rows['angle'].idxmax()]}"
    )


def _readout(
    layer: str, here: pd.DataFrame, seen: int, all_of: int, others: pd.DataFrame
) -> list[tuple[str, str]]:
    return [
        ("Chosen", f"layer {layer}"),
        (
            "Turn into it",
            f"{here['angle'].item():.1f}°, cosine {here['cosine'].item():+.3f}"
            + (": a local peak" if here["peak"].item() else "")
            if len(here)
            else "none: no layer lies before it",
        ),
        (
            "Local peaks",
            f"{seen} of {all_of} turns into global attention, {int(others['peak'].sum())} of "
            f"{len(others)} others",
        ),
    ]
