"""Small panels with the same axes, in a grid: the layout of spectra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, log10
from typing import Any

from components.figures.core import theme
from components.figures.weights.spectrum_groups import Curve

LOWEST, HIGHEST = 10**-3.4, 10**0.25  # of the axis, relative to the first singular value
BETWEEN = 0.1  # where on that axis the rank is written: between an edit and what follows it
GUTTER = 0.04  # share of the width between panels
LINE = 17  # height of a line of the heading
FEW = 4  # a cliff after more values than this is labelled on its left

Panels = Mapping[str, Sequence[Curve]]


def tall(panels: Panels, across: int, each: int) -> int:
    """Height of the figure in pixels."""
    return ceil(len(panels) / across) * each + 12


def grid(
    panels: Panels, *, across: int, each: int, logarithmic: bool, brief: bool = False
) -> dict[str, Any]:
    """Axes and headings of the panels, `across` in a row, each `each` pixels high.

    Brief headings leave out what the readout says too.
    """
    height = tall(panels, across, each) - 12
    lines = 1 + max(len(_inside(own, brief=brief)) for own in panels.values())
    width = (1 - GUTTER * (across - 1)) / across
    furthest = max(int(curve.ratios["index"].max()) for own in panels.values() for curve in own)
    layout: dict[str, Any] = {
        "margin": {"l": 42 if brief else 46, "r": 4 if brief else 10, "t": 6, "b": 6},
        "annotations": [],
        "shapes": [],
    }
    for at, (panel, own) in enumerate(panels.items()):
        column, row = at % across, at // across
        axis = "" if at == 0 else str(at + 1)
        left = column * (width + GUTTER)
        top = 1 - (row * each + lines * LINE + 6) / height
        bottom = 1 - ((row + 1) * each - 34) / height
        layout[f"xaxis{axis}"] = {
            "domain": [left, min(1.0, left + width)],
            "anchor": f"y{axis}",
            **_indices(furthest, logarithmic=logarithmic),
        }
        layout[f"yaxis{axis}"] = {
            "domain": [max(0.0, bottom), top],
            "anchor": f"x{axis}",
            "type": "log",
            "range": [log10(LOWEST), log10(HIGHEST)],
            "tickvals": [0.001, 0.01, 0.1, 1],
            "ticktext": ["0.001", "0.01", "0.1", "1"],
            "showticklabels": column == 0,
            "showgrid": True,
        }
        layout["annotations"] += _heading(panel, own, left, top, brief=brief)
        if len(own) == 1:
            shapes, labels = _ends(own[0], axis, logarithmic=logarithmic)
            layout["shapes"] += shapes
            layout["annotations"] += labels
    return layout


def _indices(furthest: int, *, logarithmic: bool) -> dict[str, Any]:
    """The axis of places in the list of singular values."""
    if logarithmic:
        return {"type": "log", "range": [-0.1, log10(furthest) + 0.05], "tickvals": [1, 10, 100]}
    ticks = [1, *range(2, furthest + 1, 2)]
    return {"type": "linear", "range": [0.5, furthest + 0.5], "tickvals": ticks}


def _inside(own: Sequence[Curve], *, brief: bool) -> list[tuple[str, str]]:
    """What the heading says of each curve, with its colour."""
    if brief:
        return [(c.counted if _named(own) else c.edit.name, c.colour) for c in own]
    if _named(own):
        return [(f"{curve.counted}, σ₁/σ₂ = {curve.lead:.3g}", curve.colour) for curve in own]
    return [(f"{curve.edit.name}: σ₁/σ₂ = {curve.lead:.3g}", curve.colour) for curve in own]


def _named(own: Sequence[Curve]) -> bool:
    """Whether the name of the panel already says which edit it shows."""
    return all(curve.panel == curve.name for curve in own)


def _heading(
    panel: str, own: Sequence[Curve], left: float, top: float, *, brief: bool
) -> list[dict[str, Any]]:
    """Name of a panel, and a line for each curve, above it."""
    said = _inside(own, brief=brief)
    lines = [(f"<b>{panel}</b>", own[0].colour if _named(own) else theme.INK), *said]
    return [
        theme.note(
            text,
            x=left,
            xref="paper",
            xanchor="left",
            y=top,
            yref="paper",
            yanchor="bottom",
            yshift=LINE * (len(lines) - 1 - at) - 2,
            font={"size": 12 if brief else 13, "color": colour},
        )
        for at, (text, colour) in enumerate(lines)
    ]


def _ends(
    curve: Curve, axis: str, *, logarithmic: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A line and a label where 95 % of the squared change is reached, if it lies in the panel."""
    rank = curve.ranks[0]
    place = {"xref": f"x{axis}", "yref": f"y{axis}"}
    label = {**place, "y": log10(BETWEEN), "font": {"size": 13, "color": curve.colour}}
    if rank > curve.ratios["index"].max():
        text = f"95 % held by {curve.rank}"
        return [], [theme.note(text, **{**label, "xref": f"x{axis} domain"}, x=0.5)]
    if len(curve.ranks) > 1:
        return [], []
    line = {"color": curve.colour, "width": 1, "dash": "dot"}
    shape = {**place, "type": "line", "x0": rank, "x1": rank, "y0": LOWEST, "y1": 1, "line": line}
    right = rank <= FEW or logarithmic
    note = theme.note(
        f"95 % at {rank}",
        **label,
        x=log10(rank) if logarithmic else rank,
        xanchor="left" if right else "right",
        xshift=22 if right else -6,
    )
    return [shape], [note]
