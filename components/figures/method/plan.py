"""How the study was organised: a diagram of its steps, with how many each rests on."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.method.controls import STEP
from components.study import Study

HALF, TALL = 0.46, 0.36  # of a box: half its width in columns, half its height in rows
RAN = ("run", "partly run")


@figure(
    "pipeline",
    "The plan of the study",
    page="method",
    needs=["plan", "plan_links"],
    controls=[STEP],
    wordy=True,
)
def pipeline(study: Study, *, step: str) -> go.Figure:
    """Boxes of the steps with `n` in each, arrows to the steps they feed; dashed where not run.

    Reads `plan`, whose `row` and `column` place the boxes, and `plan_links`.
    """
    rows = study.table("plan").sort_values("order").reset_index(drop=True)
    links = study.table("plan_links")
    boxes = rows.set_index("step")
    links = links[links["before"].isin(boxes.index) & links["after"].isin(boxes.index)]
    chosen = boxes.loc[step]
    ran = rows[rows["state"].isin(RAN)]
    idle = rows[~rows["state"].isin(RAN)]

    fig = go.Figure()
    shapes = _traces(fig, rows, step)
    wide, narrow = (
        [_words(row, **look) for row in rows.itertuples()]
        for look in ({"size": 15}, {"size": 12, "width": 14})
    )
    arrows = [
        _arrow(boxes.loc[a], boxes.loc[b])
        for a, b in zip(links["before"], links["after"], strict=True)
    ]
    width, depth = int(rows["column"].max()), int(rows["row"].max())
    fig.update_xaxes(visible=False, range=[-0.52, width + 0.52])
    fig.update_yaxes(visible=False, range=[-depth - 0.45, 0.45])
    fig.update_layout(
        shapes=shapes,
        annotations=[*arrows, *wide],
        margin={"l": 2, "r": 2, "t": 4, "b": 4},
    )
    harmful = ran[ran["unit"].str.startswith("harmful")]
    few = harmful if len(harmful) else ran
    into, out = (
        ", ".join(boxes["title"][other] for other in links.loc[links[a] == step, b])
        for a, b in (("after", "before"), ("before", "after"))
    )
    span = (
        f"{few['n'].min()}" if few["n"].nunique() == 1 else f"{few['n'].min()} to {few['n'].max()}"
    )
    what = "harmful prompts" if len(harmful) else "cases"
    return theme.finish(
        fig,
        title=f"{len(ran)} steps ran, {len(idle)} did not; what is said of edits rests on {span} "
        f"{what}"
        if len(idle)
        else f"Every step was run, on {ran['n'].min():,} to {ran['n'].max():,} cases each",
        subtitle="The study’s steps, and how many cases each rests on; dashed boxes were not run "
        "or failed",
        alt=_alt(rows, boxes, links),
        n=f"{len(ran)} steps with {ran['n'].min():,} to {ran['n'].max():,} cases",
        rows=rows[["milestone", "title", "n", "unit", "date", "state", "what", "supports"]],
        readout=_readout(chosen, into, out),
        height=40 + 104 * (depth + 1),
        narrow={
            "height": 40 + 118 * (depth + 1),
            "annotations": [*arrows, *narrow],
        },
    )


def _traces(fig: go.Figure, rows: pd.DataFrame, step: str) -> list[dict[str, Any]]:
    spots = [
        (row.column + side, -row.row, row.step, row.title)
        for row in rows.itertuples()
        for side in (-0.28, 0, 0.28)
    ]
    fig.add_scatter(
        x=[spot[0] for spot in spots],
        y=[spot[1] for spot in spots],
        mode="markers",
        marker={"symbol": "square", "size": 44, "color": theme.BACKGROUND, "opacity": 0},
        meta={"sets": STEP.name},
        customdata=[spot[2] for spot in spots],
        text=[spot[3] for spot in spots],
        hovertemplate="%{text}<extra></extra>",
    )
    return [_box(row, chosen=row.step == step) for row in rows.itertuples()]


def _alt(rows: pd.DataFrame, boxes: pd.DataFrame, links: pd.DataFrame) -> str:
    return f"Diagram of {len(rows)} steps. " + " ".join(
        f"{row.title}: {_amount(row)}, {row.state}."
        + (f" Feeds {after}." if (after := _fed(boxes, links, row.step)) else "")
        for row in rows.itertuples()
    )


def _readout(chosen: pd.Series, into: str, out: str) -> list[tuple[str, str]]:
    return [
        ("Step", f"{chosen['title']} ({chosen['milestone']}): {chosen['state']}"),
        ("What", chosen["what"]),
        ("On how many", _amount(chosen)),
        *([("When", chosen["date"])] if chosen["date"] != chosen["state"] else []),
        ("Fed by", into or "no other step"),
        ("Feeds", out or "no other step"),
        ("Can support", chosen["supports"]),
    ]


def _amount(row: Any) -> str:
    return f"{row.n:,} {row.unit}" if row.n else row.unit


def _fed(boxes: pd.DataFrame, links: pd.DataFrame, step: str) -> str:
    return ", ".join(boxes["title"][after] for after in links.loc[links["before"] == step, "after"])


def _box(row: Any, *, chosen: bool) -> dict[str, Any]:
    """The frame of a step: solid where it ran, dashed where not, in the accent if chosen."""
    ran = row.state in RAN
    colour = theme.ACCENT if chosen else theme.INK2 if ran else theme.INK3
    return {
        "type": "rect",
        "x0": row.column - HALF,
        "x1": row.column + HALF,
        "y0": -row.row - TALL,
        "y1": -row.row + TALL,
        "fillcolor": theme.PANEL if ran else theme.BACKGROUND,
        "line": {
            "color": colour,
            "width": 3 if chosen else 1.5,
            "dash": "solid" if ran else "dash",
        },
        "layer": "below",
    }


def _words(row: Any, *, size: int, width: int = 0) -> dict[str, Any]:
    """Title, number, unit and state inside a box; no line longer than `width`, if it is given."""
    ran = row.state in RAN
    ink = theme.INK if ran else theme.INK3
    amount = f"{row.n:,} {row.unit}"
    title, amounts = [row.title], [amount]
    if width:
        title = wrap(row.title, width - 1)
        amounts = [
            line for part in amount.replace(", ", ",\n").split("\n") for line in wrap(part, width)
        ]
    lines = [f"<b>{line}</b>" for line in title]
    if row.n:
        lines += amounts
    if row.state != "run":
        lines.append(f"<i>{row.state}</i>")
    return theme.note(
        "<br>".join(lines),
        x=row.column,
        y=-row.row,
        font={"size": size, "color": ink},
        captureevents=False,
    )


def _arrow(start: Any, end: Any) -> dict[str, Any]:
    """From the lower edge of a box to the upper edge of the next; quieter if that was not run."""
    colour = theme.INK2 if end["state"] in RAN else theme.INK3
    lean = 0.5 * max(-1, min(1, end["column"] - start["column"]))
    return {
        "x": float(end["column"] - lean * 0.3),
        "y": float(-end["row"] + TALL + 0.02),
        "ax": float(start["column"] + lean * 0.6),
        "ay": float(-start["row"] - TALL),
        "xref": "x",
        "yref": "y",
        "axref": "x",
        "ayref": "y",
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 1.2,
        "arrowwidth": 1.5,
        "arrowcolor": colour,
    }
