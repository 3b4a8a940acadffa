"""Layers around a toy model: what passes all of them, and how much their overlap matters."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.practice.controls import BROKEN, NOTHING, TOGETHER
from components.geometry.statistics.proportions import Share
from components.geometry.statistics.screens import drawn, passing
from components.study import NotInStudy, Study

LEFT = theme.SEQUENTIAL[2]  # light enough for the diamonds on it to be seen


def standing(study: Study, broken: str) -> pd.DataFrame:
    """The layers in order; `stops` is 0 for the broken one and for what it alone upheld."""
    rows = study.table("toy_defences").sort_values("order").reset_index(drop=True)
    upheld = set(rows.loc[rows["defence"] == broken, "upholds"])
    rows["broken"] = rows["defence"] == broken
    rows["falls"] = rows["defence"].isin(upheld)
    rows["works"] = rows["stops"].where(~(rows["broken"] | rows["falls"]), 0.0)
    return rows


def let_through(study: Study, broken: str, together: float) -> list[int]:
    """Simulated requests left before the first layer and after each of them."""
    rows = standing(study, broken)
    first = rows.iloc[0]
    counts = drawn(list(rows["works"]), together, int(first["requests"]), int(first["seed"]))
    return [int(count) for count in counts]


@figure(
    "defence-layers",
    "Layers of defence",
    page="builders",
    needs=["toy_defences"],
    uses=["defence_evidence"],
    controls=[BROKEN, TOGETHER],
    predict=Number(
        "If every layer stumbles over the very same toy requests, how many of them get through "
        "them all?",
        unit="requests",
        scale=lambda study: (0, int(study.table("toy_defences")["requests"].iloc[0]) / 2, 5),
        answer=lambda study: let_through(study, NOTHING, 1.0)[-1],
        axis="x",
    ),
)
def layers(study: Study, *, broken: str, together: str) -> go.Figure:
    """Bars of toy requests left after each layer, drawn once; diamonds where layers multiply.

    Reads `toy_defences`, whose rates are made up; with `defence_evidence`, says what is known.
    """
    rows = standing(study, broken)
    counts = let_through(study, broken, float(together))
    arriving = counts[0]
    apart = [arriving * float(share) for share in passing(list(rows["works"]), 0.0)]
    expected = [arriving * float(share) for share in passing(list(rows["works"]), float(together))]
    names = ["Arriving", *rows["name"]]
    under = [f"{arriving:,} toy requests", *(_under(row) for row in rows.itertuples())]
    places = [-float(at) for at in range(len(names))]

    fig = go.Figure()
    right = _traces(fig, counts, places, rows, together, apart)
    beside, above = (_labels(names, under, places, over=over) for over in (False, True))
    fig.update_xaxes(
        title=f"toy requests left, of {arriving:,}", range=[0, arriving * 1.1], tickformat=","
    )
    fig.update_yaxes(visible=False, range=[places[-1] - 0.55, 0.55])
    fig.update_layout(
        annotations=[*right, *beside],
        margin={"l": 236, "r": 12, "t": 36, "b": 52},
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 1.0, "yanchor": "bottom"},
    )
    through = Share(counts[-1], arriving)
    lost = rows.loc[rows["broken"], "name"]
    frame = rows.assign(
        left=counts[1:],
        expected=[round(value, 1) for value in expected[1:]],
        if_independent=[round(value, 1) for value in apart[1:]],
    )[["name", "analogy", "stops", "works", "left", "expected", "if_independent"]]
    how = TOGETHER.words(study, together)
    return theme.finish(
        fig,
        title=f"Simulated: {through.counts} toy requests pass every layer"
        + (f", with “{lost.iloc[0]}” broken" if len(lost) else ""),
        subtitle="Toy requests left after each layer, at made-up rates. Layers fail " + how,
        alt=_alt(arriving, names, counts, how, apart, lost),
        n=f"{arriving:,} toy requests, drawn once with a fixed seed; nothing here was measured",
        rows=frame,
        readout=[
            ("Through all layers", str(through)),
            ("If the layers were independent", f"about {apart[-1]:.0f} of {arriving:,}"),
            *_known(study, rows, broken),
        ],
        height=70 + 58 * len(names),
        narrow=_narrow(names, places, right, above, arriving),
    )


def _traces(
    fig: go.Figure,
    counts: list[int],
    places: list[float],
    rows: pd.DataFrame,
    together: str,
    apart: list[float],
) -> list[dict[str, Any]]:
    fig.add_bar(
        x=counts,
        y=places,
        orientation="h",
        width=0.5,
        marker={
            "color": [theme.PANEL, *(theme.PANEL if b else LEFT for b in rows["broken"])],
            "line": {"width": 1.5, "color": theme.INK2},
        },
        meta={"sets": BROKEN.name},
        customdata=[NOTHING, *rows["defence"]],
        hovertemplate="%{x:,} left<extra></extra>",
    )
    if float(together) > 0:
        fig.add_scatter(
            x=[round(share, 1) for share in apart[1:]],
            y=places[1:],
            mode="markers",
            name="if the layers were independent",
            marker={
                "symbol": "diamond-open",
                "size": 12,
                "color": theme.INK,
                "line": {"width": 2.5},
            },
            hovertemplate="%{x:.0f} expected if independent<extra></extra>",
            showlegend=True,
        )
    return [
        theme.note(
            f"<b>{count:,}</b>" if at == len(counts) - 1 else f"{count:,}",
            x=max(count, apart[at] if float(together) > 0 else 0),
            xanchor="left",
            xshift=12,
            y=places[at],
            font={"size": 15, "color": theme.INK},
        )
        for at, count in enumerate(counts)
    ]


def _narrow(
    names: list[Any],
    places: list[float],
    right: list[dict[str, Any]],
    above: list[dict[str, Any]],
    arriving: int,
) -> dict[str, Any]:
    return {
        "margin": {"l": 4, "r": 8, "t": 40, "b": 52},
        "height": 90 + 78 * len(names),
        "yaxis": {"range": [places[-1] - 0.4, 0.85]},
        "annotations": [*right, *above],
        "xaxis": {"range": [0, arriving * 1.2], "nticks": 4},
    }


def _alt(
    arriving: int,
    names: list[Any],
    counts: list[int],
    how: str,
    apart: list[float],
    lost: pd.Series,
) -> str:
    return (
        f"Simulated. Of {arriving} toy requests "
        + ", ".join(
            f"{count} are left after {name}"
            for name, count in zip(names[1:], counts[1:], strict=True)
        )
        + f". Layers fail {how}; if they were independent, about {apart[-1]:.0f} would be left."
        + (f" {lost.iloc[0]} is broken." if len(lost) else "")
    )


def _under(row: Any) -> str:
    """What is said under a layer's name: its rate, or that it is broken or falls with another."""
    if row.broken:
        return "broken"
    if row.falls:
        return "an unknown file: stops nothing"
    return f"stops {100 * row.stops:.0f} % alone" if row.stops else "stops none by itself"


