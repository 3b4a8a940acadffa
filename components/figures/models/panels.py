"""Panels that share their rows, a model each: side by side, and on phones below one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.pieces.shares import dots
from components.geometry.statistics.proportions import METHOD
from components.study import Study

BESIDE, BELOW = 0.05, 0.11  # between panels, as shares of the width and of the height


def names(study: Study) -> dict[str, str]:
    """Models by the short name of their run, in alphabetical order."""
    rows = study.table("models_runs").sort_values("order")
    return dict(zip(rows["run"], rows["name"], strict=True))


def axis(name: str, at: int) -> str:
    """What Plotly calls the axes of panel `at`, from 0: x, x2, and in a layout xaxis2."""
    return f"{name}{at + 1}" if at else name


def before_and_after(
    rows: pd.DataFrame, at: int, colour: str, *, filled: bool, when: str
) -> go.Scatter:
    """Shares of one moment in panel `at`, with whiskers: open before, filled after."""
    trace = dots(
        rows, x="percent", y="y", colour=colour, symbol="circle" if filled else "circle-open"
    )
    return trace.update(
        customdata=[
            f"{row.counts} {when}<br>{METHOD} {row.low:.0f} to {row.high:.0f} %"
            for row in rows.itertuples()
        ],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
        xaxis=axis("x", at),
        yaxis=axis("y", at),
    )


def panels(
    heads: Sequence[str],
    rows: Sequence[str],
    xaxes: Sequence[dict[str, Any]],
    *,
    left: int,
    right: int,
    line: int,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Layout of panels under `heads`, a row each for `rows` from the top, and what phones change.

    Row i lies at y = −i. `left` and `right` are px beside the panels, `line` px for a row.
    """
    count = len(heads)
    span = [-len(rows) + 0.5, 0.5]
    wide: dict[str, Any] = {"margin": {"l": left, "r": right, "t": 50, "b": 8}}
    phone: dict[str, Any] = {"margin": {"l": 8, "r": right, "t": 44, "b": 8}}
    each, high = (1 - BESIDE * (count - 1)) / count, (1 - BELOW * (count - 1)) / count
    notes: list[dict[str, Any]] = []
    above: list[dict[str, Any]] = []
    for at, head in enumerate(heads):
        x, y = axis("xaxis", at), axis("yaxis", at)
        start, top = at * (each + BESIDE), 1 - at * (high + BELOW)
        wide[x] = {
            **xaxes[at],
            "domain": [round(start, 4), round(start + each, 4)],
            "anchor": axis("y", at),
            "side": "top",
            "showline": False,
            "ticks": "",
            "showgrid": True,
        }
        wide[y] = {
            "range": span,
            "anchor": axis("x", at),
            "tickvals": [-place for place in range(len(rows))],
            "showticklabels": False,
            "showgrid": False,
        }
        phone[x] = {"domain": [0, 1]}
        phone[y] = {"domain": [round(max(top - high, 0), 4), round(top, 4)]}
        font = {"size": 14, "color": theme.INK}
        place = {"xanchor": "left", "yanchor": "bottom", "font": font}
        side = {"xref": "paper", "yref": "paper"}
        notes.append(theme.note(f"<b>{head}</b>", x=start, y=1, yshift=26, **side, **place))
        above.append(theme.note(f"<b>{head}</b>", x=0, y=top, yshift=22, **side, **place))
        for down, name in enumerate(rows):
            held = {"xref": f"{axis('x', at)} domain", "yref": axis("y", at), "y": -down}
            name_font = {"size": 13, "color": theme.INK2}
            above.append(theme.note(name, x=0, xanchor="left", yshift=20, **held, font=name_font))
    beside = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -12, "yref": "y"}
    notes += [
        theme.note(name, y=-down, **beside, font={"size": 15, "color": theme.INK})
        for down, name in enumerate(rows)
    ]
    wide["annotations"], phone["annotations"] = notes, above
    wide["height"] = 58 + line * len(rows)
    phone["height"] = round((52 + 54 * len(rows)) * count)
    return wide, phone
