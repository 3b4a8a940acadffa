"""Numbers along an axis: a panel for each round, the middle guess below, the measured one across.

Places on the axis are those of the answers in their list, which need not be evenly spaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.guesses.words import HEADS, MEASURED, TYPE, counted, plain, with_unit

BARS, TICKS = 21, 6  # at most, about
WIDTHS = (1, 2, 5, 10, 20, 25, 50, 100)  # answers in one bar
STEPS = (1, 2, 4, 5, 10, 20, 25, 50, 100, 200)  # answers from one number of the axis to the next
ONE = (("y", (0.0, 0.88)),)  # the axis of a round, and its share of the height
TWO = (("y2", (0.52, 0.88)), ("y", (0.0, 0.38)))
Rounds = Sequence[Mapping[int, int]]


def drawn(answers: Sequence[str], rounds: Rounds, measured: str, unit: str) -> go.Figure:
    """Bars as high as their votes; before discussion outlined, after it filled."""
    fig = go.Figure()
    width = next((w for w in WIDTHS if -(-len(answers) // w) <= BARS), WIDTHS[-1])
    bars = _bars(answers, width)
    top = max(1, *(sum(votes.get(at, 0) for at in bar) for votes in rounds for bar in bars))
    places = TWO if len(rounds) > 1 else ONE
    for head, votes, (axis, domain) in zip(HEADS, rounds, places, strict=False):
        _panel(fig, answers, votes, bars, axis, top, filled=axis == "y")
        said = counted(sum(votes.values()))
        if at := middle(votes):
            said += f", ▲ middle guess {with_unit(_number(answers, at), unit)}"
        said = f"{head.split()[0].capitalize()}: {said}" if len(rounds) > 1 else said
        place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": domain[1]}
        fig.add_annotation(theme.note(said, **place, yanchor="bottom", bgcolor=theme.BACKGROUND))
        room = {"domain": domain, "range": [-0.18 * top, 1.36 * top]}
        fig.update_layout({f"yaxis{axis[1:]}": {**room, "visible": False, "fixedrange": True}})
    ticks = _ticks(answers)
    fig.update_layout(
        barmode="overlay",
        margin={"l": 8, "r": 8, "t": 2 * TYPE if measured else 8, "b": 3 * TYPE},
        xaxis={
            "tickvals": ticks,
            "ticktext": [answers[at] for at in ticks],
            "range": [-0.5 - 0.2 * width, len(answers) - 0.5 + 0.2 * width],
            "anchor": "y",
            "title": plain(unit) or None,
            "showline": False,
            "fixedrange": True,
        },
    )
    if measured:
        _mark(fig, answers, measured, unit)
    return fig


def _bars(answers: Sequence[str], width: int) -> list[range]:
    return [range(at, min(at + width, len(answers))) for at in range(0, len(answers), width)]


def _panel(
    fig: go.Figure,
    answers: Sequence[str],
    votes: Mapping[int, int],
    bars: Sequence[range],
    axis: str,
    top: int,
    filled: bool,
) -> None:
    """The votes of one round on a line of their own, with the middle guess below it."""
    counts = [sum(votes.get(at, 0) for at in bar) for bar in bars]
    held = [(bar, count) for bar, count in zip(bars, counts, strict=True) if count]
    fig.add_bar(
        x=[(bar[0] + bar[-1]) / 2 for bar, _ in held],
        y=[count for _, count in held],
        width=[0.86 * len(bar) for bar, _ in held],
        text=[str(count) for _, count in held],
        textposition="outside",
        cliponaxis=False,
        constraintext="none",
        yaxis=axis,
        marker={
            "color": theme.ACCENT if filled else theme.BACKGROUND,
            "line": {"width": 3, "color": theme.ACCENT},
        },
        hovertext=[
            answers[bar[0]] if len(bar) == 1 else f"{answers[bar[0]]} to {answers[bar[-1]]}"
            for bar, _ in held
        ],
        hovertemplate="%{hovertext}: %{y}<extra></extra>",
    )
    if at := middle(votes):
        fig.add_scatter(
            x=[sum(at) / 2],
            y=[-0.11 * top],
            yaxis=axis,
            mode="markers",
            marker={"symbol": "triangle-up", "size": 22, "color": theme.INK2},
            cliponaxis=False,
            hovertemplate="middle guess<extra></extra>",
        )
    line = {"width": 2, "color": theme.AXIS}
    fig.add_shape(type="line", xref="paper", x0=0, x1=1, yref=axis, y0=0, y1=0, line=line)


def _ticks(answers: Sequence[str]) -> list[int]:
    """Where numbers stand below the axis: at a few answers, evenly spaced in their list."""
    step = next(w for w in STEPS if len(answers) / w <= TICKS + 1)
    return list(range(0, len(answers), step))


def _mark(fig: go.Figure, answers: Sequence[str], measured: str, unit: str) -> None:
    """A line through both rounds where the measured value lies, and its number."""
    at = place(answers, measured)
    fig.add_shape(
        type="line",
        yref="paper",
        y0=0,
        y1=1,
        x0=at,
        x1=at,
        line={"width": 5, "color": MEASURED},
        layer="below",
    )
    share = (at + 0.5) / len(answers)
    fig.add_annotation(
        theme.note(
            f"<b>measured: {with_unit(measured, unit)}</b>",
            x=at,
            xanchor="left" if share < 0.3 else "right" if share > 0.7 else "center",
            yref="paper",
            y=1,
            yanchor="bottom",
        )
    )
    fig.layout.annotations[-1].font.color = MEASURED


def place(answers: Sequence[str], measured: str) -> float:
    """Where a number lies among the answers, between two of them if need be, never outside."""
    values, value = [float(each) for each in answers], float(measured)
    at = bisect_left(values, value)
    if at == 0 or at == len(values):
        return float(min(at, len(values) - 1))
    low, high = values[at - 1], values[at]
    return at - 1 + (value - low) / (high - low)


def middle(votes: Mapping[int, int]) -> tuple[int, int] | None:
    """The places of the median guess: twice the same, or the two that it falls between."""
    places = [at for at, count in sorted(votes.items()) for _ in range(count)]
    return (places[(len(places) - 1) // 2], places[len(places) // 2]) if places else None


def _number(answers: Sequence[str], at: tuple[int, int]) -> str:
    low, high = answers[at[0]], answers[at[1]]
    return low if low == high else f"{(float(low) + float(high)) / 2:.10g}"


def title(answers: Sequence[str], rounds: Rounds, measured: str, unit: str) -> str:
    """The finding: the middle guess of the last round, how it moved, and what was measured."""
    held = [_number(answers, at) for votes in rounds if (at := middle(votes))]
    truth = f"; measured: {with_unit(measured, unit)}" if measured else ""
    if not held:
        return f"Nobody has voted{truth}"
    now = with_unit(held[-1], unit)
    if len(held) < 2:
        return f"The middle guess is {now}{truth}"
    if held[0] == held[1]:
        return f"The middle guess stayed at {now}{truth}"
    return f"The middle guess moved from {held[0]} to {now}{truth}"
