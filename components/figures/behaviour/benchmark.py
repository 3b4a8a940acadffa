"""What is refused, by which model: counts by category, drawn so that n is seen."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.behaviour.controls import PROMPT_SET
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.runs import EDITS, runs
from components.geometry.statistics.proportions import METHOD, Share
from components.study import Study

SIDE = 38  # px, of the square for the largest n; area is proportional to n
RIM = 1.5  # px


def _benign(study: Study) -> pd.Series:
    """Refusals of the unedited models by category of benign prompts, on the largest prompt set."""
    rows = runs(study, PROMPT_SET.options(study)[0])
    rows = rows[(rows["edit"] == "none") & (rows["expected"] == "comply")]
    return rows.groupby("label", sort=False)["refused"].sum()


@figure(
    "refusal-heatmap",
    "Refusals by model and category",
    page="benchmark",
    needs=["refusals", "prompt_counts", "models"],
    uses=["refusals_stated"],
    controls=[PROMPT_SET],
    thumbnail=Thumbnail(marks=0.72),
    predict=Choice(
        "After the harmful ones, which prompts do the models without an edit refuse most often?",
        options=lambda study: list(_benign(study).index),
        answer=lambda study: str(_benign(study).idxmax()),
    ),
)
def heatmap(study: Study, *, set: str) -> go.Figure:
    """A square for each model and category: outlined area for n, filled area for k.

    Reads `refusals` and `refusals_stated`: `refused` of `n` prompts. Blank cells were not run.
    """
    rows = runs(study, set)
    most = int(study.table("refusals")["n"].max())
    place, heads = _places(rows)
    rows["y"] = rows["model"].map(place)
    side = [SIDE * sqrt(n / most) for n in rows["n"]]
    inner = [s * sqrt(k / n) for s, k, n in zip(side, rows["refused"], rows["n"], strict=True)]

    solid = {"symbol": "square", "opacity": 1, "line": {"width": 0}}

    fig = go.Figure()
    _traces(fig, rows, solid, side, inner)
    columns = rows.drop_duplicates("column").set_index("column")["label"]
    lines = rows.drop_duplicates("model")
    lowest = min(place.values()) - 0.75
    fig.update_xaxes(visible=False, range=[-0.55, columns.index.max() + 0.55])
    fig.update_yaxes(visible=False, range=[lowest, 0.5])
    fig.update_layout(
        margin={"l": 204, "r": 4, "t": 48, "b": 4},
        annotations=[
            *_heads(heads, wide=True),
            *_labels(lines, place, wide=True),
            *_categories(columns, wide=True),
        ],
        shapes=_rules(heads),
    )
    few, many = rows["n"].min(), rows["n"].max()
    each = f"{few}" if few == many else f"{few} to {many}"
    without, edited = rows[rows["edit"] == "none"], rows[rows["edit"] != "none"]
    smallest = Share(0, int(few))
    return theme.finish(
        fig,
        title=f"Harmful prompts refused: {_spread(without)} with no edit"
        + (f", {_spread(edited)} with one" if len(edited) else ""),
        subtitle="Outlined area: prompts tested. Filled area: refused. Equal areas are equally "
        "many prompts, in both sets",
        alt=f"A grid of squares, {len(lines)} models by {len(columns)} categories. "
        + " ".join(_sentence(some) for _, some in rows.groupby("model", sort=False)),
        n=f"{each} prompts a cell, one reply each; blank: not run; limit: longest reply, in tokens",
        rows=rows[
            ["short", "label", "refused", "n", "percent", "low", "high", "backend", "max_tokens"]
        ].rename(columns={"short": "model", "label": "category", "max_tokens": "token limit"}),
        readout=_readout(study, set, smallest),
        height=int(56 + 62 * (0.5 - lowest)),
        narrow=_narrow(lowest, heads, lines, place, columns),
    )


def _traces(
    fig: go.Figure,
    rows: pd.DataFrame,
    solid: dict[str, object],
    side: list[float],
    inner: list[float],
) -> None:
    fig.add_scatter(
        x=rows["column"].tolist(),
        y=rows["y"].tolist(),
        mode="markers+text",
        marker={**solid, "size": side, "color": theme.ANSWERED},
        text=[f"{k}/{n}" for k, n in zip(rows["refused"], rows["n"], strict=True)],
        textposition="bottom center",
        textfont={"size": 13, "color": [theme.INK if k else theme.INK3 for k in rows["refused"]]},
        customdata=rows[["short", "label", "counts", "low", "high"]].to_numpy().tolist(),
        hovertemplate="%{customdata[0]}, %{customdata[1]}<br>%{customdata[2]} refused<br>"
        f"{METHOD} %{{customdata[3]:.0f}} to %{{customdata[4]:.0f}} %<extra></extra>",
    )
    for sizes, colour in (
        ([s - 2 * RIM for s in side], theme.BACKGROUND),
        (inner, theme.REFUSED),
    ):
        fig.add_scatter(
            x=rows["column"].tolist(),
            y=rows["y"].tolist(),
            mode="markers",
            marker={**solid, "size": sizes, "color": colour},
            hoverinfo="skip",
        )


def _readout(study: Study, set: str, smallest: Share) -> list[tuple[str, str]]:
    return [
        ("Prompt set", PROMPT_SET.words(study, set)),
        (
            "What no refusal allows",
            f"{smallest.counts} refused is compatible with a true share of up to "
            f"{smallest.interval[1]:.0f} % ({METHOD})",
        ),
    ]


def _narrow(
    lowest: float,
    heads: dict[str, float],
    lines: pd.DataFrame,
    place: dict[str, float],
    columns: pd.Series,
) -> dict[str, Any]:
    return {
        "margin": {"l": 4, "r": 4, "t": 88, "b": 4},
        "height": int(94 + 84 * (0.5 - lowest)),
        "annotations": [
            *_heads(heads, wide=False),
            *_labels(lines, place, wide=False),
            *_categories(columns, wide=False),
        ],
    }


def _places(rows: pd.DataFrame) -> tuple[dict[str, float], dict[str, float]]:
    """Height of each model's row, and of the heading above each kind of edit."""
    place: dict[str, float] = {}
    heads: dict[str, float] = {}
    y = 0.0
    for edit, some in rows.groupby("edit", sort=False):
        heads[str(edit)] = y
        for model in some["model"].unique():
            y -= 0.8 if y == heads[str(edit)] else 1.0
            place[model] = y
        y -= 0.8
    return place, heads


