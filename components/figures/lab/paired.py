"""A toy: the same prompts before and after, and two tests of whether anything changed."""

from __future__ import annotations

from math import log10
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.lab.paired_controls import CHANGES, PAIRS, REFUSED_AFTER, REFUSED_BEFORE
from components.geometry.statistics.paired import (
    changed,
    fewest_changes,
    mcnemar_exact,
    paired_power,
)
from components.geometry.statistics.power import LEVEL, power
from components.geometry.statistics.proportions import Share
from components.geometry.statistics.two_shares import fisher
from components.study import Study

GAP = 0.16  # between those refused and those answered, as a share of all prompts
FISHER, MCNEMAR = "as different prompts (Fisher)", "prompt by prompt (McNemar)"
SMALLEST = 1e-6  # a p below it is drawn here


class Kind(NamedTuple):
    """Prompts that fare alike, and how their lines look."""

    word: str
    prompts: int
    colour: str
    width: float


@figure(
    "toy-paired",
    "Toy: the same prompts twice",
    page="lab",
    needs=["test_sizes"],
    controls=[PAIRS, REFUSED_BEFORE, REFUSED_AFTER, CHANGES],
)
def paired(study: Study, *, pairs: str, first: str, then: str, changes: str) -> go.Figure:
    """A line for each prompt from before to after, and the p of two exact tests. Simulated.

    Reads the sizes of tests in `test_sizes`. Nothing is drawn at random: counts are the shares
    that were chosen, rounded to whole prompts.
    """
    n = int(pairs)
    like = study.table("test_sizes").set_index("n")["name"][n]
    before, after = Share(round(n * int(first) / 100), n), Share(round(n * int(then) / 100), n)
    stopped, started = changed(n, before.k, after.k, alike=changes == "alike")
    p = {FISHER: fisher(before, after), MCNEMAR: mcnemar_exact(stopped, started)}
    kinds = [
        Kind("refused both times", before.k - stopped, theme.INK3, 1),
        Kind("no longer refused", stopped, theme.ANSWERED, 2),
        Kind("newly refused", started, theme.REFUSED, 2),
        Kind("answered both times", n - before.k - started, theme.INK3, 1),
    ]

    fig = go.Figure()
    left, right = _places(n, before.k, after.k, kinds)
    for kind in kinds:
        ends = [(left.pop(0), right[kind.word].pop(0)) for _ in range(kind.prompts)]
        fig.add_scatter(
            x=[x for _ in ends for x in (0, 1, None)],
            y=[y for a, b in ends for y in (a, b, None)],
            mode="lines",
            line={"color": kind.colour, "width": kind.width},
            hovertemplate=f"{kind.word}<extra></extra>",
        )
    for x, share in ((0, before), (1, after)):
        _dots(fig, x, share)
    _layout(fig, p)
    seen = {name: value <= LEVEL for name, value in p.items()}
    return theme.finish(
        fig,
        title=f"{before.counts} refused before, {after.k} after: "
        f"{_verdict(seen)} (p = {_p(p[FISHER])} and {_p(p[MCNEMAR])})",
        subtitle="Simulated. A line is a prompt asked twice; filled ends are refusals. Below or "
        "beside: p of Fisher’s test, which takes the two askings for different prompts, and of "
        "McNemar’s, which looks at those that changed",
        alt=f"Simulated. Of {n} prompts {before.k} are refused before and {after.k} after. "
        f"{stopped} are no longer refused, {started} newly refused. Fisher’s exact test gives "
        f"p = {_p(p[FISHER])}, McNemar’s exact test p = {_p(p[MCNEMAR])}.",
        n=f"{n} made-up prompts, each asked twice; as many as the {like}",
        rows=pd.DataFrame(
            {"kind": [kind.word for kind in kinds], "prompts": [kind.prompts for kind in kinds]}
        ),
        readout=_readout(stopped, started, p, before, after, n),
        height=430,
        narrow=_narrow(),
    )


def _layout(fig: go.Figure, p: dict[str, float]) -> None:
    _tests(fig, p)
    ticks = {"0": "before", "1": "after"}
    fig.update_layout(
        xaxis={
            "domain": [0.02, 0.46],
            "range": [-0.12, 1.12],
            "tickvals": [0, 1],
            "ticktext": list(ticks.values()),
            "side": "top",
            "showline": False,
            "ticks": "",
        },
        yaxis={"visible": False, "range": [-(1 + GAP) * 1.06, 0.06]},
        annotations=_names(p),
        margin={"l": 4, "r": 12, "t": 36, "b": 44},
    )


def _narrow() -> dict[str, Any]:
    return {
        "height": 520,
        "xaxis": {"domain": [0.02, 0.98]},
        "yaxis": {"domain": [0.34, 1]},
        "xaxis2": {"domain": [0, 1]},
        "yaxis2": {"domain": [0, 0.23]},
    }


