"""A toy: cutting to zero where zero is not harmless, and two ways out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.figures.lab.controls import COMMON, CUT, TURN
from components.figures.lab.planted import content, planted
from components.figures.pieces.seed import SEED
from components.geometry.directions import Array, angle
from components.geometry.statistics.proportions import Share
from components.geometry.toys import toy, toy_origin
from components.geometry.toys.toy import Flags, World
from components.geometry.toys.toy_origin import Result
from components.study import Study

SHOWN = 110  # prompts drawn of each group
SYMBOLS, GLYPHS = {"harmful": "circle", "harmless": "square"}, {"harmful": "○", "harmless": "□"}
X, Y = (-5.0, 25.0), (-4.0, 10.0)


def clouds(group: str, before: Array, after: Array, refused: Flags) -> list[go.Scatter]:
    """A group (n, 2) before the cut in grey, and after it by what becomes of each prompt."""
    faint = go.Scatter(
        x=np.round(before[:SHOWN, 0], 2).tolist(),
        y=np.round(before[:SHOWN, 1], 2).tolist(),
        mode="markers",
        marker={"size": 6, "symbol": f"{SYMBOLS[group]}-open", "color": theme.INK3, "opacity": 0.6},
        hovertemplate=f"{group}, before the cut<extra></extra>",
    )
    traces = [faint]
    for is_refused in (False, True):
        some = refused[:SHOWN] == is_refused
        colour = theme.REFUSED if is_refused else theme.ANSWERED
        symbol = SYMBOLS[group]
        traces.append(
            go.Scatter(
                x=np.round(after[:SHOWN, 0][some], 2).tolist(),
                y=np.round(after[:SHOWN, 1][some], 2).tolist(),
                mode="markers",
                marker={
                    "size": 9,
                    "symbol": symbol if is_refused else f"{symbol}-open",
                    "color": colour,
                    "opacity": 0.75,
                    "line": {"width": 1.5, "color": colour},
                },
                hovertemplate=f"{group}, {'refused' if is_refused else 'answered'}<extra></extra>",
            )
        )
    return traces


@figure(
    "toy-origin",
    "Toy: is zero harmless?",
    page="lab",
    needs=["toy_worlds"],
    controls=[CUT, TURN, COMMON, SEED],
    live=True,
    thumbnail=Thumbnail(marks=0.6),
)
def origin(study: Study, *, cut: str, turn: str, common: str, seed: str) -> go.Figure:
    """Prompts in the plane of planted common mode and refusal, before and after a cut. Simulated.

    Reads the parameters in `toy_worlds`. Both axes are in standard deviations of the noise and to
    one scale, so that angles are true. A prompt above the threshold is refused.
    """
    made = planted(study, "origin")
    world = toy.plant(int(made["dimensions"]), 1, made["threshold"], int(seed))
    result = toy_origin.run(
        world,
        int(made["n_refuse"]),
        int(made["n_tested"]),
        replace(content(made), common=float(common)),
        float(turn),
        cast(toy_origin.Cut, cut),
        int(seed),
    )
    groups = list(SYMBOLS)
    before = {g: _share(result.refused_before[g]) for g in groups}
    after = {g: _share(result.refused_after[g]) for g in groups}
    at = {g: result.after[g].mean(axis=0) for g in groups}
    turned = angle(float(result.raw @ world.refusal[0]))
    raw = result.along_raw

    fig = go.Figure()
    _draw(fig, result, world, groups, at, after)
    rows = pd.concat(
        [
            pd.DataFrame(
                {
                    "group": group,
                    "moment": moment,
                    "common_mode": np.round(points[group][:SHOWN, 0], 2),
                    "refusal": np.round(points[group][:SHOWN, 1], 2),
                    "refused": flags[group][:SHOWN],
                }
            )
            for group in groups
            for moment, points, flags in (
                ("before", result.before, result.refused_before),
                ("after", result.after, result.refused_after),
            )
        ],
        ignore_index=True,
    )
    return theme.finish(
        fig,
        title=f"Cut {CUT.words(study, cut)}: {after['harmful'].percent:.0f}\u00a0% of harmful and "
        f"{after['harmless'].percent:.0f}\u00a0% of harmless prompts are refused",
        subtitle="Simulated. The plane of the planted common mode (across) and planted refusal "
        "(up), to one scale. Grey marks are before the cut; circles are harmful, squares harmless",
        alt=_alt(turned, raw, before, study, cut, after),
        n=f"{int(made['n_refuse'])} simulated prompts of each class for the arrow, "
        f"{int(made['n_tested'])} of each for the test, the first {SHOWN} drawn; seed {seed}",
        rows=rows,
        readout=_readout(common, turn, turned, raw, result, world, groups, before, after),
        height=430,
        narrow={"height": 245, "margin": {"l": 26, "r": 4}},
    )


def _draw(
    fig: go.Figure,
    result: Result,
    world: World,
    groups: list[str],
    at: dict[str, Any],
    after: dict[str, Share],
) -> None:
    _line(fig, result, world)
    for group in groups:
        for trace in clouds(
            group, result.before[group], result.after[group], result.refused_after[group]
        ):
            fig.add_trace(trace)
    for group in groups:
        start = result.before[group].mean(axis=0)
        if np.linalg.norm(at[group] - start) > 0.5:
            fig.add_scatter(
                x=[round(float(start[0]), 2), round(float(at[group][0]), 2)],
                y=[round(float(start[1]), 2), round(float(at[group][1]), 2)],
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
    _traces(fig, world)
    fig.update_layout(
        xaxis={
            "title": "along the planted common mode",
            "range": list(X),
            "tickvals": [0, 5, 10, 15, 20, 25],
            "constrain": "domain",
        },
        yaxis={
            "range": list(Y),
            "tickvals": [-4, 0, 4, 8],
            "scaleanchor": "x",
            "constrain": "domain",
        },
        annotations=[
            theme.note("zero", x=0, y=0, xanchor="left", yanchor="top", xshift=6, yshift=-8),
            theme.note(
                "refused above this line",
                x=X[0],
                xanchor="left",
                xshift=4,
                y=world.threshold,
                yanchor="bottom",
            ),
            *(_count(group, after[group], line) for line, group in enumerate(groups)),
        ],
        margin={"l": 32, "r": 8, "t": 8},
    )


def _traces(fig: go.Figure, world: World) -> None:
    fig.add_scatter(
        x=[0],
        y=[0],
        mode="markers",
        marker={"symbol": "cross-thin", "size": 14, "line": {"width": 3, "color": theme.INK}},
        hovertemplate="zero<extra></extra>",
    )
    fig.add_hline(
        y=world.threshold,
        line={"color": theme.INK3, "width": 1.5, "dash": "dash"},
        layer="below",
    )


def _alt(
    turned: float,
    raw: Mapping[str, float],
    before: dict[str, Share],
    study: Study,
    cut: str,
    after: dict[str, Share],
) -> str:
    return (
        f"Simulated. The arrow is turned {turned:.1f} degrees from planted refusal, and "
        f"harmless prompts lie at {raw['harmless']:+.1f} along it. Before the cut "
        f"{before['harmful'].counts} harmful and {before['harmless'].counts} harmless prompts are "
        f"refused; after a cut {CUT.words(study, cut)}, {after['harmful'].counts} and "
        f"{after['harmless'].counts}."
    )


def _readout(
    common: str,
    turn: str,
    turned: float,
    raw: Mapping[str, float],
    result: Result,
    world: World,
    groups: list[str],
    before: dict[str, Share],
    after: dict[str, Share],
) -> list[tuple[str, str]]:
    return [
        (
            "You planted",
            f"a common mode of length {common} in all prompts, a little less of it in harmful "
            f"ones: the arrow between the classes is turned by {turn}°",
        ),
        (
            "The raw arrow",
            f"is {turned:.1f}° from planted refusal; harmless prompts lie at "
            f"{raw['harmless']:+.1f} along it, harmful ones at {raw['harmful']:+.1f}".replace(
                "-", "−"
            ),
        ),
        (
            "The arrow that was cut",
            f"is {angle(float(result.direction @ world.refusal[0])):.1f}° from planted "
            f"refusal, and {angle(float(result.direction @ result.raw)):.1f}° from the raw one",
        ),
        *((f"Refused before, {group}", str(before[group])) for group in groups),
        *((f"Refused after, {group}", str(after[group])) for group in groups),
    ]


def _share(refused: Flags) -> Share:
    return Share(int(refused.sum()), len(refused))


def _line(fig: go.Figure, result: toy_origin.Result, world: toy.World) -> None:
    """The line on which prompts end: at right angles to the arrow, through the harmless ones."""
    across = np.array([result.direction @ world.common, result.direction @ world.refusal[0]])
    along = np.array([across[1], -across[0]])
    middle = result.after["harmless"].mean(axis=0)
    ends = [middle + step * along for step in (-60.0, 60.0)]
    fig.add_scatter(
        x=[round(float(end[0]), 2) for end in ends],
        y=[round(float(end[1]), 2) for end in ends],
        mode="lines",
        line={"color": theme.ACCENT, "width": 2, "dash": "dot"},
        hovertemplate="after the cut, prompts lie around this line<extra></extra>",
    )


def _count(group: str, share: Share, line: int) -> dict[str, object]:
    """How many prompts of a group are refused after the cut, in a corner that stays empty."""
    return theme.note(
        f"{GLYPHS[group]} {group}: {share.counts} refused",
        x=X[0],
        xanchor="left",
        xshift=4,
        y=Y[1],
        yanchor="top",
        yshift=-20 * line,
        font={"size": 14, "color": theme.REFUSED if share.k else theme.ANSWERED},
    )
