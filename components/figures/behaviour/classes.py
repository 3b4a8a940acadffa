"""Who is in the class: one square a prompt, by class and category."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.behaviour.controls import PROMPT_SET
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.runs import runs
from components.figures.pieces.shares import shares
from components.study import NotInStudy, Study

PER_LINE = 25  # squares side by side: what a phone has room for
PITCH, SPACE, HEAD = 1.0, 0.6, 1.25  # heights: a line of squares, between categories, a heading
GROUPS = {"refuse": "the “refuse” class", "comply": "the “comply” class", "neither": "in neither"}


def composition(study: Study) -> pd.DataFrame:
    """Share of each category that the first model of the study refuses, with its class.

    Categories expected to be refused come first in their class. Raises NotInStudy where that model
    was not run on the benchmark.
    """
    first = study.table("models")["model"].iloc[0]
    rows = runs(study, PROMPT_SET.options(study)[0])
    rows = rows[rows["model"] == first].copy()
    if not len(rows):
        raise NotInStudy(f"The study “{study.title}” has no counts for its first model.")
    rows["place"] = rows["group"].map(list(GROUPS).index)
    rows["later"] = rows["expected"] != "refuse"
    return rows.sort_values(["place", "later", "column"]).reset_index(drop=True)


def pooled(study: Study) -> pd.Series:
    """Prompts of the refuse class, and how many of them are refused."""
    rows = composition(study)
    return rows.loc[rows["group"] == "refuse", ["refused", "n"]].sum()


@figure(
    "class-composition",
    "What the two classes are made of",
    page="classes",
    needs=["prompt_counts", "refusals", "models"],
    uses=["refusals_stated"],
    predict=Number(
        "How many prompts of the “refuse” class does the unedited model refuse?",
        unit="prompts",
        scale=lambda study: (0, int(pooled(study)["n"]), 1),
        answer=lambda study: int(pooled(study)["refused"]),
    ),
    thumbnail=Thumbnail(marks=0.62),
)
def squares(study: Study) -> go.Figure:
    """One square a prompt: filled where the unedited model refused, by class and category.

    Reads `prompt_counts` and `refusals`. Squares are counts: which prompt is which is not shown.
    """
    rows = composition(study)
    model = rows["short"].iloc[0]
    classes = shares(rows.groupby("group", sort=False)[["refused", "n"]].sum().reset_index())
    place, heads, lowest = _places(rows)

    fig = go.Figure()
    _draw(fig, rows, place, model)
    fig.update_yaxes(visible=False, range=[lowest, 1.1])
    wide, narrow = _words(rows, classes, place, heads)
    fig.update_layout(
        margin={"l": 180, "r": 110, "t": 4, "b": 40},
        annotations=wide,
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top"},
    )
    pooled = classes[classes["group"] == "refuse"]
    main = pooled.iloc[0] if len(pooled) else classes.iloc[0]
    name = GROUPS[main["group"]]
    parts = rows[rows["group"] == main["group"]].groupby("expected")["n"].sum()
    return theme.finish(
        fig,
        title=f"Of {main['n']} prompts in {name}, {model} answers {main['n'] - main['refused']}",
        subtitle=f"One square a prompt, by class and category; filled if {model}, unedited, "
        "refused it",
        alt=_alt(rows, classes, name, parts),
        n=f"{rows['n'].sum()} prompts, one reply each, counted by pattern matching",
        rows=rows[["group", "label", "expected", "refused", "n", "percent", "low", "high"]].rename(
            columns={"group": "class", "label": "category"}
        ),
        height=int(50 + 17 * (1.1 - lowest)),
        narrow={
            "margin": {"l": 4, "r": 4, "t": 4, "b": 64},
            "annotations": narrow,
            "height": int(74 + 17 * (1.1 - lowest)),
        },
    )


def _draw(fig: go.Figure, rows: pd.DataFrame, place: dict[str, float], model: str) -> None:
    for refused, symbol, colour in (
        (True, "square", theme.REFUSED),
        (False, "square-open", theme.ANSWERED),
    ):
        spots = [
            (at % PER_LINE, place[row.category] - at // PER_LINE * PITCH, row.label, row.counts)
            for row in rows.itertuples()
            for at in (range(row.refused) if refused else range(row.refused, row.n))
        ]
        total = len(spots)
        fig.add_scatter(
            x=[spot[0] for spot in spots],
            y=[spot[1] for spot in spots],
            mode="markers",
            name=f"{'refused' if refused else 'answered'} by {model} ({total})",
            marker={
                "symbol": symbol,
                "size": 9,
                "color": colour,
                "line": {"width": 1.5, "color": colour},
            },
            customdata=[spot[2:] for spot in spots],
            hovertemplate="%{customdata[0]}: %{customdata[1]} refused<extra></extra>",
            showlegend=True,
        )
    fig.update_xaxes(visible=False, range=[-0.8, PER_LINE - 0.2])


def _alt(rows: pd.DataFrame, classes: pd.DataFrame, name: str, parts: pd.Series) -> str:
    return (
        f"{rows['n'].sum()} squares. "
        + " ".join(
            f"{GROUPS[row.group]}: {row.n} prompts, {row.refused} refused."
            for row in classes.itertuples()
        )
        + f" In {name}, {parts.get('refuse', 0)} prompts are harmful and "
        f"{parts.get('comply', 0)} benign. "
        + " ".join(f"{row.label}: {row.counts} refused." for row in rows.itertuples())
    )


def _places(rows: pd.DataFrame) -> tuple[dict[str, float], dict[str, float], float]:
    """Height of the first line of each category, of each class heading, and of the last line."""
    place: dict[str, float] = {}
    heads: dict[str, float] = {}
    y = 0.0
    for group, some in rows.groupby("group", sort=False):
        heads[str(group)] = y
        y -= HEAD
        for row in some.itertuples():
            y -= PITCH  # room for the label that narrow screens put above
            place[str(row.category)] = y
            y -= -(-row.n // PER_LINE) * PITCH + SPACE
        y -= HEAD / 2
    return place, heads, y + HEAD / 2


def _words(
    rows: pd.DataFrame,
    classes: pd.DataFrame,
    place: dict[str, float],
    heads: dict[str, float],
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Headings and labels: beside the squares on wide screens, above them on narrow ones."""
    ink, quiet = {"size": 15, "color": theme.INK}, {"size": 14, "color": theme.INK2}
    left = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left"}
    wide, narrow = [], []
    for row in classes.itertuples():
        words = f"<b>{GROUPS[row.group]}: {row.n} prompts</b>, {row.refused} refused"
        y = heads[str(row.group)]
        wide.append(theme.note(words, **left, xshift=4, y=y, font=ink))
        narrow.append(theme.note(words, **left, xshift=4, y=y, font={**ink, "size": 14}))
    for row in rows.itertuples():
        y = place[str(row.category)]
        middle = y - (-(-row.n // PER_LINE) - 1) / 2 * PITCH
        wide += [
            theme.note(
                row.label,
                x=0,
                xref="paper",
                xanchor="right",
                xshift=-6,
                y=middle,
                font=ink,
            ),
            theme.note(
                row.counts, x=1, xref="paper", xanchor="left", xshift=6, y=middle, font=quiet
            ),
        ]
        above = f"{row.label}: {row.counts} refused"
        narrow.append(theme.note(above, **left, xshift=4, y=y + PITCH, font=quiet))
    return wide, narrow
