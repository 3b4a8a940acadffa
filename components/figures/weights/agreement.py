"""Whether two edits, and the study's direction, point the same way."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.figures.weights.controls import SIGNS
from components.figures.weights.edit_cosines import Comparison, comparisons
from components.geometry.statistics.chance import chance_cosine
from components.study import Study

LEVEL = 0.95
SHARE = f"{100 * LEVEL:g} %"
SYMBOLS = ("circle", "square", "diamond", "triangle-up")  # kinds of matrix
GAP = 0.1  # share of the height between panels


@figure(
    "edit-agreement",
    "Do the edits point the same way?",
    page="weights",
    needs=["edit_cosines", "edit_direction_cosines", "edits"],
    controls=[SIGNS],
    thumbnail=Thumbnail(marks=0.65),
)
def agreement(study: Study, *, signs: str) -> go.Figure:
    """Cosines by layer: the edits with each other, and each with the study's direction.

    Reads `edit_cosines` and `edit_direction_cosines`: cosines, no unit. The shaded band is where
    unrelated directions of the model's width lie.
    """
    width = int(study.model["width"])
    usual, bound = chance_cosine(width, 0.5), chance_cosine(width, LEVEL)
    listed = signs == "listed"
    compared = comparisons(study, "cosine" if listed else "size")
    parts = sorted({part for one in compared for part in one.rows["part"]})
    most = max(float(one.rows["size"].max()) for one in compared)
    height = (1 - GAP * (len(compared) - 1)) / len(compared)

    furthest = max(int(one.rows["layer"].max()) for one in compared)

    fig = go.Figure()
    heads = []
    for at, one in enumerate(compared):
        axis = "" if at == 0 else str(at + 1)
        _marks_of(fig, parts, one, axis)
        top = 1 - at * (height + GAP)
        signed = bool((one.rows["shown"] < 0).any())
        _band(fig, axis, signed, bound, one)
        _axis(fig, axis, top, height, signed, most)
        heads.append(
            theme.note(
                f"<b>{one.name}</b>: {one.said}",
                x=0,
                xref="paper",
                xanchor="left",
                y=min(1.0, top),
                yref="paper",
                yanchor="bottom",
                font={"size": 15, "color": one.colour},
            )
        )
    fig.update_xaxes(
        title="layer",
        range=[-1, furthest + 1],
        anchor=f"y{len(compared)}" if len(compared) > 1 else "y",
    )
    fig.update_layout(margin={"l": 48, "r": 8, "t": 28, "b": 48}, annotations=heads)
    first = compared[0]
    return theme.finish(
        fig,
        title=_finding(first, bound, listed=listed),
        subtitle=f"Cosine between main directions, {_marks(parts)}. Shaded: where {SHARE} of "
        "unrelated directions lie; dashed: median",
        alt=_alt(compared, bound, usual),
        n="; ".join(f"{one.name}: {len(one.rows)} matrices" for one in compared)
        + f"; {width:,} dimensions",
        rows=pd.concat([one.rows.assign(compared=one.name) for one in compared])[
            ["compared", "layer", "part", "shown"]
        ].rename(columns={"shown": "cosine"}),
        readout=_readout(compared, bound, usual, width),
        height=130 + 150 * len(compared),
        narrow=_narrow(heads),
    )


def _axis(fig: Any, axis: str, top: float, height: float, signed: bool, most: float) -> None:
    """Where the panel of one comparison lies, and how far it reaches."""
    fig.update_layout(
        {
            f"yaxis{axis}": {
                "domain": [max(0.0, top - height), min(1.0, top)],
                "range": [-1.15 * most if signed else 0, 1.15 * most],
                "nticks": 5,
                "showgrid": True,
                "zeroline": signed,
                "zerolinecolor": theme.AXIS,
                "anchor": "x",
            }
        }
    )


def _band(fig: go.Figure, axis: str, signed: bool, bound: float, one: Comparison) -> None:
    """Where unrelated directions lie, and the median of those compared."""
    fig.add_shape(
        type="rect",
        xref="paper",
        x0=0,
        x1=1,
        yref=f"y{axis}",
        y0=-bound if signed else 0,
        y1=bound,
        fillcolor=theme.RULE,
        opacity=0.6,
        line={"width": 0},
        layer="below",
    )
    fig.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        yref=f"y{axis}",
        y0=one.median,
        y1=one.median,
        line={"color": one.colour, "width": 1.5, "dash": "dash"},
    )


def _marks_of(fig: go.Figure, parts: list[str], one: Comparison, axis: str) -> None:
    """One mark for each matrix, by its part."""
    for part, symbol in zip(parts, SYMBOLS, strict=False):
        some = one.rows[one.rows["part"] == part]
        fig.add_scatter(
            x=some["layer"].tolist(),
            y=some["shown"].tolist(),
            mode="markers",
            name=part,
            marker={
                "symbol": f"{symbol}-open" if _open(parts, part) else symbol,
                "size": 8,
                "color": one.colour,
                "line": {"width": 1.5, "color": one.colour},
            },
            hovertemplate=f"layer %{{x}}, {part}<br>cosine %{{y:.3f}}<extra></extra>",
            yaxis=f"y{axis}",
        )


def _alt(compared: list[Comparison], bound: float, usual: float) -> str:
    return (
        f"{len(compared)} panels of dots over layers. "
        + " ".join(
            f"{one.name}: median {one.median:.3f}, from {one.rows['shown'].min():.3f} to "
            f"{one.rows['shown'].max():.3f}; {_above(one, bound)}."
            for one in compared
        )
        + f" By chance the median is {usual:.4f} and {SHARE} lie below {bound:.4f}."
    )


def _narrow(heads: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "margin": {"l": 38, "r": 6},
        "annotations": [
            {
                **head,
                "text": head["text"].replace("median ", ""),
                "xshift": -34,
                "font": {**head["font"], "size": 13},
            }
            for head in heads
        ],
    }


def _readout(
    compared: list[Comparison], bound: float, usual: float, width: int
) -> list[tuple[str, str]]:
    return [
        *(
            (
                one.name,
                f"{one.said}, largest size {one.rows['size'].max():.3f}; {_above(one, bound)}",
            )
            for one in compared
        ),
        (
            "Unrelated directions",
            f"median size {usual:.4f}, {SHARE} below {bound:.4f} in {width:,} dimensions",
        ),
    ]


def _finding(first: Comparison, bound: float, *, listed: bool) -> str:
    if listed:
        return f"With their arbitrary signs, the cosines of the two edits have the {first.said}"
    if first.median <= bound:
        return f"The edits point the same way no more than chance does: {first.said}"
    return f"The edits point the same way more than by chance, but little: {first.said} of 1"


def _open(parts: list[str], part: str) -> bool:
    """Whether the marks of this kind of matrix are drawn open."""
    return parts.index(part) % 2 == 1


def _marks(parts: list[str]) -> str:
    """The marks in words, in place of a legend."""
    names = {"circle": "circles", "square": "squares", "diamond": "diamonds"}
    return ", ".join(
        f"{'open ' if _open(parts, part) else 'filled '}{names.get(symbol, symbol)} {part}"
        for part, symbol in zip(parts, SYMBOLS, strict=False)
    )


def _above(one: Comparison, bound: float) -> str:
    """How many cosines are larger than those of most unrelated directions."""
    return f"{int((one.rows['size'] > bound).sum())} of {len(one.rows)} above the chance bound"
