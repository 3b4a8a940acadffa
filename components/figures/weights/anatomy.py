"""The layers of the model as a strip: how far each sees, whose keys it uses, what edits touched."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.figures.pieces.depth import LAYER
from components.figures.weights.edits import INPUT, joined
from components.study import Study

ROW, HEAD, LOW = 1.0, 1.1, 0.14  # heights: of a row, of a heading, and of a mark for “nothing here”
WIDE, LEFT = 168, 92  # room for the names of rows, the latter on phones
BRIEF = {
    "attention output": "att. output",
    "feed-forward output": "ff. output",
    "per-layer embedding": "layer emb.",
    "matrices that read": "readers",
}


class Cells(NamedTuple):
    """Bars of one look in one row: `y` is the foot of the row."""

    layers: list[int]
    y: float
    height: float
    word: str
    fill: str
    line: str


@figure(
    "anatomy",
    "The layers, and what edits touched",
    page="anatomy",
    needs=["anatomy", "anatomy_edits"],
    controls=[LAYER],
    thumbnail=Thumbnail(marks=0.6),
)
def anatomy(study: Study, *, layer: str) -> go.Figure:
    """Rows of cells over the layers: the model’s own build above, and below it each edit.

    Reads `anatomy`, one row a layer, and `anatomy_edits`, whose layer -1 stands for what acts
    before the first. A full cell is touched, a low mark is not.
    """
    build = study.table("anatomy").sort_values("layer")
    touched = study.table("anatomy_edits").sort_values("order")
    edits = list(dict.fromkeys(touched["edit"]))
    names = dict(zip(touched["edit"], touched["name"], strict=True))
    known = dict(zip(touched["edit"], touched["known"], strict=True))
    parts = list(dict.fromkeys(touched.loc[touched["layer"] != INPUT, "part"]))
    first, last = int(build["layer"].min()), int(build["layer"].max())
    wide = build.loc[build["attention"] == "global", "layer"].tolist()
    lent = build.loc[build["keys_values"] == "borrowed", "layer"].tolist()

    cells, rows, heads = _own(build), {"attention": -ROW, "keys and values": -2 * ROW}, {}
    foot = -2 * ROW
    for edit in edits:
        heads[f"<b>{names[edit]}</b> ({known[edit]})"] = foot - 0.35
        foot -= HEAD
        own = touched[touched["edit"] == edit]
        top = foot
        for part in parts:
            foot -= ROW
            rows[f"{edit}/{part}"] = foot
            some = own[own["part"] == part]
            cells += _touched(some, foot)
        before = bool(own.loc[own["layer"] == INPUT, "touched"].any())
        cells.append(_embedding(before, foot, top - foot))

    fig = go.Figure()
    _draw(fig, cells, first, last)
    fig.update_yaxes(visible=False, range=[foot - 0.3, 0.2])
    fig.update_layout(
        barmode="overlay",
        bargap=0,
        shapes=[_chosen(int(layer))],
        annotations=[*_labels(rows), *_heads(heads, WIDE)],
        margin={"l": WIDE, "r": 8, "t": 8, "b": 52},
    )
    here = build.set_index("layer").loc[int(layer)]
    return theme.finish(
        fig,
        title=f"{len(wide)} of {len(build)} layers see all of the text, {len(lent)} borrow keys "
        f"and values; {_left_alone(touched, parts)}",
        subtitle="Above: tall cells attend to all of the text, short ones to a stretch; open cells "
        "borrow keys and values. Below: full cells were edited, low marks were not. The leftmost "
        "cell of an edit is the token embedding",
        alt=_alt(build, wide, lent, last, edits, names, touched, parts),
        n=f"{len(build)} layers, {len(edits)} edits",
        rows=_table(build, touched),
        readout=_readout(layer, here, edits, names, touched),
        height=86 + round(-21 * foot),
        narrow={
            "margin": {"l": LEFT, "r": 2, "t": 8, "b": 48},
            "annotations": [*_labels(rows, brief=True), *_heads(heads, LEFT, size=13)],
        },
    )


def _draw(fig: go.Figure, cells: list[Cells], first: int, last: int) -> None:
    for cell in cells:
        fig.add_bar(
            x=cell.layers,
            y=[cell.height] * len(cell.layers),
            base=cell.y,
            width=0.84,
            marker={
                "color": cell.fill,
                "line": {"color": cell.line, "width": 1 if cell.fill == theme.BACKGROUND else 0},
            },
            customdata=[str(max(at, first)) for at in cell.layers],
            meta={"sets": LAYER.name},
            hovertemplate=f"layer %{{x}}: {cell.word}<extra></extra>"
            if cell.layers != [INPUT]
            else f"{cell.word}<extra></extra>",
        )
    fig.update_xaxes(title="layer", range=[first - 1.8, last + 0.7], showline=False)


def _alt(
    build: pd.DataFrame,
    wide: list[int],
    lent: list[int],
    last: int,
    edits: list[Any],
    names: dict[Any, Any],
    touched: pd.DataFrame,
    parts: list[Any],
) -> str:
    return (
        f"Strip of {len(build)} layers. All of the text is seen by layers "
        f"{joined([str(at) for at in wide])}; keys and values are borrowed from layer "
        f"{min(lent, default=last)} on. "
        + " ".join(f"{names[edit]}: {_spans(touched, edit, parts)}." for edit in edits)
    )


def _readout(
    layer: str, here: pd.Series, edits: list[Any], names: dict[Any, Any], touched: pd.DataFrame
) -> list[tuple[str, str]]:
    return [
        (
            "Layer",
            f"{layer}: {here['attention']} attention, {here['keys_values']} keys and "
            f"values, heads of {here['head_size']} numbers",
        ),
        *((names[edit], _at(touched, edit, int(layer))) for edit in edits),
    ]


def _own(build: pd.DataFrame) -> list[Cells]:
    """The two rows of the model’s own build."""
    wide = build["attention"] == "global"
    own = build["keys_values"] == "own"
    ink, plain = theme.INK2, theme.BACKGROUND
    layers = build["layer"]
    return [
        Cells(layers[wide].tolist(), -ROW, 0.8, "sees all of the text", ink, ink),
        Cells(layers[~wide].tolist(), -ROW, 0.34, "sees a stretch of the text", ink, ink),
        Cells(layers[own].tolist(), -2 * ROW, 0.7, "keys and values of its own", ink, ink),
        Cells(layers[~own].tolist(), -2 * ROW, 0.7, "borrowed keys and values", plain, ink),
    ]


def _touched(some: pd.DataFrame, foot: float) -> list[Cells]:
    """One row of one edit: full cells where it edits, low marks where not."""
    part = some["part"].iloc[0]
    full, low = some.loc[some["touched"], "layer"], some.loc[~some["touched"], "layer"]
    colour, quiet = theme.METHODS[0], theme.AXIS
    return [
        Cells(full.tolist(), foot, 0.74, f"{part} edited", colour, colour),
        Cells(low.tolist(), foot, LOW, f"{part} not edited", quiet, quiet),
    ]


def _embedding(edited: bool, foot: float, height: float) -> Cells:
    """The token embedding of one edit, left of its layers."""
    colour = theme.METHODS[0] if edited else theme.AXIS
    word = "token embedding " + ("edited" if edited else "not edited")
    return Cells([INPUT], foot, height - 0.26 if edited else LOW, word, colour, colour)


def _chosen(layer: int) -> dict[str, Any]:
    """A frame around the chosen layer."""
    return {
        "type": "rect",
        "x0": layer - 0.5,
        "x1": layer + 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": theme.ACCENT, "width": 1.5},
    }


def _labels(rows: dict[str, float], *, brief: bool = False) -> list[dict[str, Any]]:
    """Names of the rows, left of them."""
    words = {row: row.rsplit("/", 1)[-1] for row in rows}
    return [
        theme.note(
            BRIEF.get(words[row], words[row].replace("keys and values", "keys, values"))
            if brief
            else words[row],
            x=0,
            xref="paper",
            xanchor="right",
            xshift=-4,
            y=foot + 0.35,
            font={"size": 12 if brief else 14, "color": theme.INK2},
        )
        for row, foot in rows.items()
    ]


def _heads(heads: dict[str, float], left: int, size: int = 14) -> list[dict[str, Any]]:
    """Names of the edits over their rows."""
    return [
        theme.note(
            words,
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-left + 2,
            y=y - HEAD / 2 + 0.1,
            font={"size": size, "color": theme.INK},
        )
        for words, y in heads.items()
    ]


def _left_alone(touched: pd.DataFrame, parts: list[str]) -> str:
    """Which group of matrices no edit touched."""
    alone = [part for part in parts if not touched.loc[touched["part"] == part, "touched"].any()]
    return f"no edit touched the {joined(alone)}" if alone else "every group was edited somewhere"


def _spans(touched: pd.DataFrame, edit: str, parts: list[str]) -> str:
    """In words where an edit lies, part by part."""
    own = touched[(touched["edit"] == edit) & touched["touched"]]
    said = []
    for part in parts:
        layers = own.loc[own["part"] == part, "layer"]
        if len(layers):
            said.append(f"{part} in {len(layers)} layers, {layers.min()} to {layers.max()}")
    if (own["layer"] == INPUT).any():
        said.append("the token embedding")
    return joined(said) or "nothing"


def _at(touched: pd.DataFrame, edit: str, layer: int) -> str:
    """What an edit touches in one layer."""
    own = touched[(touched["edit"] == edit) & touched["touched"] & (touched["layer"] == layer)]
    return joined(own["part"].tolist()) or "nothing in this layer"


def _table(build: pd.DataFrame, touched: pd.DataFrame) -> pd.DataFrame:
    """One row a layer: its build, and what each edit touched in it."""
    rows = build.copy()
    for edit, name in dict(zip(touched["edit"], touched["name"], strict=True)).items():
        rows[name] = [_at(touched, edit, layer) for layer in rows["layer"]]
    return rows.reset_index(drop=True)
