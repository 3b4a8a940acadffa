"""Benign prompts refused: the models without an edit side by side."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.behaviour.controls import PROMPT_SET
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.runs import runs
from components.figures.pieces.shares import dots, shares
from components.geometry.statistics.proportions import METHOD
from components.study import NotInStudy, Study

ALL = "all benign prompts"
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x")
LINE, GAP = 1.0, 0.75  # heights: of one model's line, and between categories


def benign(study: Study) -> pd.DataFrame:
    """Shares of benign prompts refused by each unedited model that was run on all of them.

    One row for each model and category, and for each model with all categories together.
    Raises NotInStudy where the study has no such run.
    """
    rows = runs(study, PROMPT_SET.options(study)[0])
    rows = rows[(rows["expected"] == "comply") & (rows["edit"] == "none")]
    sizes = rows.groupby("model")["category"].transform("size")
    rows = rows[sizes == rows["category"].nunique()]
    if not len(rows):
        raise NotInStudy(f"The study “{study.title}” ran no unedited model on benign prompts.")
    together = rows.groupby(["model", "short"], sort=False)[["refused", "n"]].sum().reset_index()
    together = shares(together.assign(label=ALL, column=-1))
    return pd.concat([together, rows])[
        ["label", "column", "model", "short", "refused", "n", "percent", "low", "high", "counts"]
    ].reset_index(drop=True)


@figure(
    "over-refusal",
    "Benign prompts refused",
    page="benchmark",
    needs=["refusals", "prompt_counts", "models"],
    uses=["refusals_stated"],
    thumbnail=Thumbnail(marks=0.65),
)
def over_refusal(study: Study) -> go.Figure:
    """Share of benign prompts refused, over all and by category, a dot for each unedited model.

    Reads `refusals` on the largest prompt set: `refused` of `n` prompts.
    """
    rows = benign(study)
    models = list(rows["short"].unique())
    columns = sorted(rows["column"].unique())
    step = LINE * len(models) + GAP
    rows["y"] = [
        -step * columns.index(column) - LINE * models.index(short)
        for column, short in zip(rows["column"], rows["short"], strict=True)
    ]
    fig = go.Figure()
    for at, short in enumerate(models):
        symbol = SYMBOLS[at % len(SYMBOLS)]
        some = rows[rows["short"] == short]
        fig.add_trace(dots(some, x="percent", y="y", colour=theme.REFUSED, symbol=symbol))
    top = 20 * (int(rows["high"].max()) // 20 + 1)
    ticks = list(range(0, top + 1, 20))
    fig.update_xaxes(
        range=[-2, top],
        tickvals=ticks,
        ticktext=[f"{tick} %" for tick in ticks],
        showgrid=True,
        side="top",
        showline=False,
        ticks="",
    )
    lowest = float(rows["y"].min()) - 0.6
    fig.update_yaxes(visible=False, range=[lowest, 0.6])
    groups = rows.groupby("label", sort=False)["y"]
    centre, head = groups.mean(), groups.max()
    counts = _layout(fig, rows, centre, head)
    together = rows[rows["label"] == ALL].sort_values("percent", ascending=False)
    tall = len(columns) * step
    return theme.finish(
        fig,
        title="Benign prompts refused: "
        + ", ".join(f"{row.short} {row.counts}" for row in together.itertuples()),
        subtitle=f"Share of benign prompts refused by models without an edit; whiskers are the "
        f"{METHOD}; axis to {top} %",
        alt=_alt(rows),
        n=f"{together['n'].max()} benign prompts a model, one reply each; back ends differ",
        rows=rows[["label", "short", "refused", "n", "percent", "low", "high"]].rename(
            columns={"label": "category", "short": "model"}
        ),
        height=int(44 + 24 * tall),
        narrow=_narrow(tall, lowest, head, counts),
    )


def _layout(
    fig: go.Figure, rows: pd.DataFrame, centre: pd.Series, head: pd.Series
) -> list[dict[str, Any]]:
    counts = [
        theme.note(
            f"{row.short}: {row.counts}",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=row.y,
            font={"size": 14, "color": theme.INK},
        )
        for row in rows.itertuples()
    ]
    fig.update_layout(
        margin={"l": 190, "r": 132, "t": 30, "b": 8},
        annotations=[
            *(
                theme.note(
                    f"<b>{label}</b>" if label == ALL else label,
                    x=0,
                    xref="paper",
                    xanchor="right",
                    xshift=-14,
                    y=y,
                    font={"size": 15, "color": theme.INK},
                )
                for label, y in centre.items()
            ),
            *counts,
        ],
        shapes=_rules(list(head)[1:], (LINE + GAP) / 2),
    )
    return counts


def _alt(rows: pd.DataFrame) -> str:
    return "Dots with intervals. " + " ".join(
        f"{label}: "
        + ", ".join(
            f"{row.short} {row.counts}, interval {row.low:.0f} to {row.high:.0f} percent"
            for row in some.itertuples()
        )
        + "."
        for label, some in rows.groupby("label", sort=False)
    )


def _narrow(
    tall: float, lowest: float, head: pd.Series, counts: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "margin": {"l": 12, "r": 112, "t": 30, "b": 8},
        "height": int(64 + 32 * tall),
        "yaxis": {"range": [lowest, 1.25]},
        "shapes": _rules(list(head)[1:], 1.25),
        "annotations": [
            *(
                theme.note(
                    f"<b>{label}</b>" if label == ALL else label,
                    x=0,
                    xref="paper",
                    xanchor="left",
                    y=y,
                    yshift=24,
                    font={"size": 14, "color": theme.INK},
                )
                for label, y in head.items()
            ),
            *(count | {"font": {"size": 13, "color": theme.INK}} for count in counts),
        ],
    }


def _rules(heads: list[float], above: float) -> list[dict[str, object]]:
    """Faint lines between categories, so far above the first dot of each."""
    line = {"color": theme.RULE, "width": 1}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y + above, "y1": y + above}
        | {"line": line, "layer": "below"}
        for y in heads
    ]
