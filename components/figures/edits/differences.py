"""How a recipe that fails differs from one that works, and what came of trying each difference."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.shares import dots, percent_axis, shares
from components.geometry.statistics.proportions import METHOD
from components.study import Study

OWN, OTHER, TRIED = 0.24, 0.46, 0.71  # where columns begin, as shares of the width
NEVER = "never"
LIFT = 0.8  # on phones the words of a row begin so far above its dot, in rows
EDIT = "the published edit itself"


@figure(
    "recipe-differences",
    "Why did the other recipe work?",
    page="cascade",
    needs=["recipe_differences", "cascade"],
    thumbnail=Thumbnail(layout={"xaxis.domain": [0.05, 0.95]}),
    wordy=True,
)
def differences(study: Study) -> go.Figure:
    """Rows of differences: the study’s recipe, the other, and what was refused once it was tried.

    Reads `recipe_differences`, and from `cascade` the counts of the stages that tried them, each
    on top of those before. The last row is the control of the cascade.
    """
    listed = study.table("recipe_differences").sort_values("order").reset_index(drop=True)
    stages = study.table("cascade").set_index("stage")
    control = stages[stages["role"] == "control"].iloc[0]
    ran = listed[listed["tried"].isin(stages.index)]
    counted = pd.DataFrame(
        {
            "difference": [*ran["difference"], EDIT],
            "refused": [*stages.loc[ran["tried"], "refused"], control["refused"]],
            "n": [*stages.loc[ran["tried"], "n"], control["n"]],
        }
    )
    counted = shares(counted)
    place = {name: -float(at) for at, name in enumerate([*listed["difference"], EDIT])}
    counted["y"] = counted["difference"].map(place)
    own = counted["difference"] == EDIT

    fig = go.Figure()
    for some, colour, symbol in (
        (counted[~own], theme.REFUSED, "circle"),
        (counted[own], theme.CONTROL, "circle-open"),
    ):
        trace = dots(some, x="percent", y="y", colour=colour, symbol=symbol)
        fig.add_trace(trace.update(cliponaxis=False))
    untried = listed.loc[listed["tried"] == NEVER, "difference"].tolist()
    low = -len(place) + 0.45
    fig.update_layout(
        **percent_axis("x", grid=False),
        annotations=_columns(listed, counted, place),
        shapes=[_rule(y + 0.5) for y in place.values()],
        margin={"l": 2, "r": 66, "t": 30, "b": 34},
    )
    fig.update_xaxes(
        domain=[TRIED, 1],
        tickvals=[0, 50, 100],
        ticktext=["0 %", "50 %", "100 %"],
        showline=False,
        ticks="",
    )
    fig.update_yaxes(visible=False, range=[low, 0.55])
    return theme.finish(
        fig,
        title=f"{len(ran)} differences on the study’s list were tried, one on top of the other; "
        + (f"the {' and the '.join(untried)} never" if untried else "none is left"),
        subtitle="The study’s plain recipe and a published edit that works; at the right, harmful "
        f"prompts refused once the difference was removed as well, with the {METHOD}",
        alt=f"Table of {len(listed)} points of two recipes. "
        + " ".join(_sentence(row, counted) for row in listed.itertuples())
        + f" The published edit itself: {counted.loc[own, 'counts'].item()} refused.",
        n=f"{counted['n'].min()} harmful prompts a stage",
        rows=_rows(listed, counted),
        height=70 + 52 * len(place),
        narrow=_narrow(place, low, listed, counted),
    )


def _narrow(
    place: dict[Any, float], low: float, listed: pd.DataFrame, counted: pd.DataFrame
) -> dict[str, Any]:
    return {
        "margin": {"l": 10, "r": 60, "t": 8, "b": 34},
        "height": 50 + 92 * len(place),
        "xaxis": {"domain": [0, 1]},
        "yaxis": {"range": [low - 0.1, LIFT + 0.04]},
        "shapes": [_rule(y + LIFT) for y in place.values()],
        "annotations": _stacked(listed, counted, place),
    }


def _rows(listed: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Each difference with what was refused once it was tried; last the edit itself."""
    numbers = ["refused", "n", "percent", "low", "high"]
    counts = counted[["difference", *numbers]].astype(dict.fromkeys(numbers, object))
    names = pd.concat([listed["difference"], counts["difference"]]).drop_duplicates().to_frame()
    rows = names.merge(listed.drop(columns="order"), on="difference", how="left").fillna("–")
    return rows.merge(counts, on="difference", how="left").fillna("not counted")


def _sentence(row: Any, counted: pd.DataFrame) -> str:
    """One difference in words, with what was refused."""
    found = counted.loc[counted["difference"] == row.difference, "counts"]
    after = f"{found.item()} refused after it" if len(found) else f"tried: {row.tried}"
    return f"{row.difference}: {row.study}" + (
        "." if not row.differs else f", against {row.other}; {after}."
    )


def _rule(y: float) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": theme.RULE, "width": 1},
    }


def _word(x: float, y: float, text: str, **look: Any) -> dict[str, Any]:
    """A word in a column, from its left edge."""
    font = {"size": look.pop("size", 14), "color": look.pop("colour", theme.INK)}
    return theme.note(text, x=x, xref="paper", xanchor="left", y=y, align="left", font=font, **look)


def _lines(text: str, width: int) -> str:
    return "<br>".join(wrap(text, width))


def _said(row: Any) -> tuple[str, str]:
    """What stands in place of a count, and in which colour."""
    if not row.differs:
        return "no difference", theme.INK3
    return ("never tried", theme.ACCENT) if row.tried == NEVER else ("", theme.INK)


def _counts(counted: pd.DataFrame) -> list[dict[str, Any]]:
    return [_word(1, row.y, row.counts, xshift=8) for row in counted.itertuples()]


def _columns(
    listed: pd.DataFrame, counted: pd.DataFrame, place: dict[str, float]
) -> list[dict[str, Any]]:
    """The words of the table where there is room for columns."""
    heads = {0: "", OWN: "the study", OTHER: "the edit that works", TRIED: "refused, once tried"}
    words = [
        _word(x, 1, f"<b>{head}</b>", yref="paper", yanchor="bottom", yshift=4)
        for x, head in heads.items()
        if head
    ]
    for row in listed.itertuples():
        y = place[row.difference]
        words.append(_word(0, y, f"<b>{_lines(row.difference, 20)}</b>"))
        words.append(_word(OWN, y, _lines(row.study, 25), colour=theme.INK2))
        words.append(_word(OTHER, y, _lines(row.other, 26), colour=theme.INK2))
        said, colour = _said(row)
        if said:
            words.append(_word(TRIED, y, said, colour=colour))
    words.append(_word(0, place[EDIT], f"<b>{EDIT}</b>"))
    return [*words, *_counts(counted)]


def _stacked(
    listed: pd.DataFrame, counted: pd.DataFrame, place: dict[str, float]
) -> list[dict[str, Any]]:
    """The same words over their row, for phones."""
    words = []
    for row in listed.itertuples():
        y = place[row.difference]
        both = row.study if not row.differs else f"{row.study} → {row.other}"
        text = f"<b>{row.difference}</b><br>{_lines(both, 47)}"
        words.append(_word(0, y + LIFT - 0.03, text, yanchor="top", size=13))
        said, colour = _said(row)
        if said:
            words.append(_word(0, y, said, colour=colour, size=13))
    words.append(_word(0, place[EDIT] + LIFT - 0.03, f"<b>{EDIT}</b>", yanchor="top", size=13))
    return [*words, *_counts(counted)]
