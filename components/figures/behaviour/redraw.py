"""The last stage run again and again, if a supposed rate were the true one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.behaviour.controls import RATE, RATES
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.geometry.statistics.proportions import Share
from components.geometry.statistics.redraws import middle, redraws
from components.study import Study

MIDDLE = 0.95  # share of the repeats that the quoted range holds
FILL = 0.75  # how much of a column of dots is filled with dots side by side


def observed(study: Study) -> dict[int, Share]:
    """What the study saw, by size: its first prompts alone, and all of them."""
    rows = study.table("outcomes")
    some = (rows[rows["first"]], rows)
    return {len(part): Share(int(part["refused"].sum()), len(part)) for part in some if len(part)}


def piles(counts: np.ndarray, n: int, across: int) -> tuple[list[float], list[int]]:
    """A place for each repeat: `across` dots side by side above its share, then the next row."""
    x, y = [], []
    step = 100 * FILL / n / across
    for count in np.unique(counts):
        for at in range(int((counts == count).sum())):
            x.append(round(100 * float(count) / n + step * (at % across - (across - 1) / 2), 3))
            y.append(at // across)
    return x, y


def tallest(n: int, repeats: int, seed: int) -> int:
    """The most repeats that agree at any rate, so that the scale stays when the rate moves."""
    return max(int(np.bincount(redraws(rate / 100, n, repeats, seed)).max()) for rate in RATES)


@figure(
    "run-it-again",
    "The same test, a hundred times",
    page="verdict",
    needs=["outcomes", "toy_redraws"],
    controls=[RATE],
    thumbnail=Thumbnail(words="^the study"),
)
def run_it_again(study: Study, *, rate: str) -> go.Figure:
    """Shares refused in repeats of the test at a supposed true rate, for each size. Simulated.

    Reads the parameters in `toy_redraws`, and from `outcomes` what the study saw. One dot is one
    repeat. Each size has its seed, so that one repeat is the same luck at every rate.
    """
    sizes = study.table("toy_redraws").sort_values("n")
    seen = observed(study)
    largest = int(sizes["n"].max())
    rooms = len(sizes)
    fig, parts, lines, notes = go.Figure(), [], [], []
    for at, size in enumerate(sizes.itertuples()):
        n, repeats = int(size.n), int(size.repeats)
        counts = redraws(int(rate) / 100, n, repeats, int(size.seed))
        across = max(1, round(largest / n * FILL))
        x, y = piles(counts, n, across)
        axis = "" if at == 0 else str(at + 1)
        room, low, high = _repeats(fig, x, y, axis, counts, n, repeats, size, across, rooms, at)
        kinds, times = np.unique(counts, return_counts=True)
        parts.append(
            pd.DataFrame({"n": n, "refused": kinds, "repeats": times}).assign(
                seen_in_study=[n in seen and count == seen[n].k for count in kinds]
            )
        )
        lines.append((n, repeats, counts, low, high))
        notes.append(
            theme.note(
                f"<b>{n} prompts</b>, {repeats} repeats",
                x=0,
                xref="paper",
                xanchor="left",
                y=1 - at * room,
                yref="paper",
                yanchor="top",
                font={"size": 15, "color": theme.INK},
            )
        )
        _seen(fig, n, seen, axis, notes)
    spans = _layout(fig, rate, rooms, notes, lines)
    return theme.finish(
        fig,
        title=f"If {rate}\u00a0% were true, "
        + " and ".join(f"{n} prompts would show {span}" for n, span in spans),
        subtitle="Simulated: one dot is one repeat of the test with fresh prompts. The bar under "
        f"them holds the middle {100 * MIDDLE:.0f} %; the upright line is what the study saw",
        alt=_alt(rate, lines, seen),
        n=", ".join(f"{repeats} simulated repeats of {n} prompts" for n, repeats, *_ in lines),
        rows=pd.concat(parts, ignore_index=True),
        readout=_readout(rate, lines, seen),
        height=430,
        narrow={"height": 430},
    )


def _repeats(
    fig: go.Figure,
    x: list[float],
    y: list[int],
    axis: str,
    counts: np.ndarray,
    n: int,
    repeats: int,
    size: Any,
    across: int,
    rooms: int,
    at: int,
) -> tuple[float, int, int]:
    """One dot for each repeat, and a bar under the middle of them."""
    fig.add_scatter(
        x=x,
        y=y,
        yaxis=f"y{axis}",
        mode="markers",
        marker={"size": 6, "color": theme.CONTROL},
        text=[f"{count} of {n}" for count in np.sort(counts)],
        hovertemplate="one repeat: %{text} refused<extra></extra>",
    )
    height = tallest(n, repeats, int(size.seed)) / across + 2
    room = 1 / rooms
    fig.update_layout(
        {
            f"yaxis{axis}": {
                "domain": [1 - (at + 1) * room + 0.02, 1 - at * room - 0.06],
                "range": [-2.4, height],
                "visible": False,
            }
        }
    )
    low, high = middle(counts, MIDDLE)
    fig.add_scatter(
        x=[100 * low / n, 100 * high / n],
        y=[-1.2, -1.2],
        yaxis=f"y{axis}",
        mode="lines",
        line={"color": theme.INK, "width": 4},
        hovertemplate=f"middle {100 * MIDDLE:.0f} %: {low} to {high} of {n}<extra></extra>",
    )
    return room, low, high


def _seen(
    fig: go.Figure, n: int, seen: dict[int, Share], axis: str, notes: list[dict[str, Any]]
) -> None:
    """What the study saw, as an upright line with its words."""
    if n in seen:
        fig.add_shape(
            type="line",
            x0=seen[n].percent,
            x1=seen[n].percent,
            yref=f"y{axis} domain",
            y0=0,
            y1=1,
            line={"color": theme.REFUSED, "width": 3},
            layer="below",
        )
        notes.append(
            theme.note(
                f"the study: {seen[n].counts}",
                x=seen[n].percent,
                xanchor="left",
                xshift=6,
                y=1,
                yref=f"y{axis} domain",
                yanchor="top",
                bgcolor=theme.BACKGROUND,
                font={"size": 14, "color": theme.REFUSED},
            )
        )


def _layout(
    fig: go.Figure,
    rate: str,
    rooms: int,
    notes: list[dict[str, Any]],
    lines: list[tuple[int, int, np.ndarray, int, int]],
) -> list[tuple[int, str]]:
    fig.add_vline(x=int(rate), line={"color": theme.ACCENT, "width": 1, "dash": "dot"})
    fig.update_xaxes(
        title="share refused in one repeat",
        range=[-6, 106],
        tickvals=[0, 25, 50, 75, 100],
        ticktext=[f"{share} %" for share in (0, 25, 50, 75, 100)],
        anchor=f"y{rooms}" if rooms > 1 else "y",
    )
    fig.update_layout(annotations=notes, margin={"l": 8, "r": 8, "t": 4})
    return [
        (n, f"{100 * low / n:.0f} to {100 * high / n:.0f}\u00a0%") for n, _, _, low, high in lines
    ]


def _alt(
    rate: str, lines: list[tuple[int, int, np.ndarray, int, int]], seen: dict[int, Share]
) -> str:
    return f"Simulated repeats at a true rate of {rate} percent. " + " ".join(
        f"With {n} prompts, the middle {100 * MIDDLE:.0f} percent of {repeats} repeats show "
        f"{low} to {high} refused."
        + (
            f" The study saw {seen[n].counts}; {int((counts <= seen[n].k).sum())} repeats are "
            "as low or lower."
            if n in seen
            else ""
        )
        for n, repeats, counts, low, high in lines
    )


def _readout(
    rate: str, lines: list[tuple[int, int, np.ndarray, int, int]], seen: dict[int, Share]
) -> list[tuple[str, str]]:
    return [
        ("Supposed true rate", f"{rate} %"),
        *(
            (
                f"With {n} prompts",
                f"middle {100 * MIDDLE:.0f} %: {low} to {high} refused"
                + (
                    f"; as low as the study’s {seen[n].counts}, or lower: "
                    f"{int((counts <= seen[n].k).sum())} of {repeats} repeats"
                    if n in seen
                    else ""
                ),
            )
            for n, repeats, counts, low, high in lines
        ),
    ]
