"""How deep the chosen layer lies, over the band of candidates that are nearly as good."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.models.choosing import choice, published
from components.figures.models.controls import WITHIN
from components.figures.models.panels import names
from components.figures.pieces.depth import plateau
from components.study import Study

OWN = "own"


def bands(study: Study, within: float) -> pd.DataFrame:
    """Depth of the chosen layer and of those nearly as good, as shares of each model's layers."""
    rows = []
    for run, name in names(study).items():
        drawn = choice(study, run, published(study))
        near = drawn.near(within)
        layer, layers = int(drawn.rows.loc[drawn.published, "layer"]), drawn.layers
        ends = int(near["layer"].min()), int(near["layer"].max())
        rows.append((run, name, layers, layer, *ends, len(near), int((~drawn.dropped).sum())))
    columns = ["run", "name", "layers", "layer", "first", "last", "near", "passed"]
    return pd.DataFrame(rows, columns=columns)


def own_plateau(study: Study) -> dict[str, Any] | None:
    """The study's own layer of largest separation and its plateau; None without such a table."""
    if "layers" not in study.entries:
        return None
    rows = study.table("layers").sort_values("layer").reset_index(drop=True)
    first, last = plateau(rows["d"])
    layer = rows["layer"]
    peak = int(layer[rows["d"].idxmax()])
    ends = {"first": int(layer[first]), "last": int(layer[last])}
    return {"run": OWN, "name": study.model["name"], "layers": len(rows), "layer": peak, **ends}


@figure(
    "how-deep",
    "How deep the chosen layer lies",
    page="models",
    needs=["models_candidates", "models_runs", "models_rules"],
    uses=["layers"],
    controls=[WITHIN],
    predict=Number(
        "How deep in these models does the chosen layer lie, on average, in per cent of the depth?",
        unit="%",
        scale=lambda study: (0, 100, 1),
        answer=lambda study: round(
            100 * float((b := bands(study, 0))["layer"].div(b["layers"]).mean())
        ),
    ),
)
def how_deep(study: Study, *, within: str) -> go.Figure:
    """The chosen layer as a share of depth, and the span of candidates nearly as good.

    Reads `models_candidates`. Below a line the study's own `layers`: where its classes lie far
    apart, which is another quantity.
    """
    rows, own = bands(study, float(within)), own_plateau(study)
    every = pd.concat([rows, pd.DataFrame([own] if own else [])], ignore_index=True)
    every["y"] = [-float(at) - (0.9 if name == OWN else 0) for at, name in enumerate(every["run"])]
    fig = go.Figure()
    _traces(fig, every)
    low = float(every["y"].min()) - 0.6
    fig.update_xaxes(
        range=[-2, 102],
        tickvals=[0, 25, 50, 75, 100],
        ticktext=["input", "25 %", "50 %", "75 %", "output"],
        showgrid=True,
    )
    fig.update_yaxes(visible=False, range=[low, 0.6])
    ink = {"size": 15, "color": theme.INK}
    above, apart = _layout(fig, every, ink, own)
    share = rows["layer"] / rows["layers"]
    return theme.finish(
        fig,
        title=f"The chosen layers lie between {100 * share.min():.3g} and "
        f"{100 * share.max():.3g} % of the depth",
        subtitle="Dot: the chosen layer. Bar: layers of candidates that pass the rules and score "
        f"at most {within} log-odds above it",
        alt=_alt(rows, own),
        n=f"{len(rows)} models, {rows['passed'].sum()} candidates that pass the rules",
        rows=every.drop(columns="y").fillna({"near": 0, "passed": 0}),
        readout=_readout(rows, own),
        height=round(44 + 46 * -low),
        narrow={
            "margin": {"l": 10, "r": 10, "t": 18, "b": 36},
            "height": round(60 + 52 * -low),
            "annotations": [*above, *apart],
        },
    )


def _layout(
    fig: go.Figure, every: pd.DataFrame, ink: dict[str, object], own: dict[str, Any] | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    left = {"x": 0, "xref": "paper"}
    words = [(row.y, row.name, _count(row)) for row in every.itertuples()]
    beside = [
        theme.note(name, **left, xanchor="right", xshift=-12, y=y, font=ink) for y, name, _ in words
    ]
    counts = [
        theme.note(
            count,
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=y,
            font={"size": 13, "color": theme.INK3},
        )
        for y, _, count in words
    ]
    above = [
        theme.note(
            f"{name}: {count}",
            **left,
            xanchor="left",
            y=y,
            yshift=17,
            font={"size": 13, "color": theme.INK},
        )
        for y, name, count in words
    ]
    line, apart = [], []
    if own:
        y = float(every["y"].iloc[-1]) + 0.95
        line = [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y}
            | {"line": {"color": theme.AXIS, "width": 1, "dash": "dot"}}
        ]
        apart = [
            theme.note(
                "another quantity: how far classes lie apart",
                x=0,
                xref="paper",
                xanchor="left",
                y=y,
                yanchor="top",
                yshift=-1,
                font={"size": 13, "color": theme.INK3},
            )
        ]
    fig.update_layout(
        annotations=[*beside, *counts, *apart],
        shapes=line,
        margin={"l": 130, "r": 160, "t": 4, "b": 36},
    )
    return above, apart


def _traces(fig: go.Figure, every: pd.DataFrame) -> None:
    for row in every.itertuples():
        mine = row.run == OWN
        colour = theme.CONTROL if mine else theme.METHODS[0]
        fig.add_scatter(
            x=[100 * row.first / row.layers, 100 * row.last / row.layers],
            y=[row.y, row.y],
            mode="lines+markers",
            line={"color": colour, "width": 7},
            marker={"size": 7, "color": colour},
            opacity=0.55,
            hovertemplate=f"layers {row.first} to {row.last} of {row.layers}<extra></extra>",
        )
        fig.add_scatter(
            x=[100 * row.layer / row.layers],
            y=[row.y],
            mode="markers",
            marker={
                "symbol": "diamond-open" if mine else "circle",
                "size": 13,
                "color": theme.INK,
                "line": {"width": 2.5, "color": theme.INK},
            },
            hovertemplate=f"layer {row.layer} of {row.layers}<extra></extra>",
        )


def _alt(rows: pd.DataFrame, own: dict[str, Any] | None) -> str:
    return (
        "Dots on bars along the depth of each model. "
        + " ".join(
            f"{row.name}: layer {row.layer} of {row.layers}, {100 * row.layer / row.layers:.1f} "
            f"percent; {row.near} of {row.passed} candidates nearly as good, layers {row.first} "
            f"to {row.last}."
            for row in rows.itertuples()
        )
        + (
            f" Another quantity, {own['name']}: largest separation at layer {own['layer']} of "
            f"{own['layers']}, a plateau from {own['first']} to {own['last']}."
            if own
            else ""
        )
    )


def _readout(rows: pd.DataFrame, own: dict[str, Any] | None) -> list[tuple[str, str]]:
    return [
        (
            "Nearly as good",
            "; ".join(f"{row.name} {row.near} of {row.passed}" for row in rows.itertuples()),
        ),
        *(
            [
                (
                    own["name"],
                    f"separation is largest at layer {own['layer']} and within a fifth of that "
                    f"from layer {own['first']} to {own['last']}: how far two classes lie "
                    "apart, not what a cut does",
                )
            ]
            if own
            else []
        ),
    ]


def _count(row: Any) -> str:
    if row.run == OWN:
        return f"layers {row.first} to {row.last}"
    return f"{int(row.near)} of {int(row.passed)} nearly as good"
