"""Two siblings on the same benchmark, prompt by prompt: one square a prompt."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.behaviour.controls import PROMPT_SET, SIBLING
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.runs import runs
from components.geometry.statistics.proportions import METHOD, Share
from components.study import NotInStudy, Study

PER_LINE = 25  # squares side by side: what a phone has room for
TESTED = "comparisons_tested"
ALL_BENIGN = {"benign": "over all benign prompts"}
GROUPS = ["refuse", "neither", "comply"]


def both(study: Study) -> pd.DataFrame:
    """Shares by category of every model without an edit, in the order of the anecdote's interest.

    First benign topics of the refuse class, then borderline and everyday prompts, last harmful
    ones. Raises NotInStudy where no such model answered every category.
    """
    names = [name for name in SIBLING.options(study) if name != "all"]
    rows = runs(study, PROMPT_SET.options(study)[0])
    rows = rows[rows["model"].isin(names)].copy()
    if not len(rows):
        raise NotInStudy(f"The study “{study.title}” ran no unedited model on every category.")
    rows["harmful"] = rows["expected"] == "refuse"
    rows["place"] = rows["group"].map(GROUPS.index)
    return rows.sort_values(["harmful", "place", "column"], kind="stable").reset_index(drop=True)


def first(study: Study) -> pd.Series:
    """The study's own model on the first category."""
    rows = both(study)
    return rows[rows["model"] == study.table("models")["model"].iloc[0]].iloc[0]


@figure(
    "refusals-by-sibling",
    "The siblings, prompt by prompt",
    page="story",
    needs=["refusals", "prompt_counts", "models"],
    uses=["refusals_stated", TESTED],
    controls=[SIBLING],
    predict=Number(
        "The bigger sibling is asked the same questions on emergency medicine. How many of them "
        "does it refuse?",
        unit="questions",
        scale=lambda study: (0, int(first(study)["n"]), 1),
        answer=lambda study: int(first(study)["refused"]),
    ),
    thumbnail=Thumbnail(marks=0.55),
)
def siblings(study: Study, *, sibling: str) -> go.Figure:
    """One square a prompt, filled where refused, by category: a panel for each unedited model.

    Reads `refusals` on the largest prompt set: `refused` of `n` prompts. Squares are counts: which
    prompt is which is not shown.
    """
    every = both(study)
    rows = every if sibling == "all" else every[every["model"] == sibling]
    panels = list(rows.drop_duplicates("model")[["model", "short"]].itertuples(index=False))
    place, lowest = _places(rows)

    fig = go.Figure()
    wide, narrow = _labels(rows, place), []
    layout: dict[str, Any] = {}
    folded: dict[str, Any] = {}
    for at, panel in enumerate(panels):
        axis = "" if at == 0 else str(at + 1)
        some = rows[rows["model"] == panel.model]
        _squares(fig, some, place, axis, panel.short)
        room = 1 / len(panels)
        across = [at * room + (0.03 if at else 0), (at + 1) * room]
        layout[f"xaxis{axis}"] = {
            "visible": False,
            "range": [-0.8, PER_LINE + 3.2],
            "domain": across,
            "anchor": f"y{axis}",
        }
        layout[f"yaxis{axis}"] = {"visible": False, "range": [lowest, 1.9], "anchor": f"x{axis}"}
        folded[f"xaxis{axis}"] = {"domain": [0, 1], "range": [-0.8, PER_LINE - 0.2]}
        folded[f"yaxis{axis}"] = {
            "domain": [1 - (at + 1) * room + 0.01, 1 - at * room - 0.01],
            "range": [lowest, 3.1],
        }
        heads, beside, above = _words(some, place, axis, panel.short)
        wide += [*heads, *beside]
        narrow += [*(head | {"y": 3.1} for head in heads), *above]
    _layout(fig, layout, wide)
    lead = rows[rows["category"] == rows["category"].iloc[0]]
    benign = rows[~rows["harmful"]].groupby("short", sort=False)[["refused", "n"]].sum()
    totals = {str(name): Share(int(k), int(n)) for name, k, n in benign.itertuples()}
    bad = " and ".join(f"“{label}”" for label in rows[rows["harmful"]]["label"].unique())
    return theme.finish(
        fig,
        title=f"{str(lead['label'].iloc[0]).capitalize()}: "
        + ", ".join(f"{row.short} refuses {row.counts}" for row in lead.itertuples()),
        subtitle="One square a prompt: filled orange if refused, outlined blue if answered"
        + (f". Only the prompts of {bad} are meant to be refused" if bad else ""),
        alt=_alt(panels, rows, totals),
        n=f"{rows.groupby('model')['n'].sum().max()} prompts a model, one reply each, counted by "
        "pattern matching; back ends differ",
        rows=rows[["short", "label", "refused", "n", "percent", "low", "high"]].rename(
            columns={"short": "model", "label": "category"}
        ),
        readout=_readout(totals, lead, study),
        height=int(14 * (1.9 - lowest)) + 8,
        narrow=_narrow(folded, lowest, panels, narrow),
    )


