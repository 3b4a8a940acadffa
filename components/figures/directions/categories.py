"""The directions of the categories against one another."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.directions.controls import AVERAGE
from components.figures.directions.turning import SCALE
from components.geometry.statistics.chance import chance_cosine
from components.study import NotInStudy, Study

PALE = 0.6  # cosines up to this size lie on pale ground, which takes dark text
CHANCE = 0.95  # share of random pairs whose cosine is smaller than the bound we call chance


def ordered(pairs: pd.DataFrame) -> list[str]:
    """Categories of `pairs`, those most like the others first, the odd one last."""
    apart = pairs[pairs["category_i"] != pairs["category_j"]]
    return list(apart.groupby("category_i")["cosine"].mean().sort_values(ascending=False).index)


def signed(cosine: float) -> str:
    """A cosine with its sign and a true minus."""
    return f"{cosine:+.3f}".replace("-", "−")


@figure(
    "category-cosines",
    "Category against category",
    page="categories",
    needs=["category_cosines", "prompt_counts"],
    controls=[AVERAGE],
)
def cosines(study: Study, *, average: str) -> go.Figure:
    """Cosine of every pair of categories, each pair once, with its number in the cell.

    Reads `category_cosines`, both ways round, and the words for categories from `prompt_counts`,
    which says too where the benchmark expects a refusal. A category's name closes its row and
    heads its column.
    """
    every = study.table("category_cosines")
    every = every[every["layers"] == average]
    known = study.table("prompt_counts").set_index("category")
    names = [name for name in ordered(every) if name in known.index]
    label = known["label"].to_dict()
    place = {name: at for at, name in enumerate(names)}
    rows = every[every["category_i"].isin(names) & every["category_j"].isin(names)]
    rows = rows.assign(x=rows["category_j"].map(place), y=rows["category_i"].map(place))
    rows = rows[rows["x"] < rows["y"]].sort_values(["y", "x"])
    if rows.empty:
        raise NotInStudy(f"The study “{study.title}” has cosines of no two categories.")
    harmful = {name for name in names if known["expected"][name] == "refuse"}
    mixed = rows["category_i"].isin(harmful) ^ rows["category_j"].isin(harmful)
    benign = rows[~rows["category_i"].isin(harmful) & ~rows["category_j"].isin(harmful)]

    fig = go.Figure()
    beside = _traces(fig, rows, label, place)

    fig.update_xaxes(visible=False, range=[-0.5, len(names) + 0.1])
    fig.update_yaxes(visible=False, range=[len(names) - 0.5, -0.5])
    fig.update_layout(
        coloraxis={"colorscale": SCALE, "cmin": -1, "cmax": 1, "showscale": False},
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        annotations=beside(15, wrap=False),
    )
    bound = chance_cosine(study.model["width"], CHANCE)
    spans = {
        words: f"{signed(some.min())} to {signed(some.max())}"
        for words, some in (("benign", benign["cosine"]), ("mixed", rows["cosine"][mixed]))
        if len(some)
    }
    both = len(spans) == len(("benign", "mixed"))
    return theme.finish(
        fig,
        title="The benign topics point nearly the same way, the harmful one at right angles to them"
        if both and benign["cosine"].min() > PALE and rows["cosine"][mixed].abs().max() < 1 - PALE
        else f"Cosines from {signed(rows['cosine'].min())} to {signed(rows['cosine'].max())}",
        subtitle="Cosine between the directions of two categories, each its mean less the same "
        f"mean of everyday controls; average over {AVERAGE.words(study, average)}",
        alt=_alt(names, rows, label),
        n="Prompts: "
        + ", ".join(f"{label[name]} {known['n'][name]}" for name in names)
        + ". No intervals: only averages over layers are published",
        rows=rows[["layers", "category_i", "category_j", "cosine"]],
        readout=_readout(study, average, spans, bound),
        height=40 + 58 * len(names),
        narrow={
            "annotations": beside(13, wrap=True),
            "height": 24 + 52 * len(names),
            "xaxis": {"range": [-0.5, len(names) + 0.05]},
        },
    )


def _traces(
    fig: go.Figure, rows: pd.DataFrame, label: dict[str, str], place: dict[str, int]
) -> Any:
    square = rows.pivot(index="y", columns="x", values="cosine")
    fig.add_heatmap(
        x=square.columns.tolist(),
        y=square.index.tolist(),
        z=[[None if pd.isna(cell) else cell for cell in line] for line in square.to_numpy()],
        coloraxis="coloraxis",
        xgap=3,
        ygap=3,
        hoverinfo="skip",
    )
    pale = rows["cosine"].abs() <= PALE
    for some, colour in ((rows[pale], theme.INK), (rows[~pale], theme.BACKGROUND)):
        fig.add_scatter(
            x=some["x"].tolist(),
            y=some["y"].tolist(),
            mode="text",
            text=[signed(cosine) for cosine in some["cosine"]],
            textfont={"size": 15, "color": colour},
            customdata=[
                f"{label[i]} and {label[j]}"
                for i, j in zip(some["category_i"], some["category_j"], strict=True)
            ],
            hovertemplate="%{customdata}: %{text}<extra></extra>",
        )

    def beside(size: int, *, wrap: bool) -> list[dict[str, object]]:
        return [
            theme.note(
                label[name].replace(" ", "<br>") if wrap else label[name],
                x=at - 0.42,
                xanchor="left",
                align="left",
                y=at,
                font={"size": size, "color": theme.INK},
            )
            for name, at in place.items()
        ]

    return beside


def _alt(names: list[str], rows: pd.DataFrame, label: dict[str, str]) -> str:
    return f"Triangle of cosines between {len(names)} categories. " + " ".join(
        f"{label[i]} and {label[j]}: {cosine:+.3f}."
        for i, j, cosine in zip(rows["category_i"], rows["category_j"], rows["cosine"], strict=True)
    )


def _readout(
    study: Study, average: str, spans: dict[str, str], bound: float
) -> list[tuple[str, str]]:
    return [
        ("Average over", AVERAGE.words(study, average)),
        *([("Two benign topics", f"{spans['benign']}")] if "benign" in spans else []),
        *([("A benign and a harmful one", f"{spans['mixed']}")] if "mixed" in spans else []),
        (
            "Two random directions, at one layer",
            f"{CHANCE:.0%} lie within ±{bound:.3f}".replace("%", " %"),
        ),
    ]
