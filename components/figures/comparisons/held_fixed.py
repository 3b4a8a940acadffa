"""Which conditions were equal between published results."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.comparisons.controls import REFERENCE
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.pieces import board
from components.figures.pieces.board import Mark
from components.figures.pieces.shares import dots, percent_axis, shares
from components.geometry.statistics.proportions import METHOD
from components.study import Study

KINDS = {
    "equal": Mark("equal", "circle", theme.INK),
    "likely equal": Mark("likely equal", "circle-open", theme.INK),
    "differs": Mark("differs", "x-thin", theme.INK3),
    "not stated": Mark("not stated", "line-ew", theme.INK3),
}
LIFT = 0.22  # on phones a row's cells sit this much lower, under its name and its dot


def compare(conditions: pd.DataFrame, reference: str) -> pd.DataFrame:
    """Adds `kind`: how each condition of each result relates to that of the reference."""
    own = conditions[conditions["result"] == reference].set_index("condition")

    def kind(row: pd.Series) -> str:
        other = own.loc[row["condition"]]
        if "no" in (row["stated"], other["stated"]):
            return "not stated"
        if row["value"] != other["value"]:
            return "differs"
        return "equal" if row["stated"] == other["stated"] == "yes" else "likely equal"

    return conditions.assign(kind=[kind(row) for _, row in conditions.iterrows()])


@figure(
    "held-fixed",
    "What was held fixed",
    page="comparisons",
    needs=["edit_results", "edit_conditions"],
    controls=[REFERENCE],
    wordy=True,
)
def held_fixed(study: Study, *, reference: str) -> go.Figure:
    """Published results against conditions: equal to the chosen result, different, or not stated.

    Reads `edit_results`, `refused` of `n` prompts, and `edit_conditions`. Rows keep the order of
    the table, which does not rank them.
    """
    results = shares(study.table("edit_results").sort_values("order").reset_index(drop=True))
    results["y"] = [-float(at) for at in results.index]
    place = results.set_index("result")["y"]
    conditions = study.table("edit_conditions").sort_values("order")
    names = list(conditions["condition"].unique())
    cells = compare(conditions, reference)
    cells["x"] = cells["condition"].map(names.index)
    cells["y"] = cells["result"].map(place) + 0.12
    by_name = results.set_index("result")["name"]
    cells["says"] = [
        f"{by_name[row.result]}<br>{row.condition}: {row.value}"
        + (" (from the tool’s defaults)" if row.stated == "by default" else "")
        for row in cells.itertuples()
    ]
    chosen = results[results["result"] == reference].iloc[0]
    others = cells[cells["result"] != reference]

    fig = go.Figure(board.marks(others, KINDS))
    own = cells[cells["result"] == reference]
    fig.add_scatter(
        x=own["x"].tolist(),
        y=[float(chosen["y"])] * len(own),
        mode="text",
        text=[board.wrapped(value) for value in own["value"]],
        textfont={"size": 12, "color": theme.ACCENT},
        hoverinfo="skip",
    )
    _traces(fig, results)
    span = [-len(results) + 0.45, 0.55]
    narrow = _layout(fig, results, names, span, chosen)
    return theme.finish(
        fig,
        title=_finding(results, cells, reference),
        subtitle="Conditions of published results, each compared with the chosen one; beside "
        f"them, harmful prompts still refused, with the {METHOD}",
        alt=_alt(results, names, chosen, reference, cells),
        n=f"{len(results)} results on {results['n'].min()} to {results['n'].max()} harmful prompts "
        "each; no two tests are alike",
        rows=_rows(results, cells, names),
        readout=_readout(chosen, own),
        height=70 + 54 * len(results),
        narrow=_narrow(results, span, chosen, narrow),
    )


def _layout(
    fig: go.Figure, results: pd.DataFrame, names: list[Any], span: list[float], chosen: pd.Series
) -> list[dict[str, Any]]:
    ink = {"size": 14, "color": theme.INK}
    counts = [
        theme.note(row.counts, x=1, xref="paper", xanchor="left", xshift=8, y=row.y, font=ink)
        for row in results.itertuples()
    ]
    wide = [*board.heads(names), *board.labels(list(results["name"]), list(results["y"])), *counts]
    narrow = [
        *board.heads(names),
        *board.labels(
            [
                f"<b>{row.name}</b>: {row.counts} ({row.low:.0f} to {row.high:.0f} %)"
                for row in results.itertuples()
            ],
            [y + 0.4 + LIFT for y in results["y"]],
            above=0.01,
        ),
    ]
    percent = percent_axis("x")["xaxis"]
    fig.update_layout(
        xaxis={
            "range": [-0.6, len(names) - 0.4],
            "domain": [0, 0.77],
            "visible": False,
        },
        yaxis={"range": span, "visible": False},
        xaxis2={
            **percent,
            "domain": [0.8, 1],
            "anchor": "y2",
            "side": "top",
            "showline": False,
            "ticks": "",
            "tickvals": [0, 50, 100],
            "ticktext": ["0 %", "50 %", "100 %"],
        },
        yaxis2={"range": span, "visible": False, "anchor": "x2"},
        shapes=[_band(float(chosen["y"]))],
        annotations=wide,
        margin={"l": 204, "r": 72, "t": 40, "b": 8},
    )
    return narrow


def _traces(fig: go.Figure, results: pd.DataFrame) -> None:
    trace = dots(results, x="percent", y="y", colour=theme.REFUSED)
    trace.update(
        xaxis="x2",
        yaxis="y2",
        cliponaxis=False,
        meta={"sets": REFERENCE.name},
        text=[
            f"{row.counts} refused, {METHOD} {row.low:.0f} to {row.high:.0f} %"
            for row in results.itertuples()
        ],
        customdata=results["result"].tolist(),
        hovertemplate="%{text}<extra></extra>",
    )
    fig.add_trace(trace)


def _alt(
    results: pd.DataFrame, names: list[Any], chosen: pd.Series, reference: str, cells: pd.DataFrame
) -> str:
    return (
        f"Board of {len(results)} published results against {len(names)} conditions, compared "
        f"with {chosen['name']} ({chosen['counts']}). "
        + " ".join(
            f"{row.name}, {row.counts} refused, interval {row.low:.0f} to {row.high:.0f} percent: "
            f"{_tally(cells, row.result)}."
            for row in results.itertuples()
            if row.result != reference
        )
    )


def _narrow(
    results: pd.DataFrame, span: list[float], chosen: pd.Series, narrow: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "margin": {"l": 2, "r": 2, "t": 40, "b": 28},
        "height": 60 + 112 * len(results),
        "xaxis": {"domain": [0, 1]},
        "xaxis2": {
            "domain": [0, 1],
            "side": "bottom",
            "showgrid": False,
            "range": [-9, 109],
            "overlaying": "x",
        },
        "yaxis2": {"range": [end - 0.19 for end in span], "overlaying": "y"},
        "yaxis": {"range": [end + LIFT for end in span]},
        "shapes": [_band(float(chosen["y"]) + LIFT)],
        "annotations": narrow,
    }


def _readout(chosen: pd.Series, own: pd.DataFrame) -> list[tuple[str, str]]:
    return [
        ("Compared with", f"{chosen['name']} ({chosen['work']})"),
        (
            "Refused",
            f"{'about ' if chosen['about'] else ''}{chosen['before']} of {chosen['before_n']} "
            f"before, {chosen['counts']} after: "
            f"{chosen['percent']:.3g} %, {METHOD} {chosen['low']:.0f} to "
            f"{chosen['high']:.0f} %",
        ),
        (
            "Its conditions",
            "; ".join(
                f"{row.condition} {row.value}"
                + (" (by default)" if row.stated == "by default" else "")
                for row in own.itertuples()
            ),
        ),
        ("To keep in mind", chosen["note"]),
    ]


def _band(y: float) -> dict[str, Any]:
    """The ground of the row that the others are compared with."""
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y - 0.5,
        "y1": y + 0.5,
        "fillcolor": theme.PANEL,
        "line": {"width": 0},
        "layer": "below",
    }


def _tally(cells: pd.DataFrame, result: str) -> str:
    """How many conditions of a result are of each kind, in words."""
    kinds = cells.loc[cells["result"] == result, "kind"].value_counts()
    return ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kind in kinds)


def _finding(results: pd.DataFrame, cells: pd.DataFrame, reference: str) -> str:
    """What the pair that is often quoted shares; for other choices, what the closest shares."""
    equal = cells[cells["kind"] == "equal"].groupby("result")["condition"].agg(list)
    total = cells["condition"].nunique()
    counts = results.set_index("result")
    pair = [name for name in results.loc[results["headline"], "result"] if name != reference]
    if len(pair) == 1:
        shared = equal.get(pair[0], [])
        which = f": the {' and the '.join(shared)}" if shared else ""
        return (
            f"“{counts['refused'][pair[0]]} of {counts['n'][pair[0]]}” and "
            f"“{counts['counts'][reference]}” surely share {len(shared)} of {total} "
            f"conditions{which}"
        )
    shared_most = equal.drop(reference, errors="ignore").map(len)
    if shared_most.empty:
        return f"No other result surely shares a condition with {counts['name'][reference]}"
    best = shared_most.idxmax()
    return (
        f"{counts['name'][reference]}: the closest result surely shares {shared_most[best]} of "
        f"{total} conditions"
    )


def _rows(results: pd.DataFrame, cells: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """The values drawn: counts and intervals, and each condition in words."""
    kinds = cells.pivot(index="result", columns="condition", values="kind")[names]
    shown = results[["result", "name", "refused", "n", "percent", "low", "high"]]
    return shown.merge(kinds.reset_index(), on="result").drop(columns="result")