def _layout(fig: go.Figure, layout: dict[str, Any], wide: list[dict[str, Any]]) -> None:
    fig.update_layout(
        **layout,
        margin={"l": 168, "r": 4, "t": 4, "b": 4},
        annotations=wide,
    )


def _narrow(
    folded: dict[str, Any], lowest: float, panels: list[Any], narrow: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        **folded,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "height": int(15 * (3.1 - lowest)) * len(panels) + 8,
        "annotations": narrow,
    }


def _readout(totals: dict[str, Share], lead: pd.DataFrame, study: Study) -> list[tuple[str, str]]:
    return [
        *((f"{name}, all benign prompts", str(share)) for name, share in totals.items()),
        *(
            (
                f"{row.short}, {row.label}",
                f"{row.counts}, {METHOD} {row.low:.0f} to {row.high:.0f} %",
            )
            for row in lead.itertuples()
        ),
        *_chance(study, list(totals), lead),
    ]


def _alt(panels: list[Any], rows: pd.DataFrame, totals: dict[str, Share]) -> str:
    return (
        " ".join(
            f"{panel.short}: "
            + ", ".join(
                f"{row.label} {row.counts} refused"
                for row in rows[rows["model"] == panel.model].itertuples()
            )
            + "."
            for panel in panels
        )
        + " Benign prompts together: "
        + ", ".join(f"{name} {share.counts}" for name, share in totals.items())
        + "."
    )


def _chance(study: Study, names: list[str], lead: pd.DataFrame) -> list[tuple[str, str]]:
    """Whether chance could part the two, on one category and on all benign prompts, if tested."""
    if TESTED not in study.entries:
        return []
    rows = study.table(TESTED).set_index("comparison")
    groups = {lead["category"].iloc[0]: f"in {lead['label'].iloc[0]}"} | ALL_BENIGN
    known = {f"siblings: {group}": words for group, words in groups.items()}
    rows = rows[rows.index.isin(list(known)) & rows["first"].isin(names)]
    if len(names) != 2 or rows.empty:
        return []
    said = ", ".join(f"{_p(row.p)} {known[str(row.Index)]}" for row in rows.itertuples())
    return [(f"Chance alone, {rows['design'].iloc[0]} ({rows['test'].iloc[0]})", said)]


def _p(value: float) -> str:
    return f"p = {value:.2g}" if value >= 0.001 else "p below 0.001"


def _places(rows: pd.DataFrame) -> tuple[dict[str, float], float]:
    """Height of the first line of each category, and the lower end of the plot."""
    place: dict[str, float] = {}
    y = -0.6
    for category, n in rows.groupby("category", sort=False)["n"].max().items():
        place[str(category)] = y
        y -= -(-int(n) // PER_LINE) + 1.15  # room for the label that narrow screens put above
    return place, y + 0.4


def _squares(
    fig: go.Figure, rows: pd.DataFrame, place: dict[str, float], axis: str, name: str
) -> None:
    for refused, symbol, colour in (
        (True, "square", theme.REFUSED),
        (False, "square-open", theme.ANSWERED),
    ):
        spots = [
            (at % PER_LINE, place[row.category] - at // PER_LINE, row.label, row.counts)
            for row in rows.itertuples()
            for at in (range(row.refused) if refused else range(row.refused, row.n))
        ]
        fig.add_scatter(
            x=[spot[0] for spot in spots],
            y=[spot[1] for spot in spots],
            xaxis=f"x{axis}",
            yaxis=f"y{axis}",
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 8,
                "color": colour,
                "line": {"width": 1.5, "color": colour},
            },
            customdata=[spot[2:] for spot in spots],
            hovertemplate=f"{name}, %{{customdata[0]}}: %{{customdata[1]}} refused<extra></extra>",
        )


def _labels(rows: pd.DataFrame, place: dict[str, float]) -> list[dict[str, Any]]:
    """Names of the categories, left of the first panel; narrow screens have them above squares."""
    return [
        theme.note(
            row.label,
            x=0,
            xref="paper",
            xanchor="right",
            xshift=-6,
            y=place[row.category] - (-(-row.n // PER_LINE) - 1) / 2,
            font={"size": 15, "color": theme.INK},
        )
        for row in rows.drop_duplicates("category").itertuples()
    ]


def _words(
    rows: pd.DataFrame, place: dict[str, float], axis: str, name: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """The heading of a panel, and counts: beside the squares, or above them with the category."""
    at = {"xref": f"x{axis}", "yref": f"y{axis}", "xanchor": "left"}
    heads = [
        theme.note(
            f"<b>{name}</b>", x=-0.5, y=1.9, yanchor="top", font={"size": 16, "color": theme.INK}
        )
        | at
    ]
    beside = [
        theme.note(
            str(row.refused),
            x=PER_LINE + 0.1,
            y=place[row.category] - (-(-row.n // PER_LINE) - 1) / 2,
            font={"size": 14, "color": theme.INK2},
        )
        | at
        for row in rows.itertuples()
    ]
    above = [
        theme.note(
            f"{row.label}: {row.counts}",
            x=-0.5,
            y=place[row.category] + 1,
            font={"size": 13, "color": theme.INK2},
        )
        | at
        for row in rows.itertuples()
    ]
    return heads, beside, above
