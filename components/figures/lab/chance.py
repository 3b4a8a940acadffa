"""A toy: how large a separation gets where there is nothing to separate."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.lab.controls import DIMENSIONS, SIZES, class_sizes
from components.figures.pieces.seed import SEED
from components.geometry.statistics.held_out import (
    chance_d,
    dimensions_behind,
    fitted_d,
    held_out_d,
)
from components.study import Study

FITTED, HELD = "same prompts", "the other half"
SYMBOLS = {FITTED: "circle", HELD: "diamond-open"}
COLOURS = {FITTED: theme.METHODS[1], HELD: theme.METHODS[0]}


@lru_cache(maxsize=256)
def separations(
    dimensions: int, n_refuse: int, n_comply: int, repeats: int, seed: int
) -> tuple[tuple[float, float], ...]:
    """Fitted and held-out d of two groups of pure noise that fills the dimensions. Simulated."""
    rng = np.random.default_rng((seed, dimensions))
    pairs = []
    for _ in range(repeats):
        noise = rng.standard_normal((n_refuse + n_comply, dimensions))
        refuse, comply = noise[:n_refuse], noise[n_refuse:]
        pairs.append((fitted_d(refuse, comply), held_out_d(refuse, comply)))
    return tuple(pairs)


def span(d: pd.Series) -> str:
    """The range and the mean of some values, in words."""
    return f"{d.min():.2f} to {d.max():.2f}, {d.mean():.2f} on average".replace("-", "−")


@figure(
    "chance-signal",
    "Toy: separation out of nothing",
    page="lab",
    needs=["layers", "toy_sizes", "toy_chance"],
    controls=[SIZES, DIMENSIONS, SEED],
    live=True,
)
def signal(study: Study, *, sizes: str, dimensions: str, seed: str) -> go.Figure:
    """Cohen's d of two classes of pure noise against the dimensions the noise fills. Simulated.

    Reads class sizes and dimensions from `toy_sizes` and `toy_chance`, and the study's largest d
    from `layers`. Each draw gives two values: scored on the prompts that gave the direction, and
    on a half that did not.
    """
    n, m = class_sizes(study, sizes)
    toy = study.table("toy_chance").sort_values("dimensions")
    layers = study.table("layers")
    peak = layers.loc[layers["d"].idxmax()]
    largest, layer = float(peak["d"]), int(peak["layer"])
    rows = pd.DataFrame(
        [
            (int(row.dimensions), draw + 1, name, round(value, 3))
            for row in toy.itertuples()
            for draw, pair in enumerate(
                separations(int(row.dimensions), n, m, int(row.repeats), int(seed))
            )
            for name, value in zip((FITTED, HELD), pair, strict=True)
        ],
        columns=["dimensions", "draw", "scored_on", "d"],
    )
    every = toy["dimensions"].tolist()
    here = rows[rows["dimensions"] == int(dimensions)]
    mean = {name: float(here.loc[here["scored_on"] == name, "d"].mean()) for name in SYMBOLS}
    needed = dimensions_behind(largest, n, m)
    top = 1.12 * max(largest, float(rows["d"].max()))
    few = rows[rows["dimensions"].isin(every[:4])].groupby("scored_on")["d"]

    fig = go.Figure()
    line = np.geomspace(every[0], every[-1], 40) if len(every) > 1 else np.array(every, dtype=float)
    fig.add_scatter(
        x=[round(float(at), 2) for at in line],
        y=[round(chance_d(at, n, m), 4) for at in line],
        mode="lines",
        line={"color": theme.METHODS[1], "width": 2},
        hovertemplate="%{x:.0f} dimensions<br>expected by chance: %{y:.2f}<extra></extra>",
    )
    _layout(fig, rows, largest, dimensions, every, top, layer, few)
    spans = {name: span(group["d"]) for name, group in here.groupby("scored_on")}
    return theme.finish(
        fig,
        title=f"No difference, yet d = {mean[FITTED]:.1f} in {dimensions} dimensions; "
        f"on the other half it is {round(mean[HELD], 1) + 0:.1f}".replace("-", "−"),
        subtitle="Simulated, but for the dashed line. Cohen’s d of two classes of pure "
        "noise along their own difference of means",
        alt=_alt(n, m, dimensions, spans, largest, layer, needed),
        n=f"{n} and {m} simulated prompts without any difference, drawn "
        f"{int(toy['repeats'].max())} times in each number of dimensions; seed {seed}",
        rows=rows,
        readout=_readout(study, sizes, dimensions, spans, n, m, largest, needed),
        height=430,
        narrow={
            "height": 400,
            "margin": {"l": 26, "r": 6},
            "xaxis": {"title": {"text": "dimensions that the noise fills"}},
        },
    )


def _layout(
    fig: go.Figure,
    rows: pd.DataFrame,
    largest: float,
    dimensions: str,
    every: list[int],
    top: float,
    layer: int,
    few: Any,
) -> None:
    _traces(fig, rows, largest)
    fig.add_vline(x=int(dimensions), line={"color": theme.ACCENT, "width": 1, "dash": "dot"})
    fig.update_xaxes(
        type="log",
        title="dimensions that the noise fills (effective dimension)",
        tickvals=every,
        range=[np.log10(every[0]) - 0.12, np.log10(every[-1]) + 0.12],
    )
    fig.update_yaxes(range=[float(rows["d"].min()) - 0.14 * top, top], showgrid=True)
    left = float(np.log10(every[0]))
    fig.update_layout(
        annotations=[
            theme.note(
                f"largest <i>d</i> of the study: {largest:.2f}, layer {layer}",
                x=left,
                xanchor="left",
                y=largest,
                yanchor="bottom",
                font={"size": 14, "color": theme.INK},
            ),
            theme.note(
                "scored on the same prompts",
                x=left,
                xanchor="left",
                y=float(few.max()[FITTED]),
                yanchor="bottom",
                yshift=8,
                font={"size": 14, "color": COLOURS[FITTED]},
            ),
            theme.note(
                "scored on the other half",
                x=left,
                xanchor="left",
                y=float(few.min()[HELD]),
                yanchor="top",
                yshift=-8,
                font={"size": 14, "color": COLOURS[HELD]},
            ),
        ],
        margin={"l": 32, "r": 10, "t": 10},
    )


def _traces(fig: go.Figure, rows: pd.DataFrame, largest: float) -> None:
    for name, symbol in SYMBOLS.items():
        some = rows[rows["scored_on"] == name]
        fig.add_scatter(
            x=some["dimensions"].tolist(),
            y=some["d"].tolist(),
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 9,
                "color": COLOURS[name],
                "opacity": 0.8,
                "line": {"width": 2, "color": COLOURS[name]},
            },
            hovertemplate=f"scored on {name}<br>d = %{{y:.2f}}<extra></extra>",
        )
    fig.add_hline(y=largest, line={"color": theme.INK, "width": 2, "dash": "dash"})
    fig.add_hline(y=0, line={"color": theme.AXIS, "width": 1})


def _alt(
    n: int,
    m: int,
    dimensions: str,
    spans: dict[Any, str],
    largest: float,
    layer: int,
    needed: float,
) -> str:
    return (
        f"Simulated. Two classes of {n} and {m} prompts of pure noise. In {dimensions} "
        f"dimensions, d on the same prompts is {spans[FITTED]}; on the other half {spans[HELD]}. "
        f"Chance alone would reach the study’s largest d, {largest:.2f} at layer {layer}, in "
        f"about {needed:.0f} dimensions."
    )


def _readout(
    study: Study,
    sizes: str,
    dimensions: str,
    spans: dict[Any, str],
    n: int,
    m: int,
    largest: float,
    needed: float,
) -> list[tuple[str, str]]:
    return [
        ("You planted", f"nothing: {SIZES.words(study, sizes)} prompts of the same noise"),
        (f"In {dimensions} dimensions, scored on {FITTED}", spans[FITTED]),
        (f"In {dimensions} dimensions, scored on {HELD}", spans[HELD]),
        (
            "Expected by chance",
            f"√({dimensions} × (1/{n} + 1/{m})) = {chance_d(int(dimensions), n, m):.2f}",
        ),
        (
            "Chance alone would make the study’s largest",
            f"{largest:.2f} in about {needed:.0f} dimensions, with classes of these sizes",
        ),
    ]
