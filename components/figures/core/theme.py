"""One look for every figure, and the finishing touch that makes a figure self-contained.

Figures are drawn in the light theme. Each of its colours stands for one token of palette.json,
so another theme is an exchange of colours, made where the figure is shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

PALETTE = json.loads((Path(__file__).parent / "palette.json").read_text("utf-8"))
TOKENS: dict[str, str] = PALETTE["tokens"]["light"]
ThemeName = Literal["light", "dark", "projector"]

BACKGROUND, PANEL, RULE, AXIS = (TOKENS[name] for name in ("bg", "panel", "rule", "axis"))
INK, INK2, INK3 = TOKENS["ink"], TOKENS["ink2"], TOKENS["ink3"]
REFUSED, ANSWERED, UNCLEAR = TOKENS["refused"], TOKENS["answered"], TOKENS["unclear"]
CONTROL, ACCENT = TOKENS["ctrl"], TOKENS["accent"]
METHODS = tuple(TOKENS[name] for name in ("m1", "m2", "m3", "m4"))
SEQUENTIAL, DIVERGING = PALETTE["ramps"]["seq-light"], PALETTE["ramps"]["div-light"]

HEX = re.compile("#[0-9A-F]{6}")
FONT = '"Signs", "Source Sans", system-ui, "Segoe UI", Roboto, Arial, sans-serif'
TICK = {"size": 14, "color": INK2}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": BACKGROUND,
        "plot_bgcolor": BACKGROUND,
        "margin": {"l": 48, "r": 16, "t": 16, "b": 48},
        "dragmode": False,  # a drag scrolls the page on phones
        "hoverlabel": {"font": {"family": FONT, "size": 14}, "bgcolor": PANEL, "align": "left"},
        "xaxis": {
            "gridcolor": RULE,
            "linecolor": AXIS,
            "showline": True,
            "showgrid": False,
            "ticks": "outside",
            "tickcolor": AXIS,
            "tickfont": TICK,
            "zeroline": False,
            "title": {"font": TICK, "standoff": 10},
        },
        "yaxis": {
            "gridcolor": RULE,
            "zeroline": False,
            "tickfont": TICK,
            "title": {"font": TICK},
        },
    }
)


def colours(theme: ThemeName) -> dict[str, str]:
    """The exchange of colours that turns a figure into `theme`: light hex to the theme's hex."""
    pairs = dict(zip(TOKENS.values(), (PALETTE["tokens"][theme][t] for t in TOKENS), strict=True))
    ramp = "dark" if theme == "dark" else "light"
    for name in ("seq", "div"):
        light, other = PALETTE["ramps"][f"{name}-light"], PALETTE["ramps"][f"{name}-{ramp}"]
        pairs |= {a: b for a, b in zip(light, other, strict=True) if a not in pairs}
    return pairs


def themed(drawn: Mapping[str, Any], theme: ThemeName) -> dict[str, Any]:
    """A figure as Plotly's JSON, in the colours of `theme`."""
    pairs = colours(theme)
    text = json.dumps(drawn, ensure_ascii=False)
    other: dict[str, Any] = json.loads(HEX.sub(lambda at: pairs.get(at[0], at[0]), text))
    return other


def finish(
    fig: go.Figure,
    *,
    title: str,
    subtitle: str,
    alt: str,
    n: str,
    rows: pd.DataFrame,
    readout: Sequence[tuple[str, str]] = (),
    narrow: Mapping[str, Any] | None = None,
    height: int = 420,
) -> go.Figure:
    """Give `fig` the house style and all that is said of it; return it.

    `title` states the finding, `subtitle` the measure, `n` on what it was measured; `alt` holds
    the numbers for those who cannot see the plot, `rows` exactly the values drawn, and `readout`
    what the reader's choice shows, as term and text. `narrow` is laid over the layout on phones.
    """
    for trace in fig.data:
        trace.showlegend = bool(trace.showlegend)  # a legend names what asks to be named
    fig.update_layout(
        overwrite=True,  # nothing of these was set before, and merging costs more than drawing
        template=TEMPLATE,
        height=height,
        showlegend=any(trace.showlegend for trace in fig.data),
        title={
            "text": f"<b>{title}</b>",
            "subtitle": {"text": subtitle, "font": {"size": 15, "color": INK2}},
            "font": {"size": 20, "color": INK},
            "x": 0,
            "xref": "paper",
            "automargin": True,
            "yref": "container",
        },
        meta={
            "title": title,
            "subtitle": subtitle,
            "alt": alt,
            "n": n,
            "readout": [list(line) for line in readout],
            "rows": {"columns": list(rows.columns), "data": rows.to_numpy().tolist()},
            "narrow": dict(narrow or {}),
        },
    )
    return fig


def note(text: str, **place: Any) -> dict[str, Any]:
    """A label on the plot, in the quiet ink, without an arrow unless one is asked for."""
    return {"text": text, "showarrow": False, "font": {"size": 14, "color": INK3}, **place}
