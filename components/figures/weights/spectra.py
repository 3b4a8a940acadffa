"""Singular values of the changes: how steeply they fall."""

from __future__ import annotations

from math import ceil

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.weights.controls import SPECTRA
from components.figures.weights.edits import edits, joined
from components.figures.weights.spectrum_groups import GROUPS, Curve
from components.figures.weights.spectrum_panels import grid, tall
from components.study import Study

CLIFF = 10  # times smaller is the next singular value after a cliff
WIDE, NARROW = 210, 200  # height of a panel, with its heading


@figure(
    "singular-values",
    "Singular values of the changes",
    page="weights",
    needs=["edit_spectra", "edit_ranks", "edits"],
    uses=["edit_parts", "edit_spectra_tails"],
    controls=[SPECTRA],
)
def singular_values(study: Study, *, spectra: str) -> go.Figure:
    """Singular values relative to the first, median and middle 80 % of tensors, in small panels.

    Reads `edit_spectra` (the ten largest of each change), `edit_ranks` for the groups, and for
    single tensors `edit_spectra_tails`, read off a picture.
    """
    curves = list(GROUPS[spectra](study)) or list(GROUPS["rank"](study))
    panels = {curve.panel: [one for one in curves if one.panel == curve.panel] for curve in curves}
    single = spectra == "single"
    fig = go.Figure()
    for at, own in enumerate(panels.values()):
        for curve in own:
            _draw(fig, curve, "" if at == 0 else str(at + 1), band=not single)
    across = min(4, max(3, ceil(len(panels) / 2))) if len(panels) > 3 else len(panels)
    fig.update_layout(**grid(panels, across=across, each=WIDE, logarithmic=single))
    return theme.finish(
        fig,
        title=_finding(curves),
        subtitle="Singular values of each change, relative to its first, on a logarithmic axis. "
        + (
            "Dots: listed in the study’s files; line alone: read off a picture"
            if single
            else "Line: median; band: the middle 80\u00a0% of tensors"
        ),
        alt=f"{len(panels)} panels with falling curves. "
        + " ".join(
            f"{curve.name}, {curve.counted}: first over second {curve.lead:.3g}, 95 percent held "
            f"by {curve.rank}."
            for curve in curves
        ),
        n=", ".join(
            f"{edit.name}: {len(edit.of(study.table('edit_ranks')).query('counted'))} changed "
            "matrices"
            for edit in edits(study)
        ),
        rows=pd.concat(
            [
                curve.ratios.assign(panel=curve.panel, edit=curve.edit.name, tensors=curve.tensors)
                for curve in curves
            ]
        )[["panel", "edit", "tensors", "index", "median", "low", "high", "read_off"]],
        readout=[
            (
                curve.name,
                f"{curve.counted}; σ₁/σ₂ = {curve.lead:.3g}; 95\u00a0% held by {curve.rank}; "
                f"participation ratio {curve.participation:.1f}",
            )
            for curve in curves
        ],
        height=tall(panels, across, WIDE),
        narrow={
            **grid(panels, across=min(2, len(panels)), each=NARROW, logarithmic=single, brief=True),
            "height": tall(panels, min(2, len(panels)), NARROW),
        },
    )


def _draw(fig: go.Figure, curve: Curve, axis: str, *, band: bool) -> None:
    """Add the line of one curve to one panel, and its band."""
    shape = curve.ratios
    where = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    if band:
        fig.add_scatter(
            x=[*shape["index"], *shape["index"][::-1]],
            y=[*shape["high"], *shape["low"][::-1]],
            mode="none",
            fill="toself",
            fillcolor=curve.colour,
            opacity=0.2,
            hoverinfo="skip",
            **where,
        )
    middle = "<br>middle 80 %: %{customdata[0]:.2g} to %{customdata[1]:.2g}" if band else ""
    fig.add_scatter(
        x=shape["index"].tolist(),
        y=shape["median"].tolist(),
        mode="lines+markers",
        line={"color": curve.colour, "width": 1.5},
        marker={
            "symbol": curve.edit.symbol,
            "size": [0 if read_off else 7 for read_off in shape["read_off"]],
            "color": curve.colour,
            "opacity": 1,
            "line": {"width": 0},
        },
        customdata=shape[["low", "high"]].to_numpy().tolist(),
        hovertemplate=f"{curve.edit.name}<br>value %{{x}}: %{{y:.2g}} of the first{middle}"
        "<extra></extra>",
        **where,
    )


def _finding(curves: list[Curve]) -> str:
    """After how many values the edits end, if they do."""
    real = [curve for curve in curves if curve.real]
    if not real:
        return "No change is more than rounding"
    after = {
        edit: sorted({rank for curve in real if curve.edit == edit for rank in curve.ranks})
        for edit in dict.fromkeys(curve.edit for curve in real)
    }
    ends = [
        f"after {joined([str(rank) for rank in ranks], 'or')} in {edit.name}"
        for edit, ranks in sorted(after.items(), key=lambda pair: pair[1])
    ]
    if min(curve.drop for curve in real) < CLIFF:
        return f"95 % of the squared change is reached {', '.join(ends)}"
    return f"Singular values fall off a cliff: {', '.join(ends)}"
