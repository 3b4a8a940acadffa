"""How the direction turns on its way through the layers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import theme
from components.figures.controls import LAYER
from components.figures.figure import figure
from components.figures.layers import SYMBOLS
from components.geometry.chance import chance_cosine
from components.geometry.peaks import peaks
from components.study import Study

CHANCE = 0.95  # share of random pairs whose cosine is smaller than the bound we call chance
ALIKE = 0.5  # cosines above this count as alike: the angle is below 60 degrees
SCALE = [[at / (len(theme.DIVERGING) - 1), hex] for at, hex in enumerate(theme.DIVERGING)]
DEGREES = (0, 30, 60, 90)
EDGE = 2  # px: lines of the frame around the chosen row


@figure(
    "direction-similarity",
    "Direction against direction, layer by layer",
    page="layers",
    needs=["layer_cosines"],
    controls=[LAYER],
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
    bound = chance_cosine(study.model["width"], CHANCE)
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
    near = ", ".join(str(name) for name in alike) or "none"
    strongest = row.abs().idxmax() if len(row) else int(layer)
    return theme.finish(
        fig,
        title=f"In {within} of {len(pairs)} pairs, two layers’ directions are no more alike than "
        "chance allows",
        subtitle="Cosine between the directions of two layers; the framed row is the chosen layer",
        alt=f"Square of cosines between the directions of {last} layers. {within} of {len(pairs)} "
        f"pairs lie within chance, ±{bound:.3f}; {len(close)} pairs are "
        f"above {ALIKE:g}"
        + (
            f", at most {(close['layer_j'] - close['layer_i']).max()} layers apart"
            if len(close)
            else ""
        )
        + f". The largest cosine is "
        f"{pairs['cosine'].max():.2f}, the smallest {pairs['cosine'].min():.2f}. Layer {layer} is "
        f"above {ALIKE:g} with: {near}.",
        n=f"{last} layers, {len(pairs)} pairs, {study.model['width']} dimensions; {CHANCE:.0%} of "
        f"random pairs lie within ±{bound:.3f}".replace("%", " %"),
        rows=pairs,
        readout=[
            ("Chosen", f"layer {layer}"),
            (f"Layers with a cosine above {ALIKE:g}", near),
            ("Most like it", f"layer {strongest}, cosine {row.get(strongest, 1.0):+.3f}"),
            (
                "Within chance",
                f"{int((row.abs() <= bound).sum())} of {len(row)} other layers",
            ),
        ],
        height=580,
        narrow={
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
        },
    )


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
    fig.add_scatter(
        x=rows["layer"].tolist(),
        y=rows["angle"].tolist(),
        mode="lines",
        line={"color": theme.INK3, "width": 1},
        hoverinfo="skip",
    )
    for attention, symbol in SYMBOLS.items():
        some = rows[rows["attention"] == attention]
        large = attention == "global"
        fig.add_scatter(
            x=some["layer"].tolist(),
            y=some["angle"].tolist(),
            mode="markers+text",
            name=f"into {attention} attention",
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
            hovertemplate=f"into layer %{{x}}, {attention} attention<br>%{{y:.1f}}°<extra></extra>",
            showlegend=True,
        )
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
        title=f"Each of the {all_of} turns into a global-attention layer is larger than its "
        "neighbours"
        if seen == all_of > 0
        else f"{seen} of {all_of} turns into a global-attention layer are larger than their "
        "neighbours",
        subtitle="Angle between the direction of a layer and of the one before. Our own "
        "exploratory observation, not a claim of the study",
        alt=f"Line of angles over {len(rows)} turns. {seen} of {all_of} turns into "
        f"global-attention layers are local peaks, and {int(others['peak'].sum())} of "
        f"{len(others)} others. The largest turn is {rows['angle'].max():.1f} degrees, into layer "
        f"{rows['layer'][rows['angle'].idxmax()]}.{compared}",
        n=f"{len(rows)} turns, {all_of} of them into global-attention layers; labels name local "
        "peaks",
        rows=rows,
        readout=[
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
        ],
        narrow={"margin": {"l": 38, "r": 8}},
        height=340,
    )
