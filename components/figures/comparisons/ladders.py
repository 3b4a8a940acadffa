"""Benign ladders and a toy doorman: two mechanisms that counts cannot tell apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.comparisons.controls import LADDER, THRESHOLD
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.geometry.directions import Array, ablate
from components.study import Study

STRENGTHS = np.linspace(0, 1, 101)  # of the arrow's removal, tried for the closest count
ARROW = np.array([1.0, 0.0])
GOLDEN = 0.618034
AXES = ("", "2")  # of the left and the right panel


def scores(points: pd.DataFrame, strength: float) -> pd.Series:
    """The doorman's score with the arrow removed at `strength`: what is left, and all else."""
    return pd.Series(_left(_places(points), strength), index=points.index)


def _places(points: pd.DataFrame) -> Array:
    return np.asarray(points[["along", "other"]])


def _left(places: Array, strength: float) -> Array:
    return np.asarray(ablate(places, ARROW, strength).sum(axis=1))


def matching(points: pd.DataFrame, threshold: float, start: float) -> float:
    """The strength at which the old threshold stops as many as `threshold` does; the least one."""
    places = _places(points)
    wanted = int((_left(places, 0) > threshold).sum())
    stopped = [int((_left(places, float(a)) > start).sum()) for a in STRENGTHS]
    return float(STRENGTHS[int(np.argmin([abs(count - wanted) for count in stopped]))])


@figure(
    "boundary-ladder",
    "A sliding threshold or a weaker arrow",
    page="comparisons",
    needs=["toy_rungs", "toy_questions"],
    controls=[LADDER, THRESHOLD],
    thumbnail=Thumbnail(marks=0.7),
)
def boundary_ladder(study: Study, *, ladder: str, threshold: str) -> go.Figure:
    """Toy questions on the rungs of a ladder, under two changes that stop as many.

    Reads `toy_rungs` and `toy_questions`, both simulated. One panel moves the threshold; the
    other leaves it and removes the arrow at the strength that stops the same number.
    """
    rungs = study.table("toy_rungs")
    rungs = rungs[rungs["ladder"] == ladder].sort_values("rung").reset_index(drop=True)
    points = study.table("toy_questions")
    points = points[points["ladder"] == ladder].reset_index(drop=True)
    start, at = float(rungs["threshold"].iloc[0]), float(threshold)
    strength = matching(points, at, start)
    panels = [("slides", scores(points, 0), at), ("weakens", scores(points, strength), start)]
    heads = {
        "slides": f"<b>The threshold slides</b> to {at:g}",
        "weakens": f"<b>The arrow weakens</b> by {100 * strength:.0f} %",
    }
    spread = 0.44 * (points["question"] * GOLDEN % 1 - 0.5)  # apart, and the same each time
    place = {rung: -float(order) for order, rung in enumerate(rungs["rung"])}
    y = points["rung"].map(place) + spread

    fig = go.Figure()
    tallies: list[tuple[Any, ...]] = []
    notes: list[dict[str, Any]] = []
    right = _traces(fig, points, panels, y, rungs, tallies, notes, place, heads)
    rows = pd.DataFrame(tallies, columns=["panel", "rung", "threshold", "stopped", "n"])
    both = rows.pivot(index="rung", columns="panel", values="stopped")
    apart = int((both["slides"] - both["weakens"]).abs().max())
    total = {name: int(rows.loc[rows["panel"] == name, "stopped"].sum()) for name in both}
    asked = int(rungs["n"].sum())
    above = _layout(fig, right, rungs, place, notes)
    return theme.finish(
        fig,
        title=f"Simulated: two different changes, and no rung’s count is more than {apart} of "
        f"{rungs['n'].max()} apart"
        if apart
        else "Simulated: two different changes, and the same counts on every rung",
        subtitle=f"What a toy doorman makes of {asked} toy questions about {ladder}, from "
        "general to particular; the line is its threshold",
        alt=_alt(asked, rungs, both, at, strength),
        n=f"{asked} toy questions, drawn once; nothing here was asked of a model",
        rows=rows,
        readout=_readout(at, total, asked, strength, start, apart),
        height=430,
        narrow=_narrow(above, notes),
    )


