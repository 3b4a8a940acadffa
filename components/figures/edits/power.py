"""What a test of this size could have seen."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.edits.controls import ARM, BEFORE
from components.figures.pieces.power import ENOUGH, SEEN
from components.geometry.statistics.power import LEVEL
from components.study import Study


def smallest_fall(curve: pd.DataFrame, before: float) -> float | None:
    """The largest true share below `before` whose fall is seen ENOUGH, or None if none is."""
    seen = curve[(curve["after"] < before) & (curve["power"] >= ENOUGH)]
    return float(seen["after"].max()) if len(seen) else None


def _noticed(study: Study) -> float:
    """The largest share left of which the smallest test notices the fall, in percent."""
    rows = study.table("test_power")
    rows = rows[(rows["n"] == int(ARM.default(study))) & (rows["before"] == rows["before"].max())]
    return round(100 * (smallest_fall(rows, float(rows["before"].max())) or 0.0), 1)


@figure(
    "test-power",
    "What could this test have seen?",
    page="alpha",
    needs=["test_power", "test_sizes"],
    controls=[ARM, BEFORE],
    predict=Number(
        "A handful of prompts are all refused before the edit. Down to what true share must "
        "refusals fall before a test would probably notice?",
        unit="%",
        scale=lambda study: (0, 100, 2),
        answer=lambda study: _noticed(study),
    ),
)
def curves(study: Study, *, prompts: str, before: str) -> go.Figure:
    """Chance that a true change is called one, by true share afterwards and size of the test.

    Reads `test_power`: shares from 0 to 1, drawn in percent; one line per size in `test_sizes`.
    """
    sizes = study.table("test_sizes").sort_values("n").set_index("n")
    every = study.table("test_power")
    start = min(set(every["before"]), key=lambda share: abs(100 * share - float(before)))
    rows = every[every["before"] == start].sort_values(["n", "after"])
    n = int(prompts)
    own = rows[rows["n"] == n]
    needed = smallest_fall(own, start)

    fig = go.Figure()
    for size in [*(size for size in sizes.index if size != n), n]:
        line = rows[rows["n"] == size]
        chosen = size == n
        fig.add_scatter(
            x=(100 * line["after"]).round(1).tolist(),
            y=(100 * line["power"]).round(2).tolist(),
            mode="lines",
            line={
                "color": theme.ACCENT if chosen else theme.INK3,
                "width": 4 if chosen else 1.5,
                "dash": "solid" if sizes["used"][size] else "dot",
            },
            opacity=1 if chosen else 0.6,
            customdata=[str(size)] * len(line),
            meta={"sets": ARM.name},
            hovertemplate=f"{size} prompts in each arm: from {before} to %{{x:g}} % is seen "
            "%{y:.0f} times in 100<extra></extra>",
        )
    _draw(fig, start, needed, own, rows, n)
    fall = None if needed is None else f"{100 * needed:g}\u00a0%"
    each = f"{n} prompts in each arm"
    return theme.finish(
        fig,
        title=f"With {each}, a fall from {before}\u00a0% is likely to be seen only if it goes down "
        f"to {fall}"
        if fall
        else f"With {each}, no fall from {before}\u00a0% is likely to be seen, not even one to "
        "zero",
        subtitle="Chance that Fisher’s exact test of two independent arms, with at most "
        f"{100 * LEVEL:g} % false alarms, sees a difference. Dashed line: {SEEN}",
        alt=_alt(sizes, before, each, own, start, fall),
        n=f"Sizes of the study’s tests: {', '.join(str(s) for s in sizes.index[sizes['used']])} "
        f"prompts; dotted, for comparison: "
        f"{', '.join(str(s) for s in sizes.index[~sizes['used']]) or 'none'}",
        rows=rows,
        readout=_readout(study, prompts, before, fall, own, start),
        height=400,
        narrow={"margin": {"l": 50, "r": 24}, "height": 380},
    )


def _draw(
    fig: go.Figure,
    start: float,
    needed: float | None,
    own: pd.DataFrame,
    rows: pd.DataFrame,
    n: int,
) -> None:
    fig.add_hline(y=100 * ENOUGH, line={"color": theme.AXIS, "width": 1, "dash": "dash"})
    fig.add_vline(x=100 * start, line={"color": theme.AXIS, "width": 1})
    right = start > 0.7
    marks = [
        theme.note(
            "no change",
            x=100 * start,
            xanchor="right" if right else "left",
            xshift=-6 if right else 6,
            y=103,
            yanchor="bottom",
        )
    ]
    if needed is not None:
        fig.add_scatter(
            x=[round(100 * needed, 1)],
            y=[round(100 * own.loc[own["after"] == needed, "power"].item(), 2)],
            mode="markers",
            marker={
                "symbol": "circle-open",
                "size": 15,
                "color": theme.ACCENT,
                "line": {"width": 3},
            },
            hoverinfo="skip",
        )
    fig.update_xaxes(
        title="true share refused after the edit",
        range=[-1, 101],
        tickvals=[0, 25, 50, 75, 100],
        ticktext=[f"{share} %" for share in (0, 25, 50, 75, 100)],
    )
    steps = range(0, 101, 20)
    fig.update_yaxes(
        range=[-2, 112],
        tickvals=list(steps),
        ticktext=[f"{share} %" for share in steps],
        showgrid=True,
    )
    fig.update_layout(annotations=[*marks, *_names(rows, start, n)])


def _readout(
    study: Study, prompts: str, before: str, fall: str | None, own: pd.DataFrame, start: float
) -> list[tuple[str, str]]:
    return [
        ("Prompts in each arm", ARM.words(study, prompts)),
        (
            f"Smallest fall from {before} % that is likely to be seen",
            f"to {fall}" if fall else "none",
        ),
        (
            "Chance to see a fall to half",
            f"{100 * _at(own, start / 2):.0f} %",
        ),
    ]


def _alt(
    sizes: pd.DataFrame, before: str, each: str, own: pd.DataFrame, start: float, fall: str | None
) -> str:
    return (
        f"Lines of power for {len(sizes)} sizes of test, from a true share of {before} percent "
        f"before the edit. With {each} the chance of seeing a fall is "
        + ", ".join(
            f"{100 * own.loc[own['after'] == after, 'power'].item():.0f} percent for one to "
            f"{100 * after:g}"
            for after in own["after"][own["after"] < start].iloc[::10]
        )
        + ". "
        + (
            f"Falls to {fall} or lower are seen at least {SEEN}."
            if fall
            else f"No fall is seen {SEEN}."
        )
    )


def _at(curve: pd.DataFrame, after: float) -> float:
    """Power at the true share nearest to `after`."""
    return float(curve["power"].iloc[int((curve["after"] - after).abs().argmin())])


def _names(rows: pd.DataFrame, start: float, chosen: int) -> list[dict[str, object]]:
    """The size of each test on its line, on the side where lines lie apart, at heights in turn."""
    falls, rises = rows[rows["after"] <= start], rows[rows["after"] >= start]
    least = rows["n"].min()
    reach = [float(side.loc[side["n"] == least, "power"].max()) for side in (falls, rises)]
    side = falls if reach[0] >= reach[1] else rises
    names = []
    for order, (size, line) in enumerate(side.groupby("n")):
        height = float(line["power"].max()) * (0.5 if order % 2 else 0.7)
        at = line.iloc[int((line["power"] - height).abs().argmin())]
        names.append(
            theme.note(
                f"<b>{size}</b>" if size == chosen else f"{size}",
                x=round(100 * float(at["after"]), 1),
                y=round(100 * float(at["power"]), 2),
                bgcolor=theme.BACKGROUND,
                borderpad=2,
                font={"size": 15, "color": theme.ACCENT if size == chosen else theme.INK2},
            )
        )
    return names