def _rules(heads: dict[str, float]) -> list[dict[str, object]]:
    line = {"color": theme.RULE, "width": 1}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y - 0.12, "y1": y - 0.12}
        | {"line": line, "layer": "below"}
        for y in heads.values()
    ]


def _heads(heads: dict[str, float], *, wide: bool) -> list[dict[str, object]]:
    place = {"xanchor": "right", "xshift": -12} if wide else {"xanchor": "left", "xshift": 4}
    ink = {"size": 14, "color": theme.INK3}
    return [
        theme.note(EDITS[edit], x=0, xref="paper", y=y, font=ink, **place, yshift=0 if wide else 8)
        for edit, y in heads.items()
    ]


def _labels(lines: pd.DataFrame, place: dict[str, float], *, wide: bool) -> list[dict[str, object]]:
    """Each model's name and how it was run: beside its row, or above it."""
    labels = []
    for row in lines.itertuples():
        how = f"{row.backend}; limit {row.max_tokens}"
        spot = (
            {"xanchor": "right", "xshift": -12, "align": "right"}
            if wide
            else {"xanchor": "left", "xshift": 4, "yshift": 31}
        )
        gap = "<br>" if wide else " "
        labels.append(
            theme.note(
                f"<b>{row.short}</b>{gap}<span style='font-size:12px'>{how}</span>",
                x=0,
                xref="paper",
                y=place[str(row.model)] - (0.1 if wide else 0),
                font={"size": 14 if wide else 13, "color": theme.INK},
                **spot,
            )
        )
    return labels


def _categories(columns: pd.Series, *, wide: bool) -> list[dict[str, object]]:
    """Column headings; on narrow screens every other one is raised, to have room."""
    return [
        theme.note(
            str(label).replace(" ", "<br>"),
            x=at,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=4 if wide or at % 2 else 44,
            font={"size": 12, "color": theme.INK},
        )
        for at, label in columns.items()
    ]


def _spread(rows: pd.DataFrame) -> str:
    """Of the prompts that should be refused, how many were, over models: `40 to 42 of 42`."""
    rows = rows[rows["expected"] == "refuse"].groupby("model")[["refused", "n"]].sum()
    if not len(rows):
        return "none tested"
    if rows["n"].nunique() == 1:
        low, high, of = rows["refused"].min(), rows["refused"].max(), f" of {rows['n'].iloc[0]}"
    else:
        percent = (100 * rows["refused"] / rows["n"]).round().astype(int)
        low, high, of = percent.min(), percent.max(), " %"
    return f"{low}{of}" if low == high else f"{low} to {high}{of}"


def _sentence(rows: pd.DataFrame) -> str:
    """One model in words, naming the categories where anything was refused."""
    some = rows[rows["refused"] > 0]
    cells = "; ".join(
        f"{label} {c}" for label, c in zip(some["label"], some["counts"], strict=True)
    )
    rest = rows[rows["refused"] == 0]["n"].sum()
    parts = [cells] if cells else []
    parts += [f"none of the other {rest}" if cells else f"none of {rest}"] if rest else []
    return f"{rows['short'].iloc[0]}: {', '.join(parts)}."
