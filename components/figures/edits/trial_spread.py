"""What is known of all the trials of a search, not only of its best."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.geometry.statistics.proportions import METHOD, Share
from components.study import Study

PER_LINE = 20  # trials side by side: what a phone has room for


@figure(
    "trial-spread",
    "What is known of the trials",
    page="trials",
    needs=["trial_outcomes", "search_article"],
    thumbnail=Thumbnail(layout={"xaxis.range": [-0.7, PER_LINE - 0.3]}),
)
def spread(study: Study) -> go.Figure:
    """One square for each trial of the search: where it ended, or that it is not told.

    Reads `trial_outcomes`: `trials` that ended at `refused` of `n` prompts. The rest of the
    `trials` of `search_article` is drawn as unknown.
    """
    known = study.table("trial_outcomes").sort_values("refused", ascending=False)
    run = study.table("search_article").iloc[0]
    before = Share(int(run["refused_before"]), int(run["n"]))
    start = f"{'about ' if run['about'] else ''}{before.counts}"
    unknown = int(run["trials"] - known["trials"].sum())
    groups: list[tuple[str, str, int, bool]] = []
    for k, n, trials in known[["refused", "n", "trials"]].itertuples(index=False):
        share = Share(int(k), int(n))
        best = " (the best reported)" if k == known["refused"].min() else ""
        groups.append((f"{share.counts} refused{best}", share.range, int(trials), True))
    if unknown > 0:
        groups.append(("result not published", "unknown", unknown, False))

    fig = go.Figure()
    labels: list[dict[str, Any]] = []
    top = 0.0
    top = _draw(fig, groups, top, labels)
    short = [
        {**label, "text": label["text"].replace(" refused", "").replace("(the ", "(")}
        for label in labels
    ]
    fig.update_layout(annotations=labels, margin={"l": 4, "r": 4, "t": 4, "b": 12})
    idle = int(known.loc[known["refused"] >= before.k, "trials"].sum())
    lines = 0.7 - top
    return theme.finish(
        fig,
        title=f"Of {run['trials']} trials, {idle} ended no lower than the unedited model; how "
        f"{unknown} others ended is not told",
        subtitle=f"One square a trial, by harmful prompts refused; ranges are the {METHOD}. "
        f"Unedited: {start}",
        alt=f"{run['trials']} squares, one for each trial. "
        + " ".join(f"{trials}: {name}, {interval}." for name, interval, trials, _ in groups)
        + f" The unedited model: {start} refused.",
        n=f"{run['trials']} trials, scored on the same {run['n']} prompts; {run['startup']} of "
        "them drawn at random",
        rows=pd.DataFrame(
            [(trials, name, interval) for name, interval, trials, _ in groups],
            columns=["trials", "result", METHOD],
        ),
        height=int(24 * lines),
        narrow={
            "xaxis": {"range": [-0.7, PER_LINE - 0.2]},
            "height": int(22 * lines),
            "annotations": short,
        },
    )


def _draw(
    fig: go.Figure,
    groups: list[tuple[str, str, int, bool]],
    top: float,
    labels: list[dict[str, Any]],
) -> float:
    for name, interval, trials, told in groups:
        fig.add_scatter(
            x=[at % PER_LINE for at in range(trials)],
            y=[top - 1 - at // PER_LINE for at in range(trials)],
            mode="markers",
            marker={
                "symbol": "square" if told else "square-x-open",
                "size": 13,
                "color": theme.INK2 if told else theme.UNCLEAR,
                "line": {"width": 1.5 if not told else 0, "color": theme.UNCLEAR},
            },
            hovertemplate=f"{name}<extra></extra>",
        )
        told_range = f", {interval}" if told else ""
        plural = "trial" if trials == 1 else "trials"
        labels.append(
            theme.note(
                f"<b>{trials} {plural}</b>: {name}{told_range}",
                x=-0.5,
                xanchor="left",
                y=top,
                font={"size": 14, "color": theme.INK},
            )
        )
        top -= 2.2 + (trials - 1) // PER_LINE
    fig.update_xaxes(visible=False, range=[-0.6, PER_LINE + 8])
    fig.update_yaxes(visible=False, range=[top + 0.9, 0.7])
    return top
