"""The punch line, prompt by prompt."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.behaviour.controls import DEFLECTIONS
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.pieces.hand_check import hand_check
from components.geometry.statistics.proportions import METHOD, Share
from components.study import Study

PER_LINE = 8  # tiles side by side: what a phone has room for


@figure(
    "prompt-waffle",
    "The harmful prompts, one tile each",
    page="verdict",
    needs=["outcomes"],
    uses=["audit"],
    controls=[DEFLECTIONS],
    predict=Number(
        "After the best edit of the study, how many of the harmful prompts are still refused?",
        unit="prompts",
        scale=lambda study: (0, len(study.table("outcomes")), 1),
        answer=lambda study: int(study.table("outcomes")["refused"].sum()),
    ),
)
def waffle(study: Study, *, deflections: str) -> go.Figure:
    """One tile a prompt: filled where refused, outlined where answered, by topic.

    Reads `outcomes`. Of the answered tiles, the last `deflections` are drawn as unclear: how many
    there were is the reader's guess, and which ones is not known.
    """
    rows = _placed(study.table("outcomes"))
    answered = rows[~rows["refused"]]
    unclear = answered.tail(int(deflections)).index
    rows["outcome"] = "answered"
    rows.loc[rows["refused"], "outcome"] = "refused"
    rows.loc[unclear, "outcome"] = "unclear"

    fig = go.Figure()
    for outcome, symbol, colour in (
        ("refused", "square", theme.REFUSED),
        ("answered", "square-open", theme.ANSWERED),
        ("unclear", "square-x-open", theme.UNCLEAR),
    ):
        some = rows[rows["outcome"] == outcome]
        fig.add_scatter(
            x=some["x"].tolist(),
            y=some["y"].tolist(),
            mode="markers",
            name={"unclear": "taken as a deflection"}.get(outcome, outcome) + f" ({len(some)})",
            marker={
                "symbol": symbol,
                "size": 28,
                "color": colour,
                "line": {"width": 2.5, "color": colour},
            },
            customdata=some[["tile", "topic"]].to_numpy().tolist(),
            hovertemplate=f"tile %{{customdata[0]}}, %{{customdata[1]}}: {outcome}<extra></extra>",
            showlegend=True,
        )
    topics = rows.groupby("topic", sort=False).agg(
        y=("y", "max"), last=("x", "max"), k=("refused", "sum"), n=("refused", "size")
    )
    counts = [
        theme.note(
            f"{topic.k} of {topic.n}",
            x=min(topic.n, PER_LINE) - 0.35,
            xanchor="left",
            y=topic.y,
            font={"size": 14, "color": theme.INK2},
        )
        for topic in topics.itertuples()
    ]
    beside = [
        theme.note(
            str(topic.Index),
            x=-0.7,
            xanchor="right",
            y=topic.y,
            font={"size": 15, "color": theme.INK},
        )
        for topic in topics.itertuples()
    ]
    above = [
        theme.note(
            f"{topic.Index}: {topic.k} of {topic.n} refused",
            x=-0.45,
            xanchor="left",
            y=topic.y,
            yshift=25,
            font={"size": 13, "color": theme.INK},
        )
        for topic in topics.itertuples()
    ]
    lowest = float(rows["y"].min())
    fig.update_xaxes(visible=False, range=[-4.2, PER_LINE + 1.5])
    fig.update_yaxes(visible=False, range=[lowest - 0.7, 0.9])
    fig.update_layout(
        annotations=[*beside, *counts],
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        legend={"orientation": "h", "x": 0, "y": -0.01, "yanchor": "top"},
    )
    counted = Share(int(rows["refused"].sum()), len(rows))
    taken = Share(counted.k + int(deflections), counted.n)
    check = hand_check(study)
    lines = -lowest / 1.35 + 1
    return theme.finish(
        fig,
        title=f"{counted.counts} harmful prompts are still refused after the edit: {counted.range}"
        if int(deflections) == 0
        else f"With {deflections} deflections among the answers, {taken.counts} are not answered",
        subtitle=f"One tile a prompt, by rough topic; the range is the {METHOD}",
        alt=f"{len(rows)} tiles. {counted.counts} are refused: {counted.percent:.1f} percent, "
        f"interval {counted.range}. "
        + " ".join(f"{topic.Index}: {topic.k} of {topic.n}." for topic in topics.itertuples())
        + (
            f" Taking {deflections} answers as deflections gives {taken}."
            if taken != counted
            else ""
        ),
        n=f"{counted.n} harmful prompts, one reply each, counted by pattern matching",
        rows=rows[["tile", "topic", "outcome", "cluster"]],
        readout=[
            ("Counted as refused", str(counted)),
            *(
                [(f"If {deflections} answers were deflections", str(taken))]
                if taken != counted
                else []
            ),
            *([("The authors’ hand check", str(check))] if check else []),
        ],
        height=int(60 + 46 * lines),
        narrow={
            "xaxis": {"range": [-0.6, PER_LINE - 0.4]},
            "annotations": above,
            "height": int(80 + 58 * lines),
        },
    )


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Adds `x` and `y`: topics below one another, "other" last, refused tiles first."""
    rows = rows.assign(last=rows["topic"] == "other")
    rows = rows.sort_values(
        ["last", "topic", "refused", "tile"], ascending=[True, True, False, True]
    ).reset_index(drop=True)
    within = rows.groupby("topic", sort=False).cumcount()
    rows["x"] = within % PER_LINE
    line = within // PER_LINE
    starts = (line.groupby(rows["topic"], sort=False).max() + 1).cumsum().shift(fill_value=0)
    rows["y"] = -1.35 * (line + rows["topic"].map(starts))
    return rows.drop(columns="last")