def _readout(
    stopped: int, started: int, p: dict[str, float], before: Share, after: Share, n: int
) -> list[tuple[str, str]]:
    return [
        ("Changed", f"{stopped} no longer refused, {started} newly refused"),
        ("Fisher’s test", f"p = {_p(p[FISHER])}: it sees {before.counts} and {after.counts}"),
        ("McNemar’s test", f"p = {_p(p[MCNEMAR])}: it sees {stopped} against {started}"),
        (
            "Chance to notice such a change",
            f"Fisher’s {100 * power(n, before.k / n, after.k / n):.0f} in 100, were the "
            f"prompts different ones; McNemar’s "
            f"{100 * paired_power(n, stopped / n, started / n):.0f} in 100",
        ),
        (
            "Fewest prompts that must change",
            f"{fewest_changes()}, all one way, before McNemar’s test can call it a change",
        ),
    ]


def _places(
    n: int, before: int, after: int, kinds: list[Kind]
) -> tuple[list[float], dict[str, list[float]]]:
    """Heights of prompts at the left, in the order of `kinds`, and at the right, by kind."""

    def height(at: int, refused: int) -> float:
        return round(-(at + 0.5) / n - (GAP if at >= refused else 0), 4)

    stay, stop, start = (kind.prompts for kind in kinds[:3])
    left = [height(at, before) for at in range(n)]
    right = [height(at, after) for at in range(n)]
    ends = {
        kinds[0].word: right[:stay],
        kinds[2].word: right[stay : stay + start],
        kinds[1].word: right[after : after + stop],
        kinds[3].word: right[after + stop :],
    }
    return left, ends


def _dots(fig: go.Figure, x: int, share: Share) -> None:
    """Ends of the lines: filled where the prompt is refused."""
    for refused, count in ((True, share.k), (False, share.n - share.k)):
        start = 0 if refused else share.k
        heights = [
            round(-(at + 0.5) / share.n - (0 if refused else GAP), 4)
            for at in range(start, start + count)
        ]
        colour = theme.REFUSED if refused else theme.ANSWERED
        fig.add_scatter(
            x=[x] * count,
            y=heights,
            mode="markers",
            marker={
                "symbol": "circle" if refused else "circle-open",
                "size": max(4, min(13, round(220 / share.n))),
                "color": colour,
                "line": {"width": 1.5, "color": colour},
            },
            hovertemplate=f"{'refused' if refused else 'answered'}<extra></extra>",
        )


def _tests(fig: go.Figure, p: dict[str, float]) -> None:
    """The two p on one axis of powers of ten, with the usual level."""
    for at, (name, value) in enumerate(p.items()):
        fig.add_scatter(
            x=[max(value, SMALLEST)],
            y=[-at],
            xaxis="x2",
            yaxis="y2",
            mode="markers",
            marker={
                "symbol": ("diamond", "star")[at],
                "size": 15,
                "color": theme.METHODS[at],
                "line": {"width": 1, "color": theme.INK},
            },
            hovertemplate=f"{name}: p = {_p(value)}<extra></extra>",
            cliponaxis=False,
        )
    fig.update_layout(
        xaxis2={
            "type": "log",
            "domain": [0.58, 1],
            "range": [-6.3, 0.3],
            "tickvals": [1e-6, 1e-4, 1e-2, 1],
            "ticktext": ["10⁻⁶", "0.0001", "0.01", "1"],
            "title": "p: smaller is less like chance",
            "anchor": "y2",
        },
        yaxis2={"domain": [0.2, 0.8], "range": [-1.7, 0.9], "visible": False, "anchor": "x2"},
        shapes=[
            {
                "type": "line",
                "xref": "x2",
                "yref": "y2 domain",
                "x0": LEVEL,
                "x1": LEVEL,
                "y0": 0,
                "y1": 1,
                "line": {"color": theme.INK2, "width": 1.5, "dash": "dash"},
            }
        ],
    )


def _names(p: dict[str, float]) -> list[dict[str, object]]:
    """The name of each test over its mark, and of the level over its line."""
    return [
        theme.note(
            f"{name}: {_p(value)}",
            x=1,
            xref="x2 domain",
            xanchor="right",
            y=-at,
            yref="y2",
            yanchor="bottom",
            yshift=9,
            bgcolor=theme.BACKGROUND,
            font={"size": 14, "color": theme.METHODS[at]},
        )
        for at, (name, value) in enumerate(p.items())
    ] + [
        theme.note(
            f"{LEVEL:g}",
            x=log10(LEVEL),
            xref="x2",
            y=1,
            yref="y2 domain",
            yanchor="bottom",
            font={"size": 13, "color": theme.INK2},
        )
    ]


def _p(value: float) -> str:
    """A p in words."""
    return "less than 0.0001" if value < 0.0001 else f"{value:.3g}"


def _verdict(seen: dict[str, bool]) -> str:
    """Which of the two tests call it a change."""
    if seen[FISHER] == seen[MCNEMAR]:
        return "both tests call it a change" if seen[FISHER] else "neither test calls it a change"
    return (
        "only Fisher’s test calls it a change"
        if seen[FISHER]
        else ("only McNemar’s test calls it a change")
    )
