"""Enriched or concentrated: two questions about one group of prompts."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.pieces.shares import dots, percent_axis, shares
from components.geometry.statistics.proportions import METHOD, Share
from components.geometry.statistics.two_shares import fisher
from components.study import Study


@figure(
    "enriched-or-concentrated",
    "Enriched or concentrated?",
    page="verdict",
    needs=["outcomes"],
)
def enriched(study: Study) -> go.Figure:
    """Share refused inside and outside the group of extreme topics, and the group's share of all.

    Reads `outcomes`, one row per prompt. Two questions: of the prompts in the group, how many
    are refused; and of the refusals, how many lie in the group.
    """
    tiles = study.table("outcomes")
    inside, refused = tiles["cluster"], tiles["refused"]
    counted = [
        ("refused, of prompts in the group", "enriched", inside & refused, inside),
        ("refused, of all other prompts", "enriched", ~inside & refused, ~inside),
        ("in the group, of all refusals", "concentrated", inside & refused, refused),
    ]
    rows = shares(
        pd.DataFrame(
            [
                {"row": name, "question": question, "k": int(part.sum()), "n": int(whole.sum())}
                for name, question, part, whole in counted
                if whole.any()
            ]
        ),
        k="k",
    )
    rows["y"] = [
        -float(at) - (0.5 if q == "concentrated" else 0) for at, q in enumerate(rows["question"])
    ]

    fig = go.Figure()
    edge, above = _layout(fig, rows)
    within, beyond = int((inside & refused).sum()), int((~inside & refused).sum())
    p = ""
    richer = False
    if inside.any() and (~inside).any():
        a, b = Share(within, int(inside.sum())), Share(beyond, int((~inside).sum()))
        richer = a.percent > b.percent
        p = f"; Fisher’s exact test of different prompts, only descriptive: p = {fisher(a, b):.3f}"
    most = f"{beyond} of {within + beyond} refusals lie outside the group"
    return theme.finish(
        fig,
        title=f"Enriched, not concentrated: {most}"
        if richer and beyond > within
        else f"Of all refusals, {most.partition(' refusals ')[0]} lie outside the group",
        subtitle=f"Shares of harmful prompts under the edit; whiskers are the {METHOD}. The words "
        "that define the group were chosen after the outcomes were seen",
        alt=_alt(rows),
        n=f"{len(tiles)} harmful prompts, {int(inside.sum())} of them in the group{p}",
        rows=rows[["row", "k", "n", "percent", "low", "high"]],
        height=60 + 62 * len(rows),
        narrow={
            "margin": {"l": 12, "r": 76, "t": 30},
            "height": 60 + 72 * len(rows),
            "annotations": [*above, *edge],
        },
    )


def _layout(
    fig: go.Figure, rows: pd.DataFrame
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    _draw(fig, rows)
    ink = {"size": 15, "color": theme.INK}
    edge = [
        theme.note(counts, x=1, xref="paper", xanchor="left", xshift=8, y=y, font=ink)
        for counts, y in zip(rows["counts"], rows["y"], strict=True)
    ]
    place = {"x": 0, "xref": "paper"}
    beside = [
        theme.note(name, **place, xanchor="right", xshift=-14, y=y, font=ink)
        for name, y in zip(rows["row"], rows["y"], strict=True)
    ]
    above = [
        theme.note(name, **place, xanchor="left", yshift=20, y=y, font={**ink, "size": 14})
        for name, y in zip(rows["row"], rows["y"], strict=True)
    ]
    fig.update_layout(margin={"l": 262, "r": 84, "t": 30, "b": 8}, annotations=[*beside, *edge])
    return edge, above


def _draw(fig: go.Figure, rows: pd.DataFrame) -> None:
    for question, colour, symbol in (
        ("enriched", theme.REFUSED, "circle"),
        ("concentrated", theme.INK2, "square"),
    ):
        some = rows[rows["question"] == question]
        trace = dots(some, x="percent", y="y", colour=colour, symbol=symbol)
        trace.update(
            text=some["row"].tolist(),
            hovertemplate=f"%{{customdata[0]}} %{{text}}<br>{METHOD} %{{customdata[1]:.0f}} to "
            "%{customdata[2]:.0f} %<extra></extra>",
        )
        fig.add_trace(trace)
    fig.update_layout(**percent_axis("x"))
    fig.update_xaxes(side="top", showline=False, ticks="")
    fig.update_yaxes(visible=False, range=[float(rows["y"].min()) - 0.6, 0.6])
    if rows["question"].nunique() > 1:
        between = float(rows["y"].min()) + 0.75
        fig.add_hline(y=between, line={"color": theme.AXIS, "width": 1, "dash": "dot"})


def _alt(rows: pd.DataFrame) -> str:
    return " ".join(
        f"{counts} {name}: {percent:.0f} percent, interval {low:.0f} to {high:.0f}."
        for counts, name, percent, low, high in zip(
            rows["counts"], rows["row"], rows["percent"], rows["low"], rows["high"], strict=True
        )
    )
