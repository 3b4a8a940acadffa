"""A toy: two clouds, and how a nuisance swings the arrow between their means."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice
from components.figures.primer.controls import APART, MARKS
from components.geometry.directions import Array, unit
from components.geometry.toys.two_clouds import PLANTED, Clouds, clouds
from components.study import Study

ONE, OTHER = "rare-books room", "opening hours"
COLOURS = {ONE: theme.METHODS[1], OTHER: theme.METHODS[0]}
BINS = np.arange(-6.5, 7, 0.5)
FINDS = ("the topic", "the question mark", "a mixture of the two")


def made(study: Study, marks: str, apart: str) -> Clouds:
    """The toy at one choice."""
    toy = study.table("toy_clouds").set_index("apart").loc[float(apart)]
    return clouds(
        int(toy["n"]), float(apart), float(toy["nuisance"]), float(marks) / 100, int(toy["seed"])
    )


def finds(study: Study) -> str:
    """What the arrow finds where every question of one class has the mark, and no other."""
    swing = made(study, MARKS.options(study)[-1], APART.default(study)).swing
    return FINDS[0] if swing < 15 else FINDS[1] if swing > 75 else FINDS[2]


@figure(
    "two-clouds",
    "Two clouds and the arrow between them",
    page="primer",
    needs=["toy_clouds"],
    controls=[MARKS, APART],
    predict=Choice(
        "Every question about the rare-books room ends in a question mark, and no question about "
        "opening hours does. What will the difference of means find?",
        options=lambda study: FINDS,
        answer=finds,
    ),
)
def two_clouds(study: Study, *, marks: str, apart: str) -> go.Figure:
    """Two simulated clouds with the arrow between their means, and both classes along the arrow.

    Reads the parameters in `toy_clouds`. Right is the planted topic, up the nuisance.
    """
    toy = made(study, marks, apart)
    arrow, swing = toy.arrow, toy.swing
    d_arrow, d_topic = toy.d(arrow), toy.d(PLANTED)
    rows = pd.concat(
        [
            _table(name, points, has, arrow)
            for name, points, has in (
                (ONE, toy.one, toy.one_has),
                (OTHER, toy.other, toy.other_has),
            )
        ],
        ignore_index=True,
    )
    fig = go.Figure()
    _draw(fig, rows, toy, d_arrow)
    even = marks == MARKS.options(study)[0]
    found = (
        "With the same endings in both classes, the arrow is the topic’s own"
        if even
        else f"The arrow lies {swing:.0f}° away from the topic it was meant to find"
    )
    return theme.finish(
        fig,
        title=found,
        subtitle=f"Simulated. Each dot is a prompt: to the right it asks about the {ONE}, to the "
        f"left about {OTHER}; upper dots end in a question mark, lower ones in a full stop",
        alt=_alt(toy, apart, marks, swing, d_arrow, d_topic),
        n=f"{len(toy.one)} simulated prompts in each class, two dimensions",
        rows=rows,
        readout=_readout(study, marks, swing, arrow, d_arrow, d_topic),
        height=400,
        narrow=_narrow(),
    )


def _draw(fig: go.Figure, rows: pd.DataFrame, toy: Clouds, d_arrow: float) -> None:
    for name, symbol in ((ONE, "circle"), (OTHER, "circle-open")):
        some = rows[rows["topic"] == name]
        fig.add_scatter(
            x=some["across"].tolist(),
            y=some["up"].tolist(),
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 8,
                "opacity": 0.75,
                "color": COLOURS[name],
                "line": {"width": 1.5, "color": COLOURS[name]},
            },
            text=some["ending"].tolist(),
            hovertemplate=f"{name}, ends in a %{{text}}<extra></extra>",
        )
    start, end = toy.other.mean(axis=0), toy.one.mean(axis=0)
    topic = start + PLANTED * float(end[0] - start[0])
    _arrow(fig, start, topic, theme.INK2, 2, "the planted topic", "dash")
    _arrow(fig, start, end, theme.ACCENT, 5, "difference of means", "solid")
    counted = _bars(fig, rows)
    height = 1.25 * counted
    fig.update_layout(
        xaxis={"visible": False, "range": [-5.2, 5.2], "domain": [0, 0.5], "constrain": "domain"},
        yaxis={"visible": False, "range": [-5.4, 5.4], "scaleanchor": "x", "constrain": "domain"},
        xaxis2={
            "domain": [0.57, 1],
            "anchor": "y2",
            "range": [-6.6, 6.6],
            "title": "place along the arrow",
            "showticklabels": False,
            "ticks": "",
        },
        yaxis2={"visible": False, "range": [0, height], "anchor": "x2"},
        barmode="overlay",
        bargap=0.06,
        margin={"l": 8, "r": 12, "t": 8, "b": 40},
        annotations=_words(topic, d_arrow, height),
    )


def _alt(toy: Clouds, apart: str, marks: str, swing: float, d_arrow: float, d_topic: float) -> str:
    return (
        f"Simulated. Two clouds of {len(toy.one)} dots, their topics {apart} standard "
        f"deviations apart. Of the {ONE} questions {marks} percent end in a question mark, of the "
        f"others {100 - float(marks):g} percent. The arrow between the means lies {swing:.0f} "
        f"degrees from the planted topic. Cohen’s d is {d_arrow:.2f} along the arrow and "
        f"{d_topic:.2f} along the topic."
    )


def _readout(
    study: Study, marks: str, swing: float, arrow: np.ndarray, d_arrow: float, d_topic: float
) -> list[tuple[str, str]]:
    return [
        ("Question marks", f"{ONE}: {MARKS.words(study, marks)}"),
        ("Arrow and planted topic", f"{swing:.0f}° apart, cosine {arrow @ PLANTED:.2f}"),
        ("Cohen’s d along the arrow", f"{d_arrow:.2f}"),
        ("Cohen’s d along the topic", f"{d_topic:.2f}"),
    ]


def _narrow() -> dict[str, Any]:
    return {
        "height": 560,
        "xaxis": {"domain": [0, 1]},
        "yaxis": {"domain": [0.42, 1]},
        "xaxis2": {"domain": [0, 1]},
        "yaxis2": {"domain": [0, 0.36]},
    }


def _table(name: str, points: Array, has: np.ndarray, arrow: Array) -> pd.DataFrame:
    """Rows of one class: where its dots are, and their places along the arrow."""
    return pd.DataFrame(
        {
            "topic": name,
            "ending": np.where(has, "question mark", "full stop"),
            "across": points[:, 0].round(2),
            "up": points[:, 1].round(2),
            "along_arrow": (points @ unit(arrow)).round(2),
        }
    )


def _arrow(
    fig: go.Figure, start: Array, end: Array, colour: str, width: int, name: str, dash: str
) -> None:
    fig.add_scatter(
        x=[round(float(start[0]), 3), round(float(end[0]), 3)],
        y=[round(float(start[1]), 3), round(float(end[1]), 3)],
        mode="lines+markers",
        line={"color": colour, "width": width, "dash": dash},
        marker={
            "symbol": "arrow",
            "angleref": "previous",
            "size": [0.1, 12 + width],
            "color": colour,
            "opacity": 1,
            "line": {"width": 0},
        },
        hovertemplate=f"{name}<extra></extra>",
    )


def _bars(fig: go.Figure, rows: pd.DataFrame) -> int:
    """Both classes along the arrow, as overlaid counts; returns the highest."""
    most = 0
    for name in (OTHER, ONE):
        counts, _ = np.histogram(rows.loc[rows["topic"] == name, "along_arrow"], BINS)
        most = max(most, int(counts.max()))
        fig.add_bar(
            x=((BINS[:-1] + BINS[1:]) / 2).tolist(),
            y=counts.tolist(),
            xaxis="x2",
            yaxis="y2",
            marker={
                "color": COLOURS[name] if name == ONE else theme.BACKGROUND,
                "opacity": 0.75,
                "line": {"width": 1.5, "color": COLOURS[name]},
            },
            hovertemplate=f"{name}: %{{y}}<extra></extra>",
        )
    return most


def _words(topic: Array, d: float, height: float) -> list[dict[str, Any]]:
    second = {"xref": "x2", "yref": "y2"}
    return [
        theme.note(
            f"<b>{OTHER}</b>",
            x=0,
            xref="x domain",
            xanchor="left",
            y=1,
            yref="y domain",
            yanchor="top",
            font={"size": 14, "color": COLOURS[OTHER]},
        ),
        theme.note(
            f"<b>{ONE}</b>",
            x=1,
            xref="x domain",
            xanchor="right",
            y=1,
            yref="y domain",
            yanchor="top",
            font={"size": 14, "color": COLOURS[ONE]},
        ),
        theme.note(
            "topic",
            x=float(topic[0]),
            y=float(topic[1]),
            yanchor="top",
            yshift=-8,
            font={"size": 14, "color": theme.INK2},
        ),
        theme.note("ends in “?”", x=0, xref="x domain", xanchor="left", y=4, yanchor="top"),
        theme.note("ends in “.”", x=0, xref="x domain", xanchor="left", y=-4.6, yanchor="bottom"),
        theme.note(
            OTHER,
            x=-6.5,
            xanchor="left",
            y=height,
            yanchor="top",
            font={"size": 14, "color": COLOURS[OTHER]},
            **second,
        ),
        theme.note(
            ONE,
            x=6.5,
            xanchor="right",
            y=height,
            yanchor="top",
            font={"size": 14, "color": COLOURS[ONE]},
            **second,
        ),
        theme.note(
            f"<b>d = {d:.1f}</b>",
            x=0,
            y=0.88 * height,
            yanchor="top",
            font={"size": 15, "color": theme.ACCENT},
            **second,
        ),
    ]
