"""How strongly a found edit changes each layer: a shape where it is known, else its bounds."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.edits.controls import SEARCH
from components.figures.edits.kernel_shape import counts, hover, runs, shape_of, summary, told_of
from components.study import Study

LABELLED = 1 / 6  # a gap gets its words where it is at least this share of all layers


@figure(
    "ablation-kernel",
    "Edit size by layer",
    page="trials",
    needs=["kernel_exact"],
    uses=["kernel_envelope", "search_edits"],
    controls=[SEARCH],
)
def kernel(study: Study, *, search: str) -> go.Figure:
    """Strength of the edit at each layer, one panel for each edited matrix, from zero.

    Reads `kernel_exact`, or `kernel_envelope` for a search whose report lacks numbers: then the
    filled part is the least strength that agrees with what is told, the hatched one the greatest.
    """
    rows = shape_of(study, search).sort_values(["order", "layer"]).reset_index(drop=True)
    panels = list(dict.fromkeys(rows["component"]))
    layers = int(rows["layer"].max()) + 1
    exact = bool((rows["low"] == rows["high"]).all())
    top = 1.15 * float(rows["high"].max())
    told = told_of(study, search)

    fig = go.Figure()
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    room = 1 / len(panels)
    for at, component in enumerate(panels):
        some = rows[rows["component"] == component]
        axis = "y" if at == 0 else f"y{at + 1}"
        roof = 1 - at * room - (0.08 if told is not None else 0.06)
        fig.update_layout(
            {
                f"yaxis{axis[1:]}": {
                    "domain": [1 - (at + 1) * room + 0.02, roof],
                    "range": [0, top],
                    "tickvals": [0, 0.5, 1],
                    "showgrid": True,
                    "anchor": "x",
                }
            }
        )
        _bars(fig, some, axis, exact, at)
        _head(shapes, axis, notes, component, roof)
        _gaps(some, shapes, axis, layers, notes)
    _layout(fig, told, shapes, notes, layers, panels)
    lines, source = _in_words(fig, notes, shapes, exact, panels, rows, told)
    return theme.finish(
        fig,
        title=f"Of {layers} layers, the {search}-model edit changes: {counts(rows)}"
        if exact
        else "The report does not say which layers are edited: only bounds can be drawn",
        subtitle="Share of what each matrix writes along the arrow that is removed; at the dashed "
        "line all of it, above it the sign turns"
        + ("" if exact else ". Filled: at least so much; hatched: up to so much"),
        alt=f"{len(panels)} panels of bars over {layers} layers. "
        + " ".join(f"{name}: {line}." for name, line in zip(panels, lines, strict=True))
        + source,
        n=f"{layers} layers, one edit; "
        + ("decoded from its report, to tenths" if exact else "all shapes that agree with it"),
        rows=rows.drop(columns=["order", "run"]).reset_index(drop=True),
        readout=_readout(told, panels, lines),
        height=190 * len(panels) + 60,
        narrow={"margin": {"l": 34, "r": 8}},
    )


def _head(
    shapes: list[dict[str, Any]],
    axis: str,
    notes: list[dict[str, Any]],
    component: str,
    roof: float,
) -> None:
    """The name of a panel, and the line at which all is removed."""
    shapes.append(
        {
            "type": "line",
            "xref": "paper",
            "yref": axis,
            "x0": 0,
            "x1": 1,
            "y0": 1,
            "y1": 1,
            "line": {"color": theme.INK3, "width": 1, "dash": "dash"},
        }
    )
    notes.append(
        theme.note(
            f"<b>{component}</b>",
            x=0,
            xref="paper",
            xanchor="left",
            y=roof,
            yref="paper",
            yanchor="bottom",
            font={"size": 15, "color": theme.INK},
            bgcolor=theme.BACKGROUND,
        )
    )


def _gaps(
    some: pd.DataFrame,
    shapes: list[dict[str, Any]],
    axis: str,
    layers: int,
    notes: list[dict[str, Any]],
) -> None:
    """A dotted line where nothing is edited, named where there is room."""
    for first, last in runs(some.loc[some["edited"] == "never", "layer"]):
        shapes.append(
            {
                "type": "line",
                "xref": "x",
                "yref": axis,
                "x0": first - 0.4,
                "x1": last + 0.4,
                "y0": 0.03,
                "y1": 0.03,
                "line": {"color": theme.INK3, "width": 3, "dash": "dot"},
            }
        )
        if (last - first + 1) / layers >= LABELLED:
            notes.append(
                theme.note("not edited", x=(first + last) / 2, y=0.06, yref=axis, yanchor="bottom")
            )


def _bars(fig: go.Figure, some: pd.DataFrame, axis: str, exact: bool, at: int) -> None:
    """What is removed for certain, and on top of it what perhaps is."""
    spread = some["high"] - some["low"]
    for base, size, pattern, name in (
        (0 * some["low"], some["low"], "", "removed for certain"),
        (some["low"], spread, "/", "perhaps removed"),
    ):
        part = size > 0
        if not part.any():
            continue
        fig.add_bar(
            x=some["layer"][part].tolist(),
            y=size[part].round(3).tolist(),
            base=base[part].tolist(),
            yaxis=axis,
            name=name,
            width=0.72,
            marker={
                "color": theme.BACKGROUND if pattern else theme.METHODS[0],
                "line": {"color": theme.METHODS[0], "width": 1},
                "pattern": {
                    "shape": pattern,
                    "fgcolor": theme.METHODS[0],
                    "size": 6,
                    "solidity": 0.25,
                },
            },
            customdata=[hover(row, exact) for _, row in some[part].iterrows()],
            hovertemplate="layer %{x}: %{customdata}<extra></extra>",
            showlegend=not exact and at == 0,
        )


def _in_words(
    fig: go.Figure,
    notes: list[dict[str, Any]],
    shapes: list[dict[str, object]],
    exact: bool,
    panels: list[Any],
    rows: pd.DataFrame,
    told: pd.Series | None,
) -> tuple[list[str], str]:
    fig.update_layout(
        annotations=notes,
        shapes=shapes,
        barmode="overlay",
        margin={"t": 28, "b": 48 if exact else 88},
        legend={"orientation": "h", "x": 0, "y": -0.16, "yanchor": "top"},
    )
    lines = [summary(rows[rows["component"] == component], exact) for component in panels]
    source = (
        f" The arrow was read between layers {told['below']} and {told['above']}."
        if told is not None
        else ""
    )
    return lines, source


def _layout(
    fig: go.Figure,
    told: pd.Series | None,
    shapes: list[dict[str, object]],
    notes: list[dict[str, Any]],
    layers: int,
    panels: list[Any],
) -> None:
    if told is not None:
        shapes.append(
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": float(told["arrow"]),
                "x1": float(told["arrow"]),
                "y0": 0,
                "y1": 1,
                "line": {"color": theme.ACCENT, "width": 2, "dash": "dot"},
            }
        )
        notes.append(
            theme.note(
                f"arrow read here: {told['arrow']:g}",
                x=float(told["arrow"]),
                y=1,
                yref="paper",
                yanchor="bottom",
                font={"size": 14, "color": theme.ACCENT},
            )
        )
    fig.update_xaxes(title="layer", range=[-1, layers], anchor=f"y{len(panels)}".replace("y1", "y"))


def _readout(told: pd.Series | None, panels: list[Any], lines: list[str]) -> list[tuple[str, str]]:
    return [
        *(
            [
                (
                    "Arrow read",
                    f"between layers {told['below']} and {told['above']}, and used at every "
                    "edited layer",
                )
            ]
            if told is not None
            else []
        ),
        *zip((panel[0].upper() + panel[1:] for panel in panels), lines, strict=True),
        *(
            [
                (
                    "Numbers told",
                    f"{told['numbers_told']} of the {told['numbers_wanted']} that fix the edit",
                )
            ]
            if told is not None
            else []
        ),
    ]
