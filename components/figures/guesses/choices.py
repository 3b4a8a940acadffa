"""Answers to choose from, one below the other: a bar for each round, with its count."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.guesses.words import HEADS, MEASURED, TYPE, counted, of, plain

FEW = 4  # answers that stand above their bars, over the whole width
ABOVE, BESIDE = 48, 24  # letters of a line of an answer that stands there
LINES = 8  # of all answers together, where they stand beside their bars
LETTER = 0.52  # of the size of the type: how wide a letter is
SIGN = "◆ "  # of what was measured
BAR, GAP = 0.25, 0.02  # of the height of one answer that stands above its bars
Rounds = Sequence[Mapping[int, int]]


def drawn(answers: Sequence[str], rounds: Rounds, measured: str, unit: str) -> go.Figure:
    """Bars as long as the share of the round; before discussion outlined, after it filled."""
    fig = go.Figure()
    few = len(answers) <= FEW
    last = len(rounds) - 1
    bar, middle = (BAR, 0.16) if few else (1.5 * BAR, 0.0)
    for round, votes in enumerate(rounds):
        shift = middle + (round - last / 2) * (bar + GAP)
        said = few or not last  # counts of two thin bars would stand in each other's way
        _bars(fig, votes, len(answers), shift, bar, filled=round == last, said=said)
    if not said:
        _both(fig, rounds, len(answers))
    right = list(answers).index(measured) if measured in answers else None
    for at, answer in enumerate(answers):
        _label(fig, at, lines(answer, len(answers)), few, at == right)
    most = max([1, *(share for trace in fig.data for share in trace.x)])
    wide = 0 if few else min(BESIDE, max(map(len, answers)))
    fig.update_layout(
        barmode="overlay",
        margin={"l": 8 + int(wide * LETTER * TYPE), "r": 8, "t": 2 * TYPE, "b": 8},
        xaxis={"visible": False, "range": [0, most * 1.3], "fixedrange": True},
        yaxis={"visible": False, "range": [len(answers) - 0.45, -0.55], "fixedrange": True},
    )
    key = [
        f'<span style="color:{theme.ACCENT}">{"■" if round == last else "□"}</span> '
        f"{(head.split()[0].capitalize() + ': ') if last else ''}{counted(sum(votes.values()))}"
        for round, (head, votes) in enumerate(zip(HEADS, rounds, strict=False))
    ]
    if right is not None:
        key.append(f'<b style="color:{MEASURED}">{SIGN}measured</b>')
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 1}
    left = -int(fig.layout.margin.l)
    fig.add_annotation(theme.note("   ".join(key), **place, xshift=8 + left, yanchor="bottom"))
    return fig


def _bars(
    fig: go.Figure,
    votes: Mapping[int, int],
    count: int,
    shift: float,
    bar: float,
    *,
    filled: bool,
    said: bool,
) -> None:
    total = sum(votes.values())
    fig.add_bar(
        y=[at + shift for at in range(count)],
        x=[100 * votes.get(at, 0) / total if total else 0 for at in range(count)],
        text=[of(votes, at) for at in range(count)],
        textposition="outside" if said else "none",
        textfont={"size": TYPE, "color": theme.INK},
        cliponaxis=False,
        constraintext="none",
        orientation="h",
        width=bar,
        marker={
            "color": theme.ACCENT if filled else theme.BACKGROUND,
            "line": {"width": 3, "color": theme.ACCENT},
        },
        hovertemplate="%{text}<extra></extra>",
    )


def _both(fig: go.Figure, rounds: Rounds, count: int) -> None:
    """The counts of both rounds, beyond the longer bar."""
    fig.add_scatter(
        x=[max(trace.x[at] for trace in fig.data) for at in range(count)],
        y=list(range(count)),
        text=["  " + " → ".join(str(votes.get(at, 0)) for votes in rounds) for at in range(count)],
        mode="text",
        textposition="middle right",
        textfont={"size": TYPE, "color": theme.INK},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _label(fig: go.Figure, at: int, text: str, few: bool, right: bool) -> None:
    """An answer above its bars or left of them; what was measured is framed, and says so."""
    if right:
        text = f"<b>{SIGN}{text}</b>"
        fig.add_shape(
            type="rect",
            xref="paper",
            x0=0,
            x1=1,
            y0=at - 0.5,
            y1=at + 0.46,
            line={"width": 4, "color": MEASURED},
            layer="below",
        )
    place = (
        {"x": 0, "xanchor": "left", "xshift": 8, "y": at - 0.46, "yanchor": "top"}
        if few
        else {"x": 0, "xanchor": "right", "xshift": -8, "y": at, "yanchor": "middle"}
    )
    fig.add_annotation(theme.note(text, xref="paper", **place, align="left" if few else "right"))
    fig.layout.annotations[-1].font.color = MEASURED if right else theme.INK


def lines(answer: str, among: int) -> str:
    """An answer in lines, as many as there is room for."""
    letters = ABOVE if among <= FEW else BESIDE
    each = textwrap.wrap(answer, letters)
    most = 1 if among <= FEW else max(1, LINES // among)
    if len(each) > most:
        each = [*each[: most - 1], f"{each[most - 1][: letters - 1].rstrip()}…"]
    return "<br>".join(map(plain, each))


def title(answers: Sequence[str], rounds: Rounds, measured: str, unit: str) -> str:
    """The finding: how many say what was measured, or what most of the class says."""
    votes = rounds[-1]
    if measured in answers:
        at = answers.index(measured)
        before = f"{of(rounds[0], at)} before, " if len(rounds) > 1 else ""
        after = " after discussion" if before else ""
        return f"Measured: {measured}. This said {before}{of(votes, at)}{after}"
    if not any(votes.values()):
        return "Nobody has voted"
    most = max(votes.values())
    favoured = [answers[at] for at, count in sorted(votes.items()) if count == most]
    if len(favoured) > 1:
        return f"{len(favoured)} answers lead, with {most} of {sum(votes.values())} each"
    return f"{most} of {sum(votes.values())} say: {favoured[0]}"
