"""What happened when: events in a list, each tied to its place in time."""

from __future__ import annotations

from datetime import date
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.study import Study

LIST, TEXT = 0.15, 0.18  # of the width: where the list begins, and its words
MIDDLE = 15  # the day that stands for a month


class Kind(NamedTuple):
    """How one kind of event looks."""

    word: str
    symbol: str
    colour: str


KINDS = {
    "finding": Kind("finding", "circle", theme.METHODS[0]),
    "defence": Kind("defence", "square", theme.METHODS[1]),
    "edit": Kind("edit or tool", "diamond", theme.METHODS[2]),
    "model": Kind("model", "star", theme.INK),
    "study": Kind("the study", "triangle-up", theme.REFUSED),
}


def day(text: str) -> date:
    """A day from `2024-06-17`, or the middle of a month from `2024-06`."""
    return date.fromisoformat(text if text.count("-") > 1 else f"{text}-{MIDDLE}")


def said(text: str) -> str:
    """A day or a month in words."""
    when = day(text)
    return f"{when:%B %Y}" if text.count("-") == 1 else f"{when.day} {when:%B %Y}"


@figure(
    "timeline",
    "From one direction to the last edit",
    page="short",
    needs=["timeline"],
    thumbnail=Thumbnail(layout={"xaxis.range": [-0.05, 0.2]}),
)
def timeline(study: Study) -> go.Figure:
    """A list of events at even distances, tied to a vertical axis of time at the left.

    Reads `timeline`: `date` as ISO writes it, by day or by month.
    """
    rows = study.table("timeline").sort_values("order").reset_index(drop=True)
    days = pd.Series([day(text).toordinal() for text in rows["date"]])
    span = max(int(days.max() - days.min()), 1)
    foot = -float(len(rows) - 1)
    rows["y"] = [-float(at) for at in rows.index]
    rows["at"] = (days - days.min()) / span * foot

    fig = go.Figure()
    for row in rows.itertuples():
        fig.add_scatter(
            x=[0, LIST - 0.03, LIST],
            y=[round(row.at, 3), row.y, row.y],
            mode="lines",
            line={"color": theme.INK if row.pair else theme.RULE, "width": 2 if row.pair else 1},
            hoverinfo="skip",
        )
    for kind, look in KINDS.items():
        some = rows[rows["kind"] == kind]
        if some.empty:
            continue
        fig.add_scatter(
            x=[LIST] * len(some),
            y=some["y"].tolist(),
            mode="markers",
            name=look.word,
            marker={"symbol": look.symbol, "size": 11, "color": look.colour},
            customdata=some[["title", "what", "source"]].to_numpy().tolist(),
            hovertemplate="%{customdata[0]}: %{customdata[1]}<br>%{customdata[2]}<extra></extra>",
            showlegend=True,
            cliponaxis=False,
        )
    fig.add_shape(type="line", x0=0, x1=0, y0=0, y1=foot, line={"color": theme.AXIS, "width": 2})
    years = _years(days.min(), span, foot)
    fig.update_xaxes(visible=False, range=[-0.09, 1])
    fig.update_yaxes(visible=False, range=[foot - 0.6, 0.6])
    fig.update_layout(
        annotations=[*years, *_words(rows, 78)],
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top"},
        margin={"l": 4, "r": 4, "t": 4, "b": 40},
    )
    pair = rows[rows["pair"]]
    return theme.finish(
        fig,
        title=_finding(rows, pair),
        subtitle="Events chosen by us, in order; lines lead to their place in time. Heavy lines: "
        "the same step from two sides",
        alt=f"List of {len(rows)} events. "
        + " ".join(f"{said(row.date)}: {row.title}, {row.what}." for row in rows.itertuples()),
        n=f"{len(rows)} events",
        rows=rows[["date", "kind", "title", "what", "source"]],
        height=76 + 34 * len(rows),
        narrow=_narrow(rows, years),
    )


def _narrow(rows: pd.DataFrame, years: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "height": 110 + 52 * len(rows),
        "margin": {"l": 2, "r": 2, "t": 4, "b": 74},
        "xaxis": {"range": [-0.15, 1]},
        "annotations": [*years, *_words(rows, 34, stacked=True)],
    }


def _finding(rows: pd.DataFrame, pair: pd.DataFrame) -> str:
    """How long it took, and how near the two events of the pair lie."""
    first, last = (day(rows["date"].iloc[at]) for at in (0, -1))
    months = (last.year - first.year) * 12 + last.month - first.month
    if len(pair) < 2:
        return f"{len(rows)} events in {months} months"
    apart = (day(pair["date"].iloc[-1]) - day(pair["date"].iloc[0])).days
    return (
        f"{len(rows)} events in {months} months; the same step from two sides, {apart} days apart"
    )


def _years(first: int, span: int, foot: float) -> list[dict[str, Any]]:
    """Names of years at the axis, each where it begins, the first where the axis does."""
    begin, end = date.fromordinal(int(first)), date.fromordinal(int(first) + span)
    places = {begin.year: 0.0} | {
        year: (date(year, 1, 1).toordinal() - first) / span * foot
        for year in range(begin.year + 1, end.year + 1)
    }
    return [
        theme.note(str(year), x=0, xanchor="right", xshift=-5, y=y, font={"size": 13})
        for year, y in places.items()
    ]


def _words(rows: pd.DataFrame, width: int, *, stacked: bool = False) -> list[dict[str, Any]]:
    """The words of each event; on phones in two lines and more."""
    words = []
    for row in rows.itertuples():
        when, tail = f"{said(row.date)}", f"{row.title}: {row.what}"
        lines = [when, *wrap(tail, width)] if stacked else [f"{tail} · {when}"]
        text = "<br>".join(lines).replace(row.title, f"<b>{row.title}</b>", 1)
        words.append(
            theme.note(
                text,
                x=TEXT,
                xanchor="left",
                align="left",
                y=row.y,
                font={"size": 13 if stacked else 14, "color": theme.INK},
            )
        )
    return words
