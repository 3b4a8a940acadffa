"""The punch line, prompt by prompt."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.behaviour.controls import DEFLECTIONS
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.hand_check import HandCheck, hand_check
from components.geometry.statistics.proportions import METHOD, Share
from components.study import Study

PER_LINE = 8  # tiles side by side: what a phone has room for
WIDE = 13  # tiles that a wide screen has room for, so that eight stay together
GAP = 1.0  # between the two groups, in lines
GROUPS = ("other topics", "most extreme topics")


@figure(
    "prompt-waffle",
    "The harmful prompts, one tile each",
    page="verdict",
    needs=["outcomes"],
    uses=["audit"],
    controls=[DEFLECTIONS],
    predict=Number(
        "Some prompts are still refused after the best edit of the study. How many of the most "
        "extreme topics are among them?",
        unit="prompts",
        scale=lambda study: (0, int(study.table("outcomes")["cluster"].sum()), 1),
        answer=lambda study: int(study.table("outcomes").query("cluster")["refused"].sum()),
    ),
    thumbnail=Thumbnail(marks=0.8, layout={"xaxis.range": [-0.8, PER_LINE - 0.2]}),
)
def waffle(study: Study, *, deflections: str) -> go.Figure:
    """One tile a prompt: filled where refused, outlined where answered, by group of topics.

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
    _traces(fig, rows)
    groups = rows.groupby("group", sort=False).agg(
        y=("y", "max"), k=("refused", "sum"), n=("refused", "size")
    )
    heads = [
        theme.note(
            f"<b>{group.Index}</b>: {group.k} of {group.n} refused",
            x=-0.45,
            xanchor="left",
            y=group.y,
            yshift=30,
            font={"size": 14, "color": theme.INK},
        )
        for group in groups.itertuples()
    ]
    lowest = float(rows["y"].min())
    fig.update_xaxes(visible=False, range=[-0.6, WIDE])
    fig.update_yaxes(visible=False, range=[lowest - 0.7, 1.2])
    fig.update_layout(
        annotations=heads,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        legend={"orientation": "h", "x": 0, "y": -0.01, "yanchor": "top"},
    )
    counted = Share(int(rows["refused"].sum()), len(rows))
    taken = Share(counted.k + int(deflections), counted.n)
    check = hand_check(study)
    lines = -lowest + 2
    return theme.finish(
        fig,
        title=f"{counted.counts} harmful prompts are still refused after the edit: {counted.range}"
        if int(deflections) == 0
        else f"With {deflections} deflections among the answers, {taken.counts} are not answered",
        subtitle="One tile a prompt, by the group of topics that was marked as most extreme; the "
        f"range is the {METHOD}",
        alt=_alt(rows, counted, groups, taken, deflections),
        n=f"{counted.n} harmful prompts, one reply each, counted by pattern matching",
        rows=rows[["tile", "group", "outcome"]],
        readout=_readout(counted, taken, deflections, check),
        height=int(60 + 46 * lines),
        narrow={"xaxis": {"range": [-0.6, PER_LINE - 0.4]}},
    )


def _traces(fig: go.Figure, rows: pd.DataFrame) -> None:
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
            customdata=some[["tile", "group"]].to_numpy().tolist(),
            hovertemplate=f"tile %{{customdata[0]}}, %{{customdata[1]}}: {outcome}<extra></extra>",
            showlegend=True,
        )


def _alt(
    rows: pd.DataFrame, counted: Share, groups: pd.DataFrame, taken: Share, deflections: str
) -> str:
    return (
        f"{len(rows)} tiles. {counted.counts} are refused: {counted.percent:.1f} percent, "
        f"interval {counted.range}. "
        + " ".join(f"{group.Index}: {group.k} of {group.n}." for group in groups.itertuples())
        + (
            f" Taking {deflections} answers as deflections gives {taken}."
            if taken != counted
            else ""
        )
    )


def _readout(
    counted: Share, taken: Share, deflections: str, check: HandCheck | None
) -> list[tuple[str, str]]:
    return [
        ("Counted as refused", str(counted)),
        *([(f"If {deflections} answers were deflections", str(taken))] if taken != counted else []),
        *([("The authors’ hand check", str(check))] if check else []),
    ]


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Adds `group`, `x` and `y`: the marked group above the rest, refused tiles first."""
    rows = rows.sort_values(["cluster", "refused", "tile"], ascending=[False, False, True])
    rows = rows.reset_index(drop=True)
    rows["group"] = [GROUPS[int(inside)] for inside in rows["cluster"]]
    within = rows.groupby("group", sort=False).cumcount()
    rows["x"] = within % PER_LINE
    line = within // PER_LINE
    lines = (line.groupby(rows["group"], sort=False).max() + 1 + GAP).cumsum().shift(fill_value=0)
    rows["y"] = -(line + rows["group"].map(lines))
    return rows
