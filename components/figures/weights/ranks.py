"""Of what rank the changes are, once rounding is told from editing."""

from __future__ import annotations

from math import log10

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.weights.controls import NOISE
from components.figures.weights.edits import Edit, edits, joined, place
from components.figures.weights.rank_labels import LISTED, counts, medians, rounded
from components.study import Study


@figure(
    "edit-ranks",
    "Rank of the changes",
    page="weights",
    needs=["edit_ranks", "edit_tensors", "edits"],
    controls=[NOISE],
)
def edit_ranks(study: Study, *, noise: str) -> go.Figure:
    """Rank of each change against its size; both axes logarithmic.

    Reads `edit_ranks` (singular values that hold most of the squared change) and `edit_tensors`
    (relative change, a share). Changes up to the threshold are drawn grey and left out of medians.
    """
    sizes = study.table("edit_tensors")
    rows = study.table("edit_ranks").merge(
        sizes[["edit", "layer", "part", "relative_change"]], on=["edit", "layer", "part"]
    )
    rows = rows[rows["counted"]].reset_index(drop=True)
    rows["kept"] = rows["relative_change"] > float(noise)
    published = edits(study)

    fig = go.Figure()
    _draw(fig, published, rows, noise)
    unranked = sum(edit.changed - len(edit.of(rows)) for edit in published)
    lines = [(edit.name, _said(edit, rows)) for edit in published]
    return theme.finish(
        fig,
        title=_finding(rows, published),
        subtitle="Rank: the number of singular values that hold 95 % of the squared change, "
        "one mark a tensor",
        alt="Scatter plot of rank against relative change, both logarithmic. "
        + " ".join(f"{name}: {text}." for name, text in lines)
        + f" Changes up to {noise} of the tensor are left out.",
        n=_changed(published)
        + (f"; {unranked} of them is no matrix and has no rank" if unranked == 1 else ""),
        rows=rows[["edit", "layer", "part", "relative_change", "rank_95", "change", "kept"]],
        readout=[("Left out", f"changes up to {NOISE.words(study, noise)}"), *lines],
        height=450,
        narrow={"margin": {"l": 50, "r": 92}, "xaxis": {"dtick": 2}},
    )


def _draw(fig: go.Figure, published: list[Edit], rows: pd.DataFrame, noise: str) -> None:
    for edit in published:
        own = edit.of(rows)
        for kept in (False, True):
            some = own[own["kept"] == kept]
            fig.add_scatter(
                x=some["relative_change"].tolist(),
                y=some["rank_95"].tolist(),
                mode="markers",
                marker={
                    "symbol": edit.symbol if kept else f"{edit.symbol}-open",
                    "size": 9,
                    "color": edit.colour if kept else theme.INK3,
                    "opacity": 0.7,
                    "line": {"width": 1, "color": edit.colour if kept else theme.INK3},
                },
                text=[place(*where) for where in zip(some["layer"], some["part"], strict=True)],
                hovertemplate=f"{edit.name}, %{{text}}<br>rank %{{y}}, changed by %{{x:.2g}} of "
                "the tensor<extra></extra>",
            )
    low = float(rows["relative_change"].min()) / 3
    high = float(rows["relative_change"].max()) * 1.6
    highest = int(rows["rank_95"].max())
    fig.add_vline(x=float(noise), line={"color": theme.ACCENT, "width": 1.5, "dash": "dot"})
    labels = [
        *counts(rows, published),
        *medians(fig, rows, published),
        *rounded(rows),
    ]
    few = [int(rank) for rank in sorted(rows["rank_95"].unique()) if rank < LISTED]
    tens = [10**power for power in range(1, len(str(highest)) + 1)]
    fig.update_xaxes(type="log", title="relative change of the tensor", exponentformat="power")
    fig.update_layout(
        xaxis={"range": [log10(low), log10(high)], "dtick": 1},
        yaxis={
            "type": "log",
            "range": [-0.15, log10(highest) + 0.25],
            "tickvals": [*few, *tens],
            "ticktext": [f"{value:,}" for value in [*few, *tens]],
            "showgrid": True,
        },
        margin={"l": 58, "r": 128, "t": 12, "b": 50},
        annotations=labels,
    )


def _changed(published: list[Edit]) -> str:
    """How many tensors each edit changes, of how many."""
    each = joined([f"{edit.changed} ({edit.name})" for edit in published])
    return f"{each} of {published[0].tensors:,} tensors differ at all"


def _median(rows: pd.DataFrame) -> str:
    return f"{rows['rank_95'].median():g}"


def _said(edit: Edit, rows: pd.DataFrame) -> str:
    own = edit.of(rows)
    kept = own[own["kept"]]
    if kept.empty:
        return f"none of {len(own)} tensors left"
    rounding = int((kept["change"] == "rounding").sum())
    return (
        f"median rank {_median(kept)} over {len(kept)} of {len(own)} tensors, "
        + (f"{rounding} of them changed by rounding only" if rounding else "all of them edited")
        + f"; ranks {kept['rank_95'].min():,} to {kept['rank_95'].max():,}"
    )


def _finding(rows: pd.DataFrame, published: list[Edit]) -> str:
    """The edit whose median moves most with rounding, and how far."""
    moved = {}
    for edit in published:
        own = edit.of(rows)
        real = own[own["change"] == "edited"]
        if len(own) and len(real):
            moved[edit] = (own["rank_95"].median(), real["rank_95"].median())
    if not moved:
        return "No tensor is changed by more than rounding"
    edit = max(moved, key=lambda one: moved[one][0] / moved[one][1])
    with_rounding, without = moved[edit]
    if with_rounding == without:
        return f"The median rank of {edit.name} is {without:g}"
    kept = edit.of(rows[rows["kept"]])
    rounding = int((kept["change"] == "rounding").sum())
    if kept.empty:
        return f"Nothing of {edit.name} is left above this threshold"
    if rounding and kept["rank_95"].median() == without:
        return (
            f"With {rounding} rounded tensor{'s' if rounding != 1 else ''} still counted, the "
            f"median rank of {edit.name} is {without:g} already"
        )
    if rounding:
        return (
            f"With {rounding} rounded tensor{'s' if rounding != 1 else ''} counted as edits, the "
            f"median rank of {edit.name} is {_median(kept)}; without them {without:g}"
        )
    if len(kept) < edit.edited:
        return (
            f"Above this threshold only {len(kept)} of {edit.edited} edited tensors of "
            f"{edit.name} are left: median rank {_median(kept)}"
        )
    return f"Without rounding, the median rank of {edit.name} is {without:g}, not {with_rounding:g}"
