"""The same falls, counted in prompts and in proportion to where they start."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.comparisons.controls import FALL
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.pieces.shares import dots, percent_axis, shares
from components.geometry.statistics.proportions import METHOD, Share
from components.geometry.statistics.two_shares import ratio, ratio_interval
from components.study import Study

START = "the start, taken as 100 %"
STEP = 1.9  # from one pair of dots to the next
CLEAR = 3.5  # percent that a label keeps from the middle of its dot


@figure(
    "base-or-instruct",
    "Base and instruct, two ways to count a fall",
    page="comparisons",
    needs=["base_instruct"],
    controls=[FALL],
)
def base_or_instruct(study: Study, *, fall: str) -> go.Figure:
    """Refusals before and after the edit, as a share of prompts or of the refusals before.

    Reads `base_instruct`: `before` of `before_n` and `refused` of `n` prompts. A start that is only
    said to be `about` so many is drawn without an interval.
    """
    rows = study.table("base_instruct").sort_values("order").reset_index(drop=True)
    rows["left"] = [STEP * at for at in rows.index]
    absolute = fall == "absolute"
    points = _absolute(rows) if absolute else _relative(rows)

    fig = go.Figure()
    _draw(fig, rows, points)
    changes = [_change(row, absolute=absolute) for row in rows.itertuples()]
    least, most = _extremes(rows, absolute=absolute)
    span = f"{least:.0f} to {most:.0f}" if round(least) != round(most) else f"{least:.0f}"
    return theme.finish(
        fig,
        title=f"Counted in prompts out of a hundred, the falls are unlike: {span}"
        if absolute
        else f"In proportion to their start, all fall alike: by {span} %",
        subtitle=f"Prompts refused before and after the edit; whiskers are the {METHOD}"
        if absolute
        else "Refusals left, in proportion to those before; whiskers are the 95 % interval of the "
        "ratio",
        alt=_alt(rows, changes),
        n=f"{rows['n'].min()} or {rows['n'].max()} prompts a count, scored by keywords; each edit "
        "is the best of many trials on the same prompts"
        if rows["n"].min() != rows["n"].max()
        else f"{rows['n'].min()} prompts a count, scored by keywords",
        rows=points[["name", "when", "refused", "n", "percent", "low", "high"]].rename(
            columns={} if absolute else {"percent": "percent_of_start"}
        ),
        readout=_readout(rows, changes),
        height=400,
        narrow={"margin": {"l": 48, "r": 4}, "height": 400},
    )


def _draw(fig: go.Figure, rows: pd.DataFrame, points: pd.DataFrame) -> None:
    for left in rows["left"]:
        pair = points[points["left"] == left]
        fig.add_scatter(
            x=pair["x"].tolist(),
            y=pair["percent"].tolist(),
            mode="lines",
            line={"color": theme.INK3, "width": 1.5},
            hoverinfo="skip",
        )
    known = points["counts"] != START
    trace = dots(points[known], x="x", y="percent", colour=theme.REFUSED)
    trace.update(hovertemplate="%{customdata[0]}<extra></extra>")
    fig.add_trace(trace)
    fig.add_scatter(
        x=points["x"][~known].tolist(),
        y=points["percent"][~known].tolist(),
        mode="markers",
        marker={"symbol": "diamond-open", "size": 12, "color": theme.CONTROL, "line": {"width": 2}},
        hovertemplate=f"{START}<extra></extra>",
    )
    fig.update_layout(**percent_axis("y"))
    fig.update_yaxes(range=[-9, 114])
    fig.update_xaxes(
        range=[-0.42, STEP * (len(rows) - 1) + 1.42],
        tickvals=[left + side for left in rows["left"] for side in (0, 1)],
        ticktext=["before", "after"] * len(rows),
        showline=False,
        ticks="",
    )
    fig.update_layout(
        annotations=[*_names(rows), *_values(points)],
        margin={"l": 52, "r": 8, "t": 52, "b": 30},
    )


def _alt(rows: pd.DataFrame, changes: list[str]) -> str:
    return "Pairs of dots, before and after. " + " ".join(
        f"{row.name}: from {_start(row)} to {row.refused} of {row.n} refused, {change}."
        for row, change in zip(rows.itertuples(), changes, strict=True)
    )


def _readout(rows: pd.DataFrame, changes: list[str]) -> list[tuple[str, str]]:
    return [
        (
            f"{row.name}, {row.trials:,} trials",
            f"{_start(row)} to {row.refused} of {row.n}: {change}"
            + ("" if row.template == "yes" else "; asked without a chat template"),
        )
        for row, change in zip(rows.itertuples(), changes, strict=True)
    ]


def _absolute(rows: pd.DataFrame) -> pd.DataFrame:
    """Both shares of each row, with their Wilson intervals."""
    each = [
        (row.name, row.left, row.left + side, when, k, n)
        for row in rows.itertuples()
        for side, when, k, n in (
            (0, "before", row.before, row.before_n),
            (1, "after", row.refused, row.n),
        )
    ]
    points = shares(pd.DataFrame(each, columns=["name", "left", "x", "when", "refused", "n"]))
    loose = (points["when"] == "before") & points["name"].isin(rows.loc[rows["about"], "name"])
    points[["low", "high"]] = points[["low", "high"]].mask(loose, points["percent"], axis=0)
    points["counts"] = points["counts"].mask(loose, "about " + points["counts"])
    return points.assign(label=points["counts"])


def _relative(rows: pd.DataFrame) -> pd.DataFrame:
    """What is left in proportion to the start, which is 100 % by definition."""
    each = []
    for row in rows.itertuples():
        after, before = Share(row.refused, row.n), Share(row.before, row.before_n)
        left = 100 * ratio(after, before)
        low, high = (
            (100 * end for end in ratio_interval(after, before))
            if after.k and not row.about
            else (left, left)
        )
        start = (row.name, row.left, row.left, "before", before.k, before.n, 100.0, 100.0, 100.0)
        end = (row.name, row.left, row.left + 1, "after", after.k, after.n, left, low, high)
        each += [start, end]
    columns = ["name", "left", "x", "when", "refused", "n", "percent", "low", "high"]
    points = pd.DataFrame(each, columns=columns).round({"percent": 2, "low": 2, "high": 2})
    text = [f"{percent:.0f} %" for percent in points["percent"]]
    said = [
        START if when == "before" else share
        for when, share in zip(points["when"], text, strict=True)
    ]
    return points.assign(label=text, counts=said)


def _change(row: Any, *, absolute: bool) -> str:
    """The fall in words, both ways: the one asked for first."""
    prompts = 100 * (row.before / row.before_n - row.refused / row.n)
    fall = f"about {row.fall:.0f}" if row.about else f"{row.fall:.1f}"
    ways = [f"{prompts:.0f} prompts in 100 fewer", f"a fall by {fall} %"]
    return ", ".join(ways if absolute else ways[::-1])


def _start(row: Any) -> str:
    return f"{'about ' if row.about else ''}{row.before} of {row.before_n}"


def _extremes(rows: pd.DataFrame, *, absolute: bool) -> tuple[float, float]:
    falls = (
        100 * (rows["before"] / rows["before_n"] - rows["refused"] / rows["n"])
        if absolute
        else rows["fall"]
    )
    return float(falls.min()), float(falls.max())


def _names(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The name of each pair, above it."""
    return [
        theme.note(
            row.name.replace(", ", "<br>"),
            x=row.left + 0.5,
            y=1,
            yref="paper",
            yanchor="bottom",
            font={"size": 14, "color": theme.INK},
        )
        for row in rows.itertuples()
    ]


def _values(points: pd.DataFrame) -> list[dict[str, Any]]:
    """Counts or percent: over the start, under the end, where the line between does not pass."""
    return [
        theme.note(
            row.label,
            x=row.x,
            y=max(row.high, row.percent + CLEAR)
            if row.when == "before"
            else min(row.low, row.percent - CLEAR),
            yanchor="bottom" if row.when == "before" else "top",
            font={"size": 13, "color": theme.INK},
        )
        for row in points.itertuples()
    ]
