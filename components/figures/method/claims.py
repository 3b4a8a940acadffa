"""The ledger at a glance: how many statements of each work stand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.pieces import board
from components.study import Study
from components.study.claims import STATUSES

SMALLEST, LARGEST = 4, 40  # px: side of the square for one statement, and the most a cell holds


def _standing(study: Study) -> float:
    return float((study.table("claims")["status"] == next(iter(STATUSES))).sum())


def _scale(study: Study) -> tuple[float, float, float]:
    return 0.0, float(len(study.table("claims"))), 1.0


@figure(
    "claims-ledger",
    "Which statements stand",
    page="claims",
    needs=["claims"],
    predict=Number(
        "Of all the statements checked, how many stand without a caveat?",
        "statements",
        _scale,
        _standing,
    ),
)
def claims_ledger(study: Study) -> go.Figure:
    """Works against statuses: a square for the number of statements, its area the number.

    Reads `claims`, one statement a row.
    """
    claims = study.table("claims")
    works = list(dict.fromkeys(claims["source"]))
    cells = claims.groupby(["source", "status"], sort=False).size().reset_index(name="statements")
    cells["x"] = cells["status"].map({name: at for at, name in enumerate(STATUSES)})
    cells["y"] = -cells["source"].map({name: at for at, name in enumerate(works)}).astype(float)
    cells = cells.sort_values(["y", "x"], ascending=[False, True])
    side = SMALLEST + (LARGEST - SMALLEST) * (cells["statements"] / cells["statements"].max()).pow(
        0.5
    )
    totals = claims["status"].value_counts().reindex(list(STATUSES), fill_value=0)

    fig = go.Figure(
        go.Scatter(
            x=cells["x"].tolist(),
            y=cells["y"].tolist(),
            mode="markers",
            marker={
                "symbol": "square",
                "size": side.round(1).tolist(),
                "color": theme.METHODS[1],
                "line": {"width": 0},
            },
            customdata=cells[["source", "status", "statements"]].to_numpy().tolist(),
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}: %{customdata[2]}<extra></extra>",
            cliponaxis=False,
        )
    )
    under = _layout(fig, cells, side, works)
    stands = next(iter(STATUSES))
    return theme.finish(
        fig,
        title=f"Of {len(claims)} statements {totals[stands]} stand as they are, and "
        f"{totals['contradicted by the data']} are contradicted by the data",
        subtitle="Statements by the work that makes them and by our judgement; the area of a "
        "square is their number",
        alt=_alt(works, totals, cells),
        n=f"{len(claims)} statements of {len(works)} kinds of sources, chosen by us, not drawn "
        "at random",
        rows=cells[["source", "status", "statements"]],
        height=100 + 62 * len(works),
        narrow=_narrow(works, under),
    )


def _layout(
    fig: go.Figure, cells: pd.DataFrame, side: pd.Series, works: list[Any]
) -> list[dict[str, Any]]:
    numbers = [
        theme.note(
            str(row.statements),
            x=row.x,
            y=row.y,
            xshift=SMALLEST + edge / 2,
            xanchor="left",
            font={"size": 14, "color": theme.INK},
        )
        for row, edge in zip(cells.itertuples(), side, strict=True)
    ]
    under = [
        {**number, "xshift": 0, "xanchor": "center", "yshift": -edge / 2 - 10}
        for number, edge in zip(numbers, side.round(1), strict=True)
    ]
    heads = board.heads(list(STATUSES))
    fig.update_xaxes(visible=False, range=[-0.5, len(STATUSES) - 0.4])
    fig.update_yaxes(visible=False, range=[-len(works) + 0.4, 0.5])
    fig.update_layout(
        annotations=[*heads, *board.labels(works, [-float(at) for at in range(len(works))]),
                     *numbers],
        margin={"l": 278, "r": 8, "t": 72, "b": 8},
    )  # fmt: skip
    return under


def _alt(works: list[Any], totals: pd.Series, cells: pd.DataFrame) -> str:
    return (
        f"Squares for {len(works)} works and {len(STATUSES)} statuses. In all: "
        + ", ".join(f"{name} {count}" for name, count in totals.items())
        + ". "
        + " ".join(f"{row.source}, {row.status}: {row.statements}." for row in cells.itertuples())
    )


def _narrow(works: list[Any], under: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "margin": {"l": 2, "r": 2, "t": 72},
        "height": 100 + 84 * len(works),
        "yaxis": {"range": [-len(works) + 0.5, 0.7]},
        "annotations": [
            *board.heads(list(STATUSES), size=12),
            *board.labels(works, [0.38 - at for at in range(len(works))], above=0.01),
            *under,
        ],
    }