def _labels(
    names: list[str], under: list[str], places: list[float], *, over: bool
) -> list[dict[str, Any]]:
    """Name and rate of each layer: left of its bar, or over it where there is no room."""
    return [
        theme.note(
            f"<b>{name}</b>{', ' if over else '<br>'}{words}",
            x=0,
            xref="paper",
            xanchor="left" if over else "right",
            xshift=0 if over else -12,
            y=y + (0.42 if over else 0),
            align="left" if over else "right",
            font={"size": 14, "color": theme.INK},
        )
        for name, words, y in zip(names, under, places, strict=True)
    ]


def _known(study: Study, rows: pd.DataFrame, broken: str) -> list[tuple[str, str]]:
    """What is known of the layer that is broken."""
    try:
        known = study.table("defence_evidence").set_index("defence")
    except NotInStudy:
        return []
    some = rows[rows["defence"] == broken]
    return [
        (
            row.name,
            f"{_begun(str(known['does'][row.defence]))}. Reported: {known['finding'][row.defence]}"
            + (f" [{work}]" if (work := known["work"][row.defence]) != "none" else "")
            + f". But: {known['not_shown'][row.defence]}.",
        )
        for row in some.itertuples(index=False)
        if row.defence in known.index
    ]


def _begun(words: str) -> str:
    """Words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]
