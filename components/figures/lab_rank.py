"""A toy: refusal as an OR over several directions, and cuts of one or of more of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import theme
from components.figures.figure import figure
from components.figures.lab_controls import KINDS, MIX, RANK, SEED, content, planted, shares
from components.figures.shares import dots, percent_axis
from components.figures.shares import shares as with_intervals
from components.geometry import toy, toy_rank
from components.geometry.directions import Array
from components.study import Study

SHOWN = 220  # prompts drawn in the plane
SYMBOLS = ("circle", "square", "diamond", "triangle-up")  # one for each kind of harm
SPLIT = 0.5  # share of the width that the plane takes


def plane(result: toy_rank.Result, positions: Array) -> list[go.Scatter]:
    """The first prompts at `positions` (n, 2), by kind of harm and by what becomes of them."""
    traces = []
    for kind in np.unique(result.kinds[:SHOWN]):
        for refused in (False, True):
            some = (result.kinds[:SHOWN] == kind) & (result.refused_after[:SHOWN] == refused)
            colour = theme.REFUSED if refused else theme.ANSWERED
            symbol = SYMBOLS[kind]
            traces.append(
                go.Scatter(
                    x=np.round(positions[:SHOWN, 0][some], 2).tolist(),
                    y=np.round(positions[:SHOWN, 1][some], 2).tolist(),
                    mode="markers",
                    marker={
                        "size": 8,
                        "symbol": symbol if refused else f"{symbol}-open",
                        "color": colour,
                        "opacity": 0.75,
                        "line": {"width": 1.5, "color": colour},
                    },
                    hovertemplate=f"kind {kind + 1}: {'refused' if refused else 'answered'}"
                    "<extra></extra>",
                )
            )
    return traces


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

    fig = go.Figure(plane(result, _in_plane(result.after)))
    fig.add_trace(_before(before))
    fig.add_trace(
        dots(after, x="percent", y="place", colour=theme.REFUSED).update(
            xaxis="x2", yaxis="y2", cliponaxis=False
        )
    )
    _arrows(fig, result, k)
    _threshold(fig, world.threshold, k)
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
        **_second(percent_axis("x")),
    )
    fig.layout.annotations = [*fig.layout.annotations, *_row_labels(after)]
    total, kept = after.iloc[0], after.iloc[1:]
    spared = [row.prompts for row in kept.itertuples() if row.refused == row.n]
    gone = [row.prompts for row in kept.itertuples() if row.refused == 0]
    directions = max(1, cut)
    return theme.finish(
        fig,
        title=f"{_cut_in_words(cut, k)} leaves {total['percent']:.1f}\u00a0% of harmful prompts "
        "refused",
        subtitle="Simulated. On the left along the first two planted directions, after the cut; "
        "arrows show how each kind moved. On the right the share of each kind that is refused; "
        "rings are before the cut",
        alt=f"Simulated. {k} kinds of harm, {MIX.words(study, mix)}; cut: "
        f"{RANK.words(study, rank)}. "
        + " ".join(
            f"{row.prompts.capitalize()}: {row.refused} of {row.n} still refused."
            for row in after.itertuples()
        )
        + f" Before the cut: {before.iloc[0]['counts']}.",
        n=f"{int(made['n_refuse'])} harmful and as many harmless simulated prompts for the "
        f"directions, {int(made['n_tested'])} for the test, the first {SHOWN} drawn; seed {seed}",
        rows=rows.drop(columns=["place"]),
        readout=[
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
        ],
        height=430,
        narrow={
            "height": 690,
            "xaxis": {"domain": [0, 1]},
            "yaxis": {"domain": [0.48, 1]},
            "xaxis2": {"domain": [0, 1]},
            "yaxis2": {"domain": [0, 0.36]},
        },
    )


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


def _in_plane(positions: Array) -> Array:
    """The first two coordinates (n, 2); a missing second one is zero."""
    if positions.shape[1] > 1:
        return positions[:, :2]
    return np.column_stack([positions[:, 0], np.zeros(len(positions))])


def _second(axis: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """The layout of an x axis as that of the second one, to the right of the first."""
    return {
        "xaxis2": {
            **axis["xaxis"],
            "domain": [SPLIT + 0.06, 0.99],
            "anchor": "y2",
            "title": "share of prompts refused",
        }
    }


def _before(before: pd.DataFrame) -> go.Scatter:
    """A quiet ring for the share refused before the cut."""
    return go.Scatter(
        x=before["percent"].tolist(),
        y=before["place"].tolist(),
        xaxis="x2",
        yaxis="y2",
        mode="markers",
        marker={"size": 19, "symbol": "circle-open", "color": theme.INK3, "line": {"width": 2}},
        cliponaxis=False,
        customdata=before["counts"].tolist(),
        hovertemplate="before the cut: %{customdata} refused<extra></extra>",
    )


def _row_labels(after: pd.DataFrame) -> list[dict[str, object]]:
    """Names and counts above the rows of shares."""
    notes = []
    for row in after.itertuples():
        name = f"<b>{row.prompts}</b>" if row.place == 0 else row.prompts
        for text, x, anchor, ink in (
            (name, 0, "left", theme.INK2),
            (f"{row.counts} after", 1, "right", theme.REFUSED if row.refused else theme.INK3),
        ):
            notes.append(
                theme.note(
                    text,
                    x=x,
                    xref="x2 domain",
                    xanchor=anchor,
                    y=row.place + 0.24,
                    yref="y2",
                    yanchor="bottom",
                    font={"size": 14, "color": ink},
                )
            )
    return notes


def _arrows(fig: go.Figure, result: toy_rank.Result, k: int) -> None:
    """How the mean of each kind moved in the plane, from before the cut to after it."""
    before, after = _in_plane(result.before), _in_plane(result.after)
    for kind in range(k):
        some = result.kinds == kind
        if not some.any():
            continue
        start, end = before[some].mean(axis=0), after[some].mean(axis=0)
        fig.add_annotation(
            theme.note(
                f"kind {kind + 1}",
                x=round(float(start[0]), 2),
                y=round(float(start[1]), 2),
                xanchor="left",
                xshift=6,
                yshift=12,
                font={"size": 14, "color": theme.INK},
            )
        )
        if np.linalg.norm(end - start) < 0.5:
            continue
        fig.add_scatter(
            x=[round(float(start[0]), 2), round(float(end[0]), 2)],
            y=[round(float(start[1]), 2), round(float(end[1]), 2)],
            mode="lines+markers",
            line={"color": theme.INK, "width": 2},
            marker={
                "symbol": "arrow",
                "angleref": "previous",
                "size": [0, 15],
                "color": theme.INK,
            },
            hoverinfo="skip",
        )


def _threshold(fig: go.Figure, threshold: float, k: int) -> None:
    """Where the first two detectors fire."""
    quiet = {"color": theme.INK3, "width": 1.5, "dash": "dash"}
    ends = {"x0": threshold, "x1": threshold, "y0": -6.5, "y1": 11.5}
    fig.add_shape(type="line", **ends, line=quiet, layer="below")
    if k > 1:
        turned = {f"{'y' if name[0] == 'x' else 'x'}{name[1]}": at for name, at in ends.items()}
        fig.add_shape(type="line", **turned, line=quiet, layer="below")
    above = "refused by direction 2 ↑" if k > 1 else "there is no second direction"
    fig.add_annotation(
        theme.note("refused →", x=threshold, xanchor="left", xshift=4, y=11.5, yanchor="top")
    )
    fig.add_annotation(
        theme.note(
            above,
            x=11.5,
            xanchor="right",
            y=threshold if k > 1 else -6.5,
            yanchor="bottom",
        )
    )
