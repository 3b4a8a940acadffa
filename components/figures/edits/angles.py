"""How far each ingredient of the cascade turns the direction."""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.shares import shares
from components.geometry.directions import angle
from components.study import NotInStudy, Study


def _steps(study: Study) -> pd.DataFrame:
    """Each step from a recipe to the next: `from`, `to`, `cosine` and `degrees`."""
    pairs = study.table("direction_cosines").set_index(["direction_i", "direction_j"])["cosine"]
    names = list(study.table("directions").sort_values("order")["direction"])
    steps = pd.DataFrame(
        [(one, other, float(pairs[one, other])) for one, other in pairwise(names)],
        columns=["from", "to", "cosine"],
    )
    return steps.assign(degrees=steps["cosine"].map(angle).round(1))


@figure(
    "direction-angles",
    "How far each ingredient turns the direction",
    page="cascade",
    needs=["direction_cosines", "directions"],
    uses=["cascade"],
    predict=Choice(
        "Which ingredient turns the direction most?",
        options=lambda study: list(_steps(study)["to"]),
        answer=lambda study: str(_steps(study).set_index("to")["degrees"].idxmax()),
    ),
    thumbnail=Thumbnail(words=r"^\d+°$"),
)
def angles(study: Study) -> go.Figure:
    """One dial for each step from a recipe to the next: the angle between their directions.

    Reads `direction_cosines`: absolute cosines at one layer; angles are their arc cosines, in
    degrees. Under each dial, harmful prompts refused before and after the step.
    """
    steps = _steps(study)
    stages = list(study.table("directions").sort_values("order")["stage"])
    layer = study.table("direction_cosines")["layer"].iloc[0]
    refused = _refused(study)
    steps["refused before"] = [refused.get(stage, "not run") for stage in stages[:-1]]
    steps["refused after"] = [refused.get(stage, "not run") for stage in stages[1:]]

    fig = go.Figure()
    labels: list[dict[str, Any]] = []
    narrow_labels: list[dict[str, Any]] = []
    for at, step in steps.iterrows():
        left, turn = 1.5 * int(str(at)), radians(step["degrees"])
        arc = [turn * part / 24 for part in range(25)]
        _dial(fig, left, arc, turn, step)
        labels, narrow_labels = _said(step, turn, labels, left, narrow_labels)
    finding = _layout(fig, steps, labels)
    return theme.finish(
        fig,
        title=finding,
        subtitle=f"Angle between one recipe’s direction and the next at layer {layer}, and harmful "
        "prompts refused before and after the step",
        alt=_alt(steps),
        n=f"{len(steps) + 1} directions at one layer; angles from absolute cosines",
        rows=steps,
        height=330,
        narrow={"height": 260, "annotations": narrow_labels, "yaxis": {"range": [-0.95, 1.15]}},
    )


def _said(
    step: pd.Series,
    turn: float,
    labels: list[dict[str, Any]],
    left: float,
    narrow_labels: list[dict[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The words of one dial, wide and for phones."""
    words = f"{step['refused before']} → {step['refused after']}"
    beside = turn / 2 if turn > 0.6 else turn + 0.28  # a narrow wedge has no room inside
    labels += [
        theme.note(
            f"<b>{step['degrees']:.0f}°</b>",
            x=left + 0.62 * cos(beside),
            y=0.62 * sin(beside),
            font={"size": 18, "color": theme.INK},
        ),
        theme.note(
            step["to"].split(": ")[-1],
            x=left + 0.5,
            y=-0.16,
            yanchor="top",
            font={"size": 15, "color": theme.INK},
        ),
        theme.note(f"refused: {words}", x=left + 0.5, y=-0.34, yanchor="top"),
    ]
    narrow_labels += [
        labels[-3],
        theme.note(
            step["to"].split(": ")[-1],
            x=left + 0.5,
            y=-0.16,
            yanchor="top",
            font={"size": 12, "color": theme.INK},
        ),
        theme.note(
            words.replace(" → ", "<br>→ "),
            x=left + 0.5,
            y=-0.4,
            yanchor="top",
            font={"size": 12, "color": theme.INK3},
        ),
    ]
    return labels, narrow_labels


def _dial(fig: go.Figure, left: float, arc: list[float], turn: float, step: pd.Series) -> None:
    """The wedge of one step, and an arrow for each of its directions."""
    fig.add_scatter(
        x=[left, *(left + 0.45 * cos(a) for a in arc), left],
        y=[0, *(0.45 * sin(a) for a in arc), 0],
        mode="lines",
        fill="toself",
        fillcolor=theme.PANEL,
        line={"width": 0, "color": theme.PANEL},
        hoverinfo="skip",
    )
    for to, colour, dash in ((0.0, theme.INK3, "dot"), (turn, theme.METHODS[1], "solid")):
        fig.add_scatter(
            x=[left, left + cos(to)],
            y=[0, sin(to)],
            mode="lines+markers",
            line={"color": colour, "width": 3, "dash": dash},
            marker={
                "symbol": "arrow",
                "size": [0.1, 15],
                "angleref": "previous",
                "color": colour,
            },
            hovertemplate=f"{step['from']} to {step['to']}: {step['degrees']:.1f}°<extra></extra>",
        )


def _layout(fig: go.Figure, steps: pd.DataFrame, labels: list[dict[str, Any]]) -> str:
    fig.update_xaxes(visible=False, range=[-0.15, 1.5 * len(steps) - 0.3])
    fig.update_yaxes(visible=False, range=[-0.62, 1.15], scaleanchor="x", scaleratio=1)
    fig.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 4}, annotations=labels)
    most, least = steps.loc[steps["degrees"].idxmax()], steps.loc[steps["degrees"].idxmin()]
    effect = steps[steps["refused before"] != steps["refused after"]]
    known = "not run" not in {*steps["refused before"], *steps["refused after"]}
    return (
        f"The largest turn, {most['degrees']:.0f}°, changes no count; a turn of "
        f"{effect['degrees'].iloc[0]:.0f}° does"
        if known and len(effect) == 1 and effect.index[0] != most.name
        else f"Steps turn the direction by {least['degrees']:.0f}° to {most['degrees']:.0f}°"
    )


def _alt(steps: pd.DataFrame) -> str:
    return "One dial for each step. " + " ".join(
        f"{step['to']}: {step['degrees']:.1f} degrees from {step['from']}, refused "
        f"{step['refused before']} before and {step['refused after']} after."
        for _, step in steps.iterrows()
    )


def _refused(study: Study) -> dict[str, str]:
    """Counts refused by stage; empty where the study has no cascade."""
    try:
        rows = study.table("cascade")
    except NotInStudy:
        return {}
    return dict(zip(rows["stage"], shares(rows)["counts"], strict=True))
