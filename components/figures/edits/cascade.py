"""The cascade: which ingredient separates a failing recipe from a working one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice
from components.figures.edits.controls import STAGE, tested
from components.figures.pieces.hand_check import HandCheck, hand_check
from components.figures.pieces.shares import dots, percent_axis, shares
from components.geometry.statistics.proportions import METHOD
from components.study import NotInStudy, Study


@figure(
    "cascade-ladder",
    "The cascade, stage by stage",
    page="cascade",
    needs=["cascade"],
    uses=["audit", "hypotheses"],
    controls=[STAGE],
    predict=Choice(
        "Which step do you think moves the count of refusals most?",
        options=lambda study: [STAGE.words(study, stage) for stage in tested(study)],
        answer=lambda study: STAGE.words(study, STAGE.default(study)),
    ),
)
def ladder(study: Study, *, stage: str) -> go.Figure:
    """Share of harmful prompts refused at each stage, in order, with intervals and counts.

    Reads `cascade`: `refused` of `n` harmful prompts per stage. The authors' hand check, where
    the study has one, is a dotted bar under the stage it belongs to.
    """
    rows = shares(study.table("cascade").sort_values("order").reset_index(drop=True))
    chosen = rows[rows["stage"] == stage].iloc[0]
    tests = rows["role"] == "test"
    place = {name: -at for at, name in enumerate(rows["stage"])}
    rows["y"] = rows["stage"].map(place)

    fig = go.Figure()
    _traces(fig, rows, tests)
    check = hand_check(study)
    checked = rows[rows["n"] - rows["refused"] == check.answered] if check else rows[:0]
    hand: list[dict[str, Any]] = []
    _by_hand(fig, check, checked, hand, place, stage)
    _layout(fig, rows, place)
    label = {"x": 0, "xref": "paper"}
    ink = {"size": 15, "color": theme.INK}
    labels = [
        theme.note(name, **label, xanchor="right", xshift=-14, y=place[key], font=ink)
        for name, key in zip(rows["name"], rows["stage"], strict=True)
    ]
    above = _words(rows, label, place)
    counts = [
        theme.note(text, x=1, xref="paper", xanchor="left", xshift=8, y=place[key], font=ink)
        for text, key in zip(rows["counts"], rows["stage"], strict=True)
    ]
    fig.update_layout(
        margin={"l": 300, "r": 84, "t": 30, "b": 8}, annotations=[*labels, *counts, *hand]
    )
    few, many = rows["n"].min(), rows["n"].max()
    worst = rows[rows["stage"] == STAGE.default(study)].iloc[0]
    before = rows[rows["order"] == worst["order"] - 1]
    return theme.finish(
        fig,
        title=f"One step moves the count, {worst['name'].lstrip('+ ')}: from "
        f"{before['counts'].iloc[0]} to {worst['counts']}"
        if len(before)
        else f"{worst['name']}: {worst['counts']}",
        subtitle=f"Harmful prompts refused; whiskers are the {METHOD}; “+” adds an ingredient to "
        "the row above",
        alt=_alt(rows, hand, check),
        n=f"{few} or {many} harmful prompts a stage" if few != many else f"{few} harmful prompts",
        rows=rows.drop(columns=["order", "y", "counts"]),
        readout=_details(chosen, _hypothesis(study, chosen["hypothesis"])),
        height=60 + 48 * len(rows),
        narrow={
            "margin": {"l": 12, "r": 72, "t": 30, "b": 8},
            "height": 60 + 62 * len(rows),
            "annotations": [*above, *counts],
        },
    )


def _words(
    rows: pd.DataFrame, label: dict[str, object], place: dict[Any, int]
) -> list[dict[str, Any]]:
    return [
        theme.note(
            name,
            **label,
            xanchor="left",
            yshift=20,
            y=place[key],
            font={"size": 14, "color": theme.INK},
        )
        for name, key in zip(rows["name"], rows["stage"], strict=True)
    ]


def _by_hand(
    fig: go.Figure,
    check: HandCheck | None,
    checked: pd.DataFrame,
    hand: list[dict[str, Any]],
    place: dict[Any, int],
    stage: str,
) -> None:
    if check and len(checked):
        under = float(checked["y"].iloc[-1]) - 0.36
        fig.add_scatter(
            x=[check.low, check.high],
            y=[under, under],
            mode="lines",
            line={"color": theme.UNCLEAR, "width": 6, "dash": "1px,3px"},
            hovertemplate=f"The authors: {check}<extra></extra>",
        )
        hand.append(
            theme.note(
                "authors’ hand check",
                x=check.high,
                xanchor="left",
                xshift=6,
                y=under,
                font={"size": 13, "color": theme.INK3},
            )
        )
    fig.add_hrect(
        y0=place[stage] - 0.5,
        y1=place[stage] + 0.5,
        fillcolor=theme.PANEL,
        line_width=0,
        layer="below",
    )


def _traces(fig: go.Figure, rows: pd.DataFrame, tests: pd.Series) -> None:
    for some, colour, symbol in (
        (rows[tests], theme.REFUSED, "circle"),
        (rows[~tests], theme.CONTROL, "circle-open"),
    ):
        trace = dots(some, x="percent", y="y", colour=colour, symbol=symbol)
        trace.update(
            meta={"sets": STAGE.name},
            text=[
                f"{c} refused, {METHOD} {low:.0f} to {high:.0f} %"
                for c, low, high in zip(some["counts"], some["low"], some["high"], strict=True)
            ],
            customdata=some["stage"].tolist(),
            hovertemplate="%{text}<extra></extra>",
        )
        fig.add_trace(trace)


def _layout(fig: go.Figure, rows: pd.DataFrame, place: dict[Any, int]) -> None:
    rules = [
        place[name] + 0.5
        for name, before, now in zip(
            rows["stage"][1:], rows["prompt_set"][:-1], rows["prompt_set"][1:], strict=True
        )
        if before != now
    ]
    for y in rules:
        fig.add_hline(y=y, line={"color": theme.AXIS, "width": 1, "dash": "dot"})
    fig.update_layout(**percent_axis("x"))
    fig.update_xaxes(side="top", showline=False, ticks="")
    fig.update_yaxes(
        showticklabels=False, showgrid=False, range=[-len(rows) + 0.4, 0.6], fixedrange=True
    )


def _alt(rows: pd.DataFrame, hand: list[dict[str, Any]], check: HandCheck | None) -> str:
    return (
        f"Ladder of {len(rows)} stages with the share of harmful prompts refused. "
        + " ".join(
            f"{name}: {counts}, interval {low:.0f} to {high:.0f} percent."
            for name, counts, low, high in zip(
                rows["name"], rows["counts"], rows["low"], rows["high"], strict=True
            )
        )
        + (f" The authors: {check}." if hand else "")
    )


def _hypothesis(study: Study, id: str) -> pd.DataFrame:
    try:
        every = study.table("hypotheses")
    except NotInStudy:
        return pd.DataFrame()
    return every[every["id"] == id]


def _details(chosen: pd.Series, hypothesis: pd.DataFrame) -> list[tuple[str, str]]:
    lines = [
        ("Question", chosen["question"]),
        (
            "Result",
            f"{chosen['counts']} harmful prompts refused: {chosen['percent']:.3g} %, {METHOD} "
            f"{chosen['low']:.0f} to {chosen['high']:.0f} %",
        ),
        ("Run in", chosen["precision"]),
        ("The study’s verdict", chosen["verdict"]),
    ]
    if len(hypothesis):
        row = hypothesis.iloc[0]
        lines.append(("Hypothesis", f"{row['id']}, {row['name']}: {row['idea']}"))
        if row["page_label"] != "as here":
            lines.append(
                (
                    "Labels",
                    f"The study’s list calls {row['id']} “{row['name']}”; its public page calls "
                    f"it “{row['page_label']}”. Figures here follow the list.",
                )
            )
    return lines
