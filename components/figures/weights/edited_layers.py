"""What published edits change in the weights: where, how much, and of what rank."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.depth import LAYER
from components.figures.weights.edits import INPUT, Edit, edits, joined
from components.figures.weights.strips import labels, ramp, rows_axis, strip
from components.study import Study

STATES = {"edited": "edited", "rounding": "rounding only", "none": "not edited"}
GAP = 0.13  # share of the height between two strips
WIDE, LEFT = 214, 108  # left of the plot, for the names of rows; the latter on phones
KEY = ("– not edited", "○ rounding only", "× not counted: keys and values are shared")
HEAD = {"x": 0, "xref": "paper", "xanchor": "left", "yref": "paper", "yanchor": "bottom"}
FOOT = {"xref": "paper", "y": 0, "yref": "paper", "yanchor": "top", "yshift": -50}
BELOW = {**FOOT, "xanchor": "left", "yshift": -104}


@figure(
    "edited-layers",
    "Which tensors the edits change",
    page="weights",
    needs=["edit_tensors", "edit_parts", "edits"],
    controls=[LAYER],
    thumbnail=Thumbnail(marks=0.6),
)
def edited_layers(study: Study, *, layer: str) -> go.Figure:
    """Size of the change of each matrix, by kind and layer, one strip for each edit.

    Reads `edit_tensors`: relative changes as shares, drawn in percent. A cell is coloured only
    where the change exceeds the study's rule; a mark says why another cell is empty.
    """
    parts = study.table("edit_parts").sort_values("order")
    names = dict(zip(parts["part"], parts["name"], strict=True))
    every = study.table("edit_tensors")
    cells = every[every["part"].isin(names)].assign(row=lambda rows: rows["part"].map(names))
    layers = list(range(cells["layer"].max() + 1))
    published = edits(study)
    height = (1 - GAP * (len(published) - 1)) / len(published)

    fig = go.Figure()
    heads, short = [], []
    for at, edit in enumerate(published):
        axis = "" if at == 0 else str(at + 1)
        top = 1 - at * (height + GAP)
        strip(fig, edit.of(cells), list(names.values()), layers, f"y{axis}")
        fig.update_layout({f"yaxis{axis}": rows_axis(parts, [top - height, top])})
        more = edit.changed - edit.edited
        name, of = f"<b>{edit.name}</b>: {edit.edited} of {edit.tensors:,}", {"y": top, **HEAD}
        long = f"{name} tensors edited" + (f", {more} more only rounded" if more else "")
        heads.append(theme.note(long, **of, xshift=-WIDE, font={"size": 15, "color": theme.INK}))
        brief = f"{name} edited" + (f", {more} rounded" if more else "")
        small = {"size": 13, "color": theme.INK}
        short.append(theme.note(brief, **of, xshift=-LEFT, font=small))
    fig.add_shape(
        type="rect",
        x0=int(layer) - 0.5,
        x1=int(layer) + 0.5,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": theme.ACCENT, "width": 1.5},
    )
    lowest = f"y{len(published)}" if len(published) > 1 else "y"
    fig.update_xaxes(title="layer", range=[-1.7, len(layers) - 0.3], anchor=lowest)
    _layout(fig, cells, heads)
    finding = _finding(published, cells)
    return theme.finish(
        fig,
        title=finding,
        subtitle="Size of the change relative to the unedited matrix. Bold rows write to the "
        "residual stream",
        alt=_alt(published, names, layers, finding, cells, layer),
        n=f"{published[0].tensors:,} tensors compared in each edit, after leaving out repeated "
        "keys and values",
        rows=_table(cells, published),
        readout=[
            ("Chosen", f"layer {layer}"),
            *((edit.name, _here(edit.of(cells), int(layer))) for edit in published),
        ],
        height=126 + len(published) * (24 * len(names) + 26),
        narrow=_narrow(published, names, parts, short),
    )


def _layout(fig: go.Figure, cells: pd.DataFrame, heads: list[dict[str, Any]]) -> None:
    top_value = 100 * float(cells["relative_change"].max())
    fig.update_layout(
        margin={"l": WIDE, "r": 8, "t": 48, "b": 78},
        annotations=[*heads, theme.note(" \u2003 ".join(KEY), **FOOT, x=1, xanchor="right")],
        coloraxis={
            "colorscale": ramp(),
            "cmin": 0,
            "cmax": top_value,
            "colorbar": {
                "orientation": "h",
                "x": 1,
                "xanchor": "right",
                "y": 1,
                "yanchor": "bottom",
                "ypad": 4,
                "len": 0.3,
                "thickness": 9,
                "ticksuffix": " %",
                "tickfont": {"size": 13, "color": theme.INK2},
                "nticks": 5,
                "outlinewidth": 0,
            },
        },
    )


def _alt(
    published: list[Edit],
    names: dict[Any, Any],
    layers: list[int],
    finding: str,
    cells: pd.DataFrame,
    layer: str,
) -> str:
    return (
        f"{len(published)} strips of cells, one for each edit; rows are {len(names)} kinds of "
        f"matrix, columns {len(layers)} layers. {finding}. "
        + " ".join(f"{edit.name}: {_sizes(edit.of(cells))}." for edit in published)
        + f" At layer {layer}, "
        + "; ".join(f"{edit.name}: {_here(edit.of(cells), int(layer))}" for edit in published)
        + "."
    )


def _narrow(
    published: list[Edit], names: dict[Any, Any], parts: pd.DataFrame, short: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "margin": {"l": LEFT, "r": 4, "t": 26, "b": 168},
        "height": 196 + len(published) * (24 * len(names) + 26),
        "coloraxis": {
            "colorbar": {"len": 1, "x": 0, "xanchor": "left", "y": -0.15, "yanchor": "top"}
        },
        **{
            f"yaxis{'' if at == 0 else at + 1}": {"ticktext": labels(parts, brief=True)}
            for at in range(len(published))
        },
        "annotations": [
            *short,
            theme.note("<br>".join(KEY), **BELOW, x=0, xshift=-LEFT, align="left"),
        ],
    }


def _finding(published: list[Edit], cells: pd.DataFrame) -> str:
    """Where each edit lies, in a few words."""
    spans: list[str] = []
    for edit in published:
        own = edit.of(cells)
        own = own[(own["change"] == "edited") & (own["layer"] != INPUT)]
        kinds = own["part"].nunique()
        noun = f" kind{'s' if kinds != 1 else ''} of matrix" if not spans else ""
        spans.append(
            f"{edit.name}{'' if spans else ' edits'} {kinds}{noun} in layers "
            f"{own['layer'].min()} to {own['layer'].max()}"
            if kinds
            else f"{edit.name} edits no layer"
        )
    return ", ".join(spans)


def _sizes(own: pd.DataFrame) -> str:
    sizes = 100 * own.loc[own["change"] == "edited", "relative_change"]
    if sizes.empty:
        return "no change above the rule"
    return f"changes of {sizes.min():.1f} to {sizes.max():.1f} percent, median {sizes.median():.1f}"


def _here(own: pd.DataFrame, layer: int) -> str:
    """What an edit does in one layer."""
    some = own[(own["layer"] == layer) & (own["change"] == "edited")].sort_values("relative_change")
    if some.empty:
        rounded = (own["change"] == "rounding") & (own["layer"] == layer)
        return "not edited" + (", rounding only" if rounded.any() else "")
    low, high = (f"{100 * value:.1f}" for value in some["relative_change"].iloc[[0, -1]])
    return f"{joined(list(some['part']))} changed by {low if low == high else f'{low} to {high}'} %"


def _table(cells: pd.DataFrame, published: list[Edit]) -> pd.DataFrame:
    names = {edit.id: edit.name for edit in published}
    rows = cells.assign(edit=cells["edit"].map(names), change=cells["change"].map(STATES))
    return rows[["edit", "layer", "part", "change", "relative_change", "counted"]].reset_index(
        drop=True
    )
