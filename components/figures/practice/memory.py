"""Running a model at home: which weights fit where."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.practice.controls import CARD, RAM
from components.geometry.memory import Placement
from components.study import NotInStudy, Study

PLACES = (
    ("on the card", "on_card", theme.METHODS[0], ""),
    ("in main memory", "in_ram", theme.METHODS[2], "/"),
    ("no room", "left", theme.UNCLEAR, "x"),
)


def _sizes(study: Study) -> dict[str, str]:
    """Parameters of each model in words; empty where the study does not state them."""
    try:
        rows = study.table("model_sizes")
    except NotInStudy:
        return {}
    return {
        model: f"{stored:g} billion weights"
        for model, stored in zip(rows["model"], rows["stored"], strict=True)
    }


@figure(
    "memory-fit",
    "What fits where",
    page="local",
    needs=["memory"],
    uses=["model_sizes"],
    controls=[CARD, RAM],
)
def fit(study: Study, *, card: str, ram: str) -> go.Figure:
    """The weights of each model at each number of bits, split over card, main memory and nowhere.

    Reads `memory`: `gb` for `model` at `bits` per weight. The split is our arithmetic.
    """
    rows = study.table("memory").reset_index(drop=True)
    places = [Placement(float(gb), float(card), float(ram)) for gb in rows["gb"]]
    for _, column, _, _ in PLACES:
        rows[column] = [round(getattr(place, column), 2) for place in places]
    rows["share_off_card"] = [round(place.offload, 3) for place in places]
    rows["verdict"] = [place.verdict for place in places]
    names = _sizes(study)
    gap = rows["model"].ne(rows["model"].shift()).cumsum() - 1
    rows["y"] = -(rows.index + 1.1 * gap)

    fig = go.Figure()
    _traces(fig, rows)
    fig.add_vline(x=float(card), line={"color": theme.ACCENT, "width": 2, "dash": "dot"})
    notes = _words(rows, names, card)
    widest = float(rows["gb"].max())
    fig.update_xaxes(title="GB to load the weights", range=[0, 1.36 * widest], showgrid=True)
    fig.update_yaxes(visible=False, range=[float(rows["y"].min()) - 0.6, 1.5])
    fig.update_layout(
        barmode="overlay",
        annotations=notes,
        margin={"l": 64, "r": 8, "t": 8, "b": 92},
        legend={"orientation": "h", "x": 0, "y": -0.1, "yanchor": "top", "traceorder": "normal"},
    )
    counts = rows["verdict"].value_counts()
    total = len(rows)
    fits, spills, none = (int(counts.get(key, 0)) for key in ("fits", "spills", "too large"))
    return theme.finish(
        fig,
        title=f"With {card} GB on the card, {fits} of {total} fit; {spills} spill into {ram} GB of "
        f"main memory, {none} fit nowhere",
        subtitle="Memory to load each model, as its maker prints it, by bits per weight; dotted: "
        "the card’s memory",
        alt=_alt(total, rows),
        n=f"{rows['model'].nunique()} models at {rows['bits'].nunique()} sizes of number; the "
        "split is our arithmetic",
        rows=rows[
            ["model", "bits", "gb", "on_card", "in_ram", "left", "share_off_card", "verdict"]
        ],
        readout=[
            ("Fits on the card", _list(rows, "fits")),
            ("Spills into main memory", _list(rows, "spills")),
            ("Fits nowhere", _list(rows, "too large")),
        ],
        height=int(120 + 36 * -float(rows["y"].min())),
        narrow={"margin": {"l": 60}, "xaxis": {"range": [0, 2 * widest], "dtick": 20}},
    )


def _words(rows: pd.DataFrame, names: dict[str, str], card: str) -> list[dict[str, Any]]:
    heads = rows.groupby("model", sort=False)["y"].max()
    notes = [
        theme.note(
            f"<b>{model}</b>" + (f", {names[model]}" if model in names else ""),
            x=0,
            xanchor="left",
            y=y,
            yshift=25,
            font={"size": 15, "color": theme.INK},
            bgcolor=theme.BACKGROUND,
        )
        for model, y in heads.items()
    ]
    notes += [
        theme.note(
            f"{bits} bits",
            x=0,
            xref="paper",
            xanchor="right",
            xshift=-8,
            y=y,
            font={"size": 14, "color": theme.INK2},
        )
        for bits, y in zip(rows["bits"], rows["y"], strict=True)
    ]
    notes += [
        theme.note(
            _verdict(row),
            x=max(float(row["gb"]), float(card)),
            xanchor="left",
            xshift=8,
            y=row["y"],
            font={"size": 14, "color": theme.INK},
        )
        for _, row in rows.iterrows()
    ]
    return notes


def _traces(fig: go.Figure, rows: pd.DataFrame) -> None:
    before = 0.0 * rows["gb"]
    for name, column, colour, pattern in PLACES:
        some = rows[rows[column] > 0]
        fig.add_bar(
            x=some[column].tolist(),
            y=some["y"].tolist(),
            base=[before[at] for at in some.index],
            orientation="h",
            name=name,
            width=0.7,
            marker={
                "color": theme.BACKGROUND if pattern else colour,
                "line": {"color": colour, "width": 1.5},
                "pattern": {"shape": pattern, "fgcolor": colour, "size": 7, "solidity": 0.3},
            },
            customdata=[
                f"{row['model']}, {row['bits']} bits: {row[column]:.1f}"
                for _, row in some.iterrows()
            ],
            hovertemplate=f"%{{customdata}} GB {name}<extra></extra>",
            showlegend=True,
        )
        before = (before + rows[column]).round(2)


def _alt(total: int, rows: pd.DataFrame) -> str:
    return f"{total} bars. " + " ".join(
        f"{row['model']} at {row['bits']} bits, {row['gb']:g} GB: {_verdict(row)}."
        for _, row in rows.iterrows()
    )


def _verdict(row: pd.Series) -> str:
    if row["verdict"] == "fits":
        return "fits"
    if row["verdict"] == "spills":
        return f"{row['in_ram']:.1f} GB off the card ({row['share_off_card']:.0%})".replace(
            "%", " %"
        )
    return f"{row['left']:.1f} GB too much"


def _list(rows: pd.DataFrame, verdict: str) -> str:
    some = rows[rows["verdict"] == verdict]
    each = [f"{m} at {bits}" for m, bits in zip(some["model"], some["bits"], strict=True)]
    return ", ".join(each) + " bits" if each else "none"
