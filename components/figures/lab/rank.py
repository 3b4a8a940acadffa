"""A toy: refusal as an OR over several directions, and cuts of one or of more of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.lab.controls import KINDS, MIX, RANK, shares
from components.figures.lab.planted import content, planted
from components.figures.lab.rank_panels import (
    SHOWN,
    SPLIT,
    arrows,
    detectors,
    in_plane,
    plane,
    rings,
    row_labels,
    second,
)
from components.figures.pieces.seed import SEED
from components.figures.pieces.shares import dots, percent_axis
from components.figures.pieces.shares import shares as with_intervals
from components.geometry.toys import toy, toy_rank
from components.geometry.toys.toy import World
from components.geometry.toys.toy_rank import Result
from components.study import Study


@figure(
    "toy-rank",
    "Toy: one direction or several?",
    page="lab",
    needs=["toy_worlds"],
    controls=[KINDS, MIX, RANK, SEED],
    live=True,
)
def rank(study: Study, *, kinds: str, mix: str, rank: str, seed: str) -> go.Figure:
    """Harmful prompts of several kinds after a cut, and the share of each still refused. Simulated.

    Reads the parameters in `toy_worlds`. The plane is spanned by the first two planted refusal
    directions, in standard deviations of the noise. With one kind the second direction is idle.
    """
    made = planted(study, "rank")
    k, width = int(kinds), int(made["dimensions"])
    world = toy.plant(width, k, made["threshold"], int(seed))
    cut = 0 if rank == "pooled" else min(int(rank), k)
    result = toy_rank.run(
        world,
        int(made["n_refuse"]),
        int(made["n_tested"]),
        content(made),
        shares(k, mix),
        cut,
        int(seed),
    )
    rows = pd.DataFrame(
        [
            (name, moment, int(refused[some].sum()), int(some.sum()))
            for name, some in _parts(result, k)
            for moment, refused in (
                ("before", result.refused_before),
                ("after", result.refused_after),
            )
        ],
        columns=["prompts", "moment", "refused", "n"],
    )
    rows = with_intervals(rows)
    rows["place"] = -(np.arange(len(rows)) // 2)
    after, before = rows[rows["moment"] == "after"], rows[rows["moment"] == "before"]

    fig = go.Figure(plane(result, in_plane(result.after)))
    fig.add_trace(rings(before))
    _draw(fig, after, result, k, world)
    total, kept = after.iloc[0], after.iloc[1:]
    spared = [row.prompts for row in kept.itertuples() if row.refused == row.n]
    gone = [row.prompts for row in kept.itertuples() if row.refused == 0]
    directions = max(1, cut)
    return theme.finish(
        fig,
        title=f"{_cut_in_words(cut, k)} leaves {total['percent']:.1f}\u00a0% of harmful prompts "
        "refused",
        subtitle="Simulated. Prompts along the first two planted directions after the cut, with "
        "an arrow for each kind; and the share of each kind that is refused, rings before the cut",
        alt=_alt(k, study, mix, rank, after, before),
        n=f"{int(made['n_refuse'])} harmful and as many harmless simulated prompts for the "
        f"directions, {int(made['n_tested'])} for the test, the first {SHOWN} drawn; seed {seed}",
        rows=rows.drop(columns=["place"]),
        readout=_readout(
            k, world, directions, study, rank, cut, result, before, total, spared, gone
        ),
        height=430,
        narrow=_narrow(),
    )


def _draw(fig: go.Figure, after: pd.DataFrame, result: Result, k: int, world: World) -> None:
    fig.add_trace(
        dots(after, x="percent", y="place", colour=theme.REFUSED).update(
            xaxis="x2", yaxis="y2", cliponaxis=False
        )
    )
    arrows(fig, result, k)
    detectors(fig, world.threshold, k)
    fig.update_layout(
        xaxis={
            "domain": [0, SPLIT],
            "range": [-6.5, 11.5],
            "tickvals": [-4, 0, 4, 8],
            "title": "along refusal direction 1",
            "constrain": "domain",
        },
        yaxis={
            "range": [-6.5, 11.5],
            "tickvals": [-4, 0, 4, 8],
            "scaleanchor": "x",
            "constrain": "domain",
        },
        yaxis2={"visible": False, "range": [-k - 0.4, 0.75], "anchor": "x2"},
        margin={"l": 32, "r": 12, "t": 12},
        **second(percent_axis("x")),
    )
    fig.layout.annotations = [*fig.layout.annotations, *row_labels(after)]


def _narrow() -> dict[str, Any]:
    return {
        "height": 690,
        "xaxis": {"domain": [0, 1]},
        "yaxis": {"domain": [0.48, 1]},
        "xaxis2": {"domain": [0, 1]},
        "yaxis2": {"domain": [0, 0.36]},
    }


def _alt(
    k: int, study: Study, mix: str, rank: str, after: pd.DataFrame, before: pd.DataFrame
) -> str:
    return (
        f"Simulated. {k} kinds of harm, {MIX.words(study, mix)}; cut: "
        f"{RANK.words(study, rank)}. "
        + " ".join(
            f"{row.prompts.capitalize()}: {row.refused} of {row.n} still refused."
            for row in after.itertuples()
        )
        + f" Before the cut: {before.iloc[0]['counts']}."
    )


def _readout(
    k: int,
    world: World,
    directions: int,
    study: Study,
    rank: str,
    cut: int,
    result: Result,
    before: pd.DataFrame,
    total: pd.Series,
    spared: list[Any],
    gone: list[Any],
) -> list[tuple[str, str]]:
    return [
        (
            "You planted",
            f"{k} refusal direction{'s' if k > 1 else ''} at right angles; a prompt is refused "
            f"if any of them exceeds {world.threshold:g}",
        ),
        (
            "The cut",
            f"along the arrow{'s' if directions > 1 else ''} {RANK.words(study, rank)}"
            + (f"; there are only {k}" if cut and int(rank) > k else "")
            + f": rank {directions}",
        ),
        (
            "Cosines of the first with the planted",
            ", ".join(f"{value:+.2f}" for value in world.refusal @ result.directions[0]),
        ),
        ("Refused before", before.iloc[0]["counts"]),
        (
            "Refused after",
            f"{total['counts']}; untouched: {', '.join(spared) or 'none'}; gone: "
            f"{', '.join(gone) or 'none'}",
        ),
    ]


def _cut_in_words(cut: int, k: int) -> str:
    """The cut as the subject of a sentence; `cut` 0 is the pooled one."""
    kinds = "the one kind" if k == 1 else f"{k} kinds"
    if cut == 0:
        return f"One arrow, pooled from {kinds} of harm,"
    return f"Cutting the arrows of {cut} of {k} kinds" if k > 1 else "Cutting the one arrow"


def _parts(result: toy_rank.Result, k: int) -> list[tuple[str, np.ndarray]]:
    """All tested prompts, then those of each kind of harm."""
    every = np.ones(len(result.kinds), dtype=bool)
    return [
        ("all harmful prompts", every),
        *((f"kind {kind + 1}", result.kinds == kind) for kind in range(k)),
    ]
