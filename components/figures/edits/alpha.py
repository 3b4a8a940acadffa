"""Turning the knob: refusals against the strength of the edit, and against where it is made."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.core.thumbnail import Thumbnail
from components.figures.edits.controls import ALPHA
from components.figures.pieces.shares import dots, percent_axis, shares
from components.geometry.statistics.proportions import METHOD
from components.study import Study

ASIDE = 0.045  # the control is drawn this far right of its own alpha, to be seen


def harmful(rows: pd.DataFrame) -> str:
    """How many of the refused prompts are harmful, over all rows."""
    low, high = rows["refused_harmful"].min(), rows["refused_harmful"].max()
    return f"{low}" if low == high else f"{low} to {high}"


def _at_full_strength(study: Study) -> float:
    rows = study.table("sweep").query("axis == 'alpha'")
    row = rows.iloc[(rows["alpha"] - 1).abs().argmin()]
    return round(100 * float(row["refused"] / row["n"]), 1)


@figure(
    "alpha-sweep",
    "Refusals against edit strength",
    page="alpha",
    needs=["sweep"],
    controls=[ALPHA],
    predict=Number(
        "At full strength, α = 1, what share of the test prompts do you expect to be refused?",
        unit="%",
        scale=lambda study: (0, 100, 5),
        answer=_at_full_strength,
        axis="y",
    ),
    thumbnail=Thumbnail(marks=0.62),
)
def sweep(study: Study, *, alpha: str) -> go.Figure:
    """Share refused at each strength of the edit, with intervals, and the random direction.

    Reads `sweep`: `refused` of `n` prompts per run. Below, one square for each refused prompt.
    """
    every = shares(study.table("sweep"))
    rows = every[every["axis"] == "alpha"].sort_values("alpha").reset_index(drop=True)
    control = every[every["axis"] == "random"]
    chosen = rows[rows["alpha"] == float(alpha)].iloc[0]
    start = rows.iloc[0]
    moved = int((rows["refused"] - start["refused"]).abs().max())

    fig = go.Figure()
    fig.add_trace(dots(rows, x="alpha", y="percent", colour=theme.REFUSED))
    random = control.assign(alpha=control["alpha"] + ASIDE)
    fig.add_trace(dots(random, x="alpha", y="percent", colour=theme.CONTROL, symbol="diamond-open"))
    fig.data[0].update(meta={"sets": ALPHA.name}, customdata=[f"{a:g}" for a in rows["alpha"]])
    fig.data[0].update(
        text=[
            f"{c} refused<br>{METHOD} {low:.0f} to {high:.0f} %"
            for c, low, high in zip(rows["counts"], rows["low"], rows["high"], strict=True)
        ],
        hovertemplate="α = %{x}: %{text}<extra></extra>",
    )
    fig.add_scatter(
        x=[float(alpha)],
        y=[float(chosen["percent"])],
        mode="markers",
        marker={"size": 24, "symbol": "circle-open", "color": theme.ACCENT, "line": {"width": 3}},
        hoverinfo="skip",
    )
    _traces(fig, rows, start)
    _layout(fig, control, start, random, rows)
    n = int(rows["n"].iloc[0])
    return theme.finish(
        fig,
        title=f"From α = {rows['alpha'].min():g} to {rows['alpha'].max():g} the count never moves "
        f"by more than {moved} prompt{'s' if moved != 1 else ''} in {n}",
        subtitle=f"Share of {n} prompts refused; whiskers are the {METHOD}",
        alt=_alt(rows, n, control, alpha, chosen),
        n=f"{n} prompts at each strength, one run each",
        rows=rows.drop(columns=["axis", "layer_list", "run", "layers", "subset", "counts"]),
        readout=_readout(alpha, chosen),
        height=440,
        narrow=_narrow(rows),
    )


def _layout(
    fig: go.Figure,
    control: pd.DataFrame,
    start: pd.Series,
    random: pd.DataFrame,
    rows: pd.DataFrame,
) -> None:
    label = f"random direction: {control['counts'].iloc[0]}" if len(control) else ""
    fig.update_layout(
        **percent_axis("y"),
        annotations=[
            theme.note(
                f"interval at α = {start['alpha']:g}",
                x=1,
                xref="paper",
                xanchor="right",
                y=float(start["high"]),
                yanchor="bottom",
            ),
            *(
                [
                    theme.note(
                        label,
                        x=float(random["alpha"].iloc[0]),
                        y=float(control["low"].iloc[0]),
                        yanchor="top",
                        xanchor="center",
                    )
                ]
                if label
                else []
            ),
            theme.note(
                "refused prompts, one by one",
                x=0,
                xref="paper",
                xanchor="left",
                y=0.25,
                yref="paper",
                yanchor="bottom",
            ),
        ],
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0.25, "yanchor": "bottom"},
    )
    fig.update_layout(
        yaxis={"domain": [0.4, 1]},
        yaxis2={
            "domain": [0, 0.24],
            "range": [-0.8, max(8, int(rows["refused"].max()) + 0.5)],
            "visible": False,
            "anchor": "x",
        },
        xaxis={
            "title": "edit strength α",
            "tickvals": rows["alpha"].tolist(),
            "anchor": "y2",
            "range": [float(rows["alpha"].min()) - 0.1, float(rows["alpha"].max()) + 0.1],
        },
    )


def _traces(fig: go.Figure, rows: pd.DataFrame, start: pd.Series) -> None:
    for column, symbol, name in (
        ("refused_harmful", "square", "harmful, refused"),
        ("refused_benign", "square-open", "benign, refused"),
    ):
        below = rows["refused_harmful"] if column == "refused_benign" else 0 * rows["n"]
        squares = [
            (a, from_ + step)
            for a, from_, count in zip(rows["alpha"], below, rows[column], strict=True)
            for step in range(count)
        ]
        fig.add_scatter(
            x=[x for x, _ in squares],
            y=[y for _, y in squares],
            yaxis="y2",
            mode="markers",
            name=name,
            marker={
                "symbol": symbol,
                "size": 8,
                "color": theme.REFUSED,
                "line": {"width": 1.5, "color": theme.REFUSED},
            },
            hovertemplate=f"α = %{{x}}: {name}<extra></extra>",
            showlegend=True,
        )
    fig.add_hrect(
        y0=float(start["low"]),
        y1=float(start["high"]),
        fillcolor=theme.PANEL,
        line_width=0,
        layer="below",
    )


def _narrow(rows: pd.DataFrame) -> dict[str, Any]:
    return {
        "margin": {"l": 48, "r": 8},
        "xaxis": {"tickvals": [a for a in rows["alpha"] if float(a) % 0.5 == 0]},
        "legend": {"y": -0.24, "yanchor": "top"},
        "height": 470,
    }


def _alt(rows: pd.DataFrame, n: int, control: pd.DataFrame, alpha: str, chosen: pd.Series) -> str:
    return (
        f"Dots with intervals at {len(rows)} strengths. Between {rows['refused'].min()} and "
        f"{rows['refused'].max()} of {n} prompts are refused, and {harmful(rows)} of the refused "
        f"are harmful at every strength. "
        + (f"With a random direction it is {control['counts'].iloc[0]}. " if len(control) else "")
        + f"Chosen: α = {alpha} with {chosen['counts']}, interval {chosen['low']:.0f} to "
        f"{chosen['high']:.0f} percent."
    )


def _readout(alpha: str, chosen: pd.Series) -> list[tuple[str, str]]:
    return [
        ("Chosen", f"α = {alpha}"),
        (
            "Refused",
            f"{chosen['counts']}, {METHOD} {chosen['low']:.0f} to {chosen['high']:.0f} %",
        ),
        (
            "Of these, harmful",
            f"{chosen['refused_harmful']}; benign {chosen['refused_benign']}",
        ),
    ]
