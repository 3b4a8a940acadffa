"""Signal by depth: separation of the classes, and what the principal components hold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Shape
from components.figures.core.thumbnail import Thumbnail
from components.figures.directions.separation_checks import (
    checks_of,
    draw_checks,
    finding,
    in_words,
)
from components.figures.pieces.depth import LAYER, plateau
from components.study import Study

SYMBOLS = {"sliding": "circle", "global": "square", "unstated": "circle"}


def _knots(study: Study) -> pd.DataFrame:
    """Six layers spread over the depth of the model."""
    rows = study.table("layers").sort_values("layer")
    return rows.iloc[np.linspace(0, len(rows) - 1, min(6, len(rows))).round().astype(int)]


@figure(
    "layer-signal",
    "Separation by layer",
    page="layers",
    needs=["layers"],
    uses=["separation_checks"],
    controls=[LAYER],
    predict=Shape(
        "Sketch the curve: how far apart are the classes at each depth?",
        knots=lambda study: _knots(study)["layer"].tolist(),
        scale=lambda study: (0.0, round(1.25 * float(study.table("layers")["d"].max()), 1), 0.1),
        answer=lambda study: _knots(study)["d"].tolist(),
        peak="At which of these layers do you expect the two classes to lie furthest apart?",
    ),
    thumbnail=Thumbnail(words="^layer "),
)
def signal(study: Study, *, layer: str) -> go.Figure:
    """Cohen's d between the two prompt classes at each layer, from zero.

    Reads `layers`: one row per layer; `d` in standard deviations. The chosen layer is marked. With
    `separation_checks` it also shows what is left on held-out prompts, and what chance can do.
    """
    rows = study.table("layers").sort_values("layer").reset_index(drop=True)
    checks = checks_of(study)
    chosen = rows.set_index("layer").loc[int(layer)]
    ranked = rows.sort_values("d", ascending=False)
    top, second = ranked.iloc[0], ranked.iloc[min(1, len(ranked) - 1)]
    start, end = plateau(rows["d"])
    first, last = int(rows["layer"][start]), int(rows["layer"][end])
    flat = last - first + 1 >= len(rows) / 2

    fig = go.Figure()
    fig.add_scatter(
        x=rows["layer"].tolist(),
        y=rows["d"].tolist(),
        mode="lines",
        line={"color": theme.INK3, "width": 1},
        hoverinfo="skip",
    )
    _draw(fig, rows, checks, layer, chosen)
    if checks is not None:
        below = {"y": -0.2, "yanchor": "top", "x": 0, "xanchor": "left"}
        fig.update_layout(legend=below, margin={"b": 120})
    n = f"{chosen['n_refuse'] + chosen['n_comply']} prompts"
    precise = f", reading error {chosen['error']:.4f}" if chosen["error"] else ""
    said = "" if checks is None else in_words(checks, int(layer))
    return theme.finish(
        fig,
        title=finding(checks, rows)
        if checks is not None
        else f"A plateau from layer {first} to layer {last}, not a lone peak"
        if flat
        else f"Separation is largest at layer {top['layer']}",
        subtitle="Cohen’s d between the two prompt classes along their difference of means",
        alt=_alt(rows, top, second, first, last, start, end, layer, chosen, said),
        n=_measured(n, chosen, checks),
        rows=rows if checks is None else rows.merge(checks, on=["layer", "n_refuse", "n_comply"]),
        readout=_readout(study, layer, chosen, precise, rows, top, second, said),
        narrow={"margin": {"l": 34, "r": 8}},
        height=340 if checks is None else 430,
    )


def _draw(
    fig: go.Figure, rows: pd.DataFrame, checks: Any | None, layer: str, chosen: pd.Series
) -> None:
    for attention, symbol in SYMBOLS.items():
        some = rows[rows["attention"] == attention]
        if some.empty:
            continue
        kind = f"{attention} attention" if attention != "unstated" else "on the defining prompts"
        fig.add_scatter(
            x=some["layer"].tolist(),
            y=some["d"].tolist(),
            mode="markers",
            name=kind,
            marker={"symbol": symbol, "size": 9, "color": theme.INK2},
            customdata=some["layer"].astype(str).tolist(),
            meta={"sets": LAYER.name},
            hovertemplate=f"layer %{{x}}, {kind}<br>d = %{{y:.3f}}<extra></extra>",
            showlegend=True,
        )
    floor, ceiling = 0.0, 1.25 * float(rows["d"].max())
    if checks is not None:
        draw_checks(fig, checks)
        floor = min(0.0, 1.1 * float(checks["held_out_low"].min()))
        ceiling = max(ceiling, 1.1 * float(checks["shuffled_high"].max()))
    fig.add_scatter(
        x=[int(layer)],
        y=[float(chosen["d"])],
        mode="markers",
        marker={
            "symbol": f"{SYMBOLS[chosen['attention']]}-open",
            "size": 20,
            "color": theme.ACCENT,
            "line": {"width": 3},
        },
        hoverinfo="skip",
    )
    fig.update_xaxes(title="layer", range=[-1, len(rows)])
    fig.update_yaxes(range=[floor, ceiling], showgrid=True)
    fig.add_vline(x=int(layer), line={"color": theme.ACCENT, "width": 1, "dash": "dot"})
    fig.add_annotation(
        theme.note(
            f"layer {layer}: {chosen['d']:.2f}",
            x=int(layer),
            y=ceiling,
            yanchor="top",
            xanchor="left" if int(layer) < len(rows) * 0.7 else "right",
            xshift=6 if int(layer) < len(rows) * 0.7 else -6,
            font={"size": 15, "color": theme.ACCENT},
        )
    )
    fig.update_layout(
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0.02, "yanchor": "bottom"}
    )


def _alt(
    rows: pd.DataFrame,
    top: pd.Series,
    second: pd.Series,
    first: int,
    last: int,
    start: int,
    end: int,
    layer: str,
    chosen: pd.Series,
    said: str,
) -> str:
    return (
        f"Line of Cohen’s d over {len(rows)} layers. The largest value is {top['d']:.3f} at "
        f"layer {top['layer']}, the next {second['d']:.3f} at layer {second['layer']}. Layers "
        f"{first} to {last} all lie between {rows['d'][start : end + 1].min():.2f} and "
        f"{rows['d'].max():.2f}. Chosen: layer {layer} with {chosen['d']:.3f}.{said}"
    )


def _measured(n: str, chosen: pd.Series, checks: Any | None) -> str:
    return (
        f"{n}: {chosen['n_refuse']} in the refuse class, {chosen['n_comply']} in the comply "
        "class. "
        + (
            "No interval: per-prompt activations are not published"
            if checks is None
            else f"Held out: {checks['splits'][0]} random halves, whiskers hold the middle 95 % of "
            f"them. Chance: {checks['shuffles'][0]} shuffles of the labels"
        )
    )


def _readout(
    study: Study,
    layer: str,
    chosen: pd.Series,
    precise: str,
    rows: pd.DataFrame,
    top: pd.Series,
    second: pd.Series,
    said: str,
) -> list[tuple[str, str]]:
    return [
        ("Chosen", f"layer {LAYER.words(study, layer)}"),
        ("Cohen’s d", f"{chosen['d']:.3f}{precise}"),
        (
            "In the ranking",
            f"place {int((rows['d'] > chosen['d']).sum()) + 1} of {len(rows)}; first is layer "
            f"{top['layer']} ({top['d']:.3f}), second layer {second['layer']} "
            f"({second['d']:.3f})",
        ),
        *([("Checked", said.strip())] if said else []),
    ]


@figure(
    "pca-capture",
    "What the first principal components hold",
    page="layers",
    needs=["pca_capture"],
    controls=[LAYER],
)
def capture(study: Study, *, layer: str) -> go.Figure:
    """Share of the difference of means that lies along the leading principal components.

    Reads `pca_capture`: squared cosines as shares. Drawn in percent.
    """
    rows = study.table("pca_capture").sort_values("layer").reset_index(drop=True)
    lines = [
        ("first component", "first", theme.METHODS[0], "solid"),
        ("first three", "first_three", theme.METHODS[2], "dot"),
    ]
    fig = go.Figure()
    for name, column, colour, dash in lines:
        percent = (100 * rows[column]).round(2)
        fig.add_scatter(
            x=rows["layer"].tolist(),
            y=percent.tolist(),
            mode="lines+markers",
            name=name,
            line={"color": colour, "width": 2, "dash": dash},
            marker={"size": 6, "color": colour},
            customdata=rows["layer"].astype(str).tolist(),
            meta={"sets": LAYER.name},
            hovertemplate=f"layer %{{x}}<br>{name}: %{{y:.1f}} %<extra></extra>",
            showlegend=True,
        )
    fig.add_vline(x=int(layer), line={"color": theme.ACCENT, "width": 1, "dash": "dot"})
    fig.update_xaxes(title="layer", range=[-1, len(rows)])
    fig.update_yaxes(range=[0, 104], ticksuffix=" %", showgrid=True)
    fig.update_layout(
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0.02, "yanchor": "bottom"}
    )
    here = rows[rows["layer"] == int(layer)]
    peak = rows.loc[rows["first"].idxmax()]
    own = [
        (name, f"{100 * here[column].item():.1f} %") for name, column, _, _ in lines if len(here)
    ]
    return theme.finish(
        fig,
        title="In the middle layers one principal component holds most of the difference"
        if np.median(rows["first"]) > 0.5
        else "No single principal component holds most of the difference",
        subtitle="Squared cosine between the difference of means and the leading components",
        alt=f"Two lines over {len(rows)} layers. The first component holds at most "
        f"{100 * peak['first']:.1f} percent of the difference, at layer {int(peak['layer'])}, and "
        f"{100 * rows['first'].min():.1f} percent at least. "
        + " ".join(f"At layer {layer}, {name}: {value}." for name, value in own),
        n=f"{rows['n_refuse'][0] + rows['n_comply'][0]} prompts, both classes together",
        rows=rows,
        readout=[("Chosen", f"layer {layer}"), *own],
        narrow={"margin": {"l": 48, "r": 8}},
        height=320,
    )
