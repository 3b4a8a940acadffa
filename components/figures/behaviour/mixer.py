"""The class mixer: how the pooled direction turns as benign prompts join the harmful ones."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.behaviour.controls import BENIGN, SHIFT
from components.figures.behaviour.mixture import Mixture, mixture
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.core.thumbnail import Thumbnail
from components.geometry.directions import angle
from components.study import Study

HARMFUL, TOPIC, CHOSEN = theme.METHODS[3], theme.METHODS[0], theme.ACCENT


def _default(study: Study) -> float:
    """Cosine of the study's own mixture with its harmful direction, at equal lengths."""
    return mixture(study).mix(float(BENIGN.default(study)), float(SHIFT.default(study)))[0]


@figure(
    "class-mixer",
    "How the pooled direction turns",
    page="classes",
    needs=["prompt_counts", "category_cosines"],
    controls=[BENIGN, SHIFT],
    thumbnail=Thumbnail(words=r"^\d+°$"),
    predict=Number(
        "About five benign prompts are pooled with each harmful one. How far does that turn the "
        "direction away from the harmful one?",
        unit="degrees",
        scale=lambda study: (0, 90, 1),
        answer=lambda study: round(angle(_default(study)), 0),
    ),
)
def mixer(study: Study, *, benign: str, shift: str) -> go.Figure:
    """The pooled direction between the harmful and the benign one, and its angle by mixture.

    Reads `prompt_counts` and the average cosines of `category_cosines`; assumes lengths, as none
    are published. With benign prompts spread as in the study, all three arrows lie in one plane,
    so the dial is exact and not a projection.
    """
    kinds = mixture(study)
    lengths = [float(length) for length in SHIFT.options(study)]
    rows = kinds.curve(
        [int(count) for count in BENIGN.options(study)],
        float(shift),
        (min(lengths), max(lengths)),
    )
    chosen = rows[rows["benign"] == int(benign)].iloc[0]
    harmful, most = int(kinds.harmful_counts.sum()), int(rows["benign"].max())

    fig = go.Figure()
    _dial(fig, rows, chosen, kinds.apart)
    _curve(fig, rows, chosen)
    fig.update_layout(
        margin={"l": 8, "r": 16, "t": 12, "b": 48},
        xaxis={"domain": [0, 0.44], "range": [-0.12, 1.3], "visible": False},
        yaxis={"range": [-0.2, 1.16], "visible": False, "scaleanchor": "x"},
        xaxis2={
            "domain": [0.53, 1],
            "anchor": "y2",
            "range": [-0.04 * most, 1.06 * most],
            "title": f"benign prompts beside {harmful} harmful ones",
        },
        yaxis2={
            "anchor": "x2",
            "range": [0, 112],
            "tickvals": [0, 30, 60, 90],
            "ticktext": ["0°", "30°", "60°", "90°"],
            "showgrid": True,
        },
        annotations=[*_dial_words(chosen, kinds.apart), *_curve_words(rows, study)],
    )
    preset = ", as in the study" if benign == BENIGN.default(study) else ""
    return theme.finish(
        fig,
        title=f"With {benign} benign prompts to {harmful} harmful ones, the pooled direction lies "
        f"{chosen['angle_harmful']:.0f}° from the harmful one",
        subtitle="Computed from published cosines, if harmful prompts shift the stream "
        f"{SHIFT.words(study, shift)} as benign topics do",
        alt=_alt(kinds, benign, harmful, chosen, rows, most),
        n=f"Our arithmetic on {len(kinds.counts)} categories: {harmful} harmful and up to {most} "
        "benign prompts. Cosines are averages over all layers; lengths are not published, "
        "so they are assumed",
        rows=rows,
        readout=_readout(harmful, benign, preset, chosen),
        height=370,
        narrow=_narrow(),
    )


def _alt(
    kinds: Mixture, benign: str, harmful: int, chosen: pd.Series, rows: pd.DataFrame, most: int
) -> str:
    return (
        "A dial of three arrows, and a curve. The harmful and the benign direction lie "
        f"{kinds.apart:.0f} degrees apart. With {benign} benign and {harmful} harmful prompts, the "
        f"pooled direction lies {chosen['angle_harmful']:.0f} degrees from the harmful and "
        f"{chosen['angle_benign']:.0f} degrees from the benign direction. From "
        f"{rows['benign'].min()} to {most} benign prompts, the angle to the harmful direction "
        f"goes from {rows['angle_harmful'].iloc[0]:.0f} to {rows['angle_harmful'].iloc[-1]:.0f} "
        "degrees."
    )


def _narrow() -> dict[str, Any]:
    return {
        "height": 640,
        "margin": {"l": 34, "r": 12, "t": 8, "b": 48},
        "xaxis": {"domain": [0, 1]},
        "yaxis": {"domain": [0.5, 1]},
        "xaxis2": {"domain": [0, 1]},
        "yaxis2": {"domain": [0, 0.42]},
    }


def _readout(harmful: int, benign: str, preset: str, chosen: pd.Series) -> list[tuple[str, str]]:
    return [
        ("In the class", f"{harmful} harmful and {benign} benign prompts{preset}"),
        (
            "To the harmful direction",
            f"{chosen['angle_harmful']:.0f}°, cosine {chosen['cos_harmful']:.3f}; "
            f"{chosen['angle_low']:.0f}° to {chosen['angle_high']:.0f}° over the lengths that "
            "can be chosen",
        ),
        (
            "To the benign direction",
            f"{chosen['angle_benign']:.0f}°, cosine {chosen['cos_benign']:.3f}",
        ),
    ]