def _traces(
    fig: go.Figure,
    points: pd.DataFrame,
    panels: list[tuple[str, Any, float]],
    y: pd.Series,
    rungs: pd.DataFrame,
    tallies: list[tuple[str, Any, float, int, Any]],
    notes: list[dict[str, Any]],
    place: dict[Any, float],
    heads: dict[str, str],
) -> float:
    right = float(scores(points, 0).max()) + 0.25
    for number, (name, score, line) in zip(AXES, panels, strict=True):
        axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
        for stopped, symbol, colour in (
            (True, "circle", theme.REFUSED),
            (False, "circle-open", theme.ANSWERED),
        ):
            some = (score > line) == stopped
            word = "stopped" if stopped else "let through"
            fig.add_scatter(
                x=score[some].round(3).tolist(),
                y=y[some].round(3).tolist(),
                mode="markers",
                name=word,
                marker={
                    "symbol": symbol,
                    "size": 9,
                    "color": colour,
                    "opacity": 0.8,
                    "line": {"width": 1.8, "color": colour},
                },
                hovertemplate=f"toy score %{{x:.2f}}: {word}<extra></extra>",
                showlegend=number == AXES[0],
                legendgroup=word,
                **axes,
            )
        fig.add_shape(
            type="line",
            x0=line,
            x1=line,
            y0=-len(rungs) + 0.5,
            y1=0.5,
            xref=f"x{number}",
            yref=f"y{number}",
            line={"color": theme.ACCENT, "width": 2},
        )
        for rung in rungs.itertuples():
            count = int((score[points["rung"] == rung.rung] > line).sum())
            tallies.append((name, rung.label, round(line, 2), count, rung.n))
            notes.append(_count(f"{count} of {rung.n}", number, place[rung.rung], right))
        notes.append(_head(heads[name], number))
    return right


def _layout(
    fig: go.Figure,
    right: float,
    rungs: pd.DataFrame,
    place: dict[Any, float],
    notes: list[dict[str, Any]],
) -> list[dict[str, Any]]:
    axis = {"range": [-1.3, right + 0.95], "showgrid": False, "zeroline": False}
    deep = {"range": [-len(rungs) + 0.45, 0.62], "visible": False}
    beside = [_label(rung.label, AXES[0], place[rung.rung], None) for rung in rungs.itertuples()]
    above = [
        _label(rung.label, number, place[rung.rung], 0.4)
        for number in AXES
        for rung in rungs.itertuples()
    ]
    fig.update_layout(
        xaxis={**axis, "domain": [0, 0.485], "title": "toy score"},
        xaxis2={**axis, "domain": [0.515, 1], "title": "toy score", "anchor": "y2"},
        yaxis=deep,
        yaxis2={**deep, "anchor": "x2"},
        annotations=[*beside, *notes],
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": -0.17, "yanchor": "top"},
        margin={"l": 180, "r": 16, "t": 36, "b": 84},
    )
    return above


def _alt(asked: int, rungs: pd.DataFrame, both: pd.DataFrame, at: float, strength: float) -> str:
    return f"Simulated. Two panels of {asked} toy questions on {len(rungs)} rungs. " + " ".join(
        f"{row.rung}: {row.slides} stopped where the threshold slides to {at:g}, "
        f"{row.weakens} where the arrow is weakened by {100 * strength:.0f} percent."
        for row in both.reset_index().itertuples()
    )


def _readout(
    at: float, total: dict[Any, int], asked: int, strength: float, start: float, apart: int
) -> list[tuple[str, str]]:
    return [
        ("Threshold slides", f"to {at:g}: {total['slides']} of {asked} stopped"),
        (
            "Arrow weakens",
            f"by {100 * strength:.0f} %, threshold still {start:g}: {total['weakens']} of "
            f"{asked} stopped",
        ),
        ("Counts differ", f"by at most {apart} on any rung"),
    ]


def _narrow(above: list[dict[str, Any]], notes: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "margin": {"l": 4, "r": 4, "t": 30, "b": 76},
        "height": 800,
        "xaxis": {"domain": [0, 1], "title": {"text": ""}},
        "xaxis2": {"domain": [0, 1]},
        "yaxis": {"domain": [0.56, 1]},
        "yaxis2": {"domain": [0, 0.44]},
        "legend": {"y": -0.085},
        "annotations": [*above, *notes],
    }


def _label(text: str, number: str, y: float, lift: float | None) -> dict[str, Any]:
    """The name of a rung: left of the first panel, or over its row in both."""
    words = text if lift else text.replace("a particular ", "a particular<br>")
    return theme.note(
        words.replace("one particular ", "one particular<br>") if not lift else words,
        x=0,
        xref=f"x{number} domain",
        xanchor="left" if lift else "right",
        xshift=0 if lift else -10,
        y=y + (lift or 0),
        yref=f"y{number}",
        align="left" if lift else "right",
        bgcolor=theme.BACKGROUND,  # over the line of the threshold
        font={"size": 14, "color": theme.INK},
    )


def _count(text: str, number: str, y: float, x: float) -> dict[str, Any]:
    return theme.note(
        text,
        x=x,
        xref=f"x{number}",
        xanchor="left",
        y=y,
        yref=f"y{number}",
        font={"size": 14, "color": theme.INK},
    )


def _head(text: str, number: str) -> dict[str, Any]:
    return theme.note(
        text,
        x=0,
        xref=f"x{number} domain",
        xanchor="left",
        y=1,
        yref=f"y{number} domain",
        yanchor="bottom",
        yshift=4,
        font={"size": 15, "color": theme.INK},
    )