def _tip(degrees: float, length: float = 1.0) -> tuple[float, float]:
    """Point at an angle from the harmful direction, which is drawn upright."""
    return length * sin(radians(degrees)), length * cos(radians(degrees))


def _dial(fig: go.Figure, rows: pd.DataFrame, chosen: pd.Series, apart: float) -> None:
    """Unit arrows, the angle to the harmful one, and a dot for every other mixture."""
    turn = float(chosen["angle_harmful"])
    wedge = [_tip(turn * part / 24, 0.42) for part in range(25)]
    fig.add_scatter(
        x=[0, *(x for x, _ in wedge), 0],
        y=[0, *(y for _, y in wedge), 0],
        mode="lines",
        fill="toself",
        fillcolor=theme.PANEL,
        line={"width": 0, "color": theme.PANEL},
        hoverinfo="skip",
    )
    others = [_tip(degrees) for degrees in rows["angle_harmful"]]
    fig.add_scatter(
        x=[x for x, _ in others],
        y=[y for _, y in others],
        mode="markers",
        marker={"symbol": "circle", "size": 8, "color": theme.AXIS},
        customdata=rows["benign"].astype(str).tolist(),
        meta={"sets": BENIGN.name},
        hovertemplate="%{customdata} benign prompts<extra></extra>",
    )
    for degrees, colour, width, name in (
        (0.0, HARMFUL, 3, "harmful"),
        (apart, TOPIC, 3, "benign"),
        (turn, CHOSEN, 5, "pooled"),
    ):
        x, y = _tip(degrees)
        fig.add_scatter(
            x=[0, x],
            y=[0, y],
            mode="lines+markers",
            line={"color": colour, "width": width},
            marker={
                "symbol": "arrow",
                "opacity": 1,
                "size": [0.1, 12 + width],
                "angleref": "previous",
                "color": colour,
            },
            hovertemplate=f"{name} direction<extra></extra>",
        )


def _dial_words(chosen: pd.Series, apart: float) -> list[dict[str, Any]]:
    turn = float(chosen["angle_harmful"])
    x, y = _tip(turn / 2, 0.55)
    below = _tip(apart)[1]
    words = [
        theme.note("harmful", x=0, y=1.04, yanchor="bottom", font={"size": 15, "color": HARMFUL}),
        theme.note(
            "benign topics",
            x=1,
            y=below - 0.05,
            yanchor="top",
            xanchor="center",
            font={"size": 15, "color": TOPIC},
        ),
        theme.note(f"<b>{turn:.0f}°</b>", x=x, y=y, font={"size": 20, "color": CHOSEN}),
    ]
    if 12 < turn < apart - 4:
        tip = _tip(turn, 1.05)
        words.append(
            theme.note(
                "pooled", x=tip[0], y=tip[1], xanchor="left", font={"size": 15, "color": CHOSEN}
            )
        )
    return words


def _curve(fig: go.Figure, rows: pd.DataFrame, chosen: pd.Series) -> None:
    """Angle to the harmful direction by mixture, in the range that the assumed length leaves."""
    axes = {"xaxis": "x2", "yaxis": "y2"}
    for column, fill in (("angle_low", None), ("angle_high", "tonexty")):
        fig.add_scatter(
            x=rows["benign"].tolist(),
            y=rows[column].tolist(),
            mode="lines",
            fill=fill,
            fillcolor=theme.PANEL,
            line={"color": theme.AXIS, "width": 1, "dash": "dot"},
            hoverinfo="skip",
            **axes,
        )
    fig.add_scatter(
        x=rows["benign"].tolist(),
        y=rows["angle_harmful"].tolist(),
        mode="lines+markers",
        line={"color": CHOSEN, "width": 2},
        marker={"size": 8, "color": CHOSEN},
        customdata=rows["benign"].astype(str).tolist(),
        meta={"sets": BENIGN.name},
        hovertemplate="%{x} benign prompts<br>%{y:.0f}° from harmful<extra></extra>",
        **axes,
    )
    fig.add_scatter(
        x=[int(chosen["benign"])],
        y=[float(chosen["angle_harmful"])],
        mode="markers",
        marker={"symbol": "circle-open", "size": 20, "color": CHOSEN, "line": {"width": 3}},
        hoverinfo="skip",
        **axes,
    )


def _curve_words(rows: pd.DataFrame, study: Study) -> list[dict[str, Any]]:
    lengths = sorted(SHIFT.options(study), key=float)
    at = rows.iloc[len(rows) // 2]
    place = {"xref": "x2", "yref": "y2", "x": int(at["benign"])}
    return [
        theme.note(
            "angle to the harmful direction",
            x=0,
            xref="x2 domain",
            xanchor="left",
            y=1,
            yref="y2 domain",
            yanchor="top",
            font={"size": 14, "color": theme.INK2},
        ),
        theme.note(
            f"harmful {SHIFT.words(study, lengths[0])}",
            y=float(at["angle_high"]),
            yanchor="bottom",
            xanchor="right",
            **place,
        ),
        theme.note(
            SHIFT.words(study, lengths[-1]),
            y=float(at["angle_low"]),
            yanchor="top",
            xanchor="left",
            yshift=-2,
            **place,
        ),
    ]
