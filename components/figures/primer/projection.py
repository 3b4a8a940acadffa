"""A toy: a stream as the sum of what its writers add, and one direction cut out of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice
from components.figures.pieces.strength import STRENGTH
from components.figures.primer.controls import CUT, CUTS
from components.figures.primer.toy_stream import ALONG, FATES, Toy, fate, toy
from components.geometry.directions import Array
from components.geometry.stream.writers import path, writes
from components.study import Study


@figure(
    "projection",
    "Cutting along the arrow",
    page="primer",
    needs=["toy_writers"],
    controls=[STRENGTH, CUT],
    predict=Choice(
        "At strength α = 1 the component along the arrow is zero. At α = 2, is it gone, doubled "
        "or flipped?",
        options=lambda study: FATES,
        answer=fate,
    ),
)
def projection(study: Study, *, strength: str, writers: str) -> go.Figure:
    """The stream of one toy prompt, write by write, before and after a cut; and every strength.

    Reads `toy_writers`. Up is the arrow, to the right everything else. Simulated.
    """
    made, alpha, cut = toy(study), float(strength), writers
    plain, after = writes(made.matrices, made.inputs), made.cut(cut, alpha)
    before, now = path(plain), path(after)
    whole, rest = float(before[-1] @ ALONG), float(now[-1] @ ALONG)
    left = rest / whole
    rows = pd.DataFrame(
        {
            "writer": made.names,
            "across": plain[:, 0].round(2),
            "along": plain[:, 1].round(2),
            "along_after": (after[:, 1] + 0.0).round(2),
            "stream_along": before[1:, 1].round(2),
            "stream_along_after": (now[1:, 1] + 0.0).round(2),
        }
    )
    fig = go.Figure()
    _layout(fig, before, made, now, study, cut, left)
    size = f"{100 * abs(left):.0f} %"
    said = (
        "nothing is changed"
        if alpha == 0
        else "the component along the arrow is gone"
        if abs(left) < 0.005 and cut != "some"
        else "the component is cancelled for this prompt, not removed"
        if abs(left) < 0.005
        else f"{size} of the component along the arrow is left"
        if left > 0
        else f"the component along the arrow is flipped to −{size}"
    )
    same = cut != "some"
    return theme.finish(
        fig,
        title=f"At α = {strength}, cut {CUTS[cut]}: {said}",
        subtitle="Simulated. Each segment is what one matrix adds to the stream; up is along the "
        "arrow. Beside it, the share of the component that is left at every strength",
        alt=_alt(made, whole, cut, strength, rest, left, plain),
        n=f"One simulated prompt, {len(made.names)} matrices of {made.matrices.shape[2]} columns, "
        "a stream of two numbers",
        rows=rows,
        readout=_readout(whole, rest, same),
        height=400,
        narrow=_narrow(),
    )


def _layout(
    fig: go.Figure,
    before: np.ndarray,
    made: Toy,
    now: np.ndarray,
    study: Study,
    cut: str,
    left: float,
) -> None:
    _path(fig, before, made.names, theme.CONTROL, 2, "before the cut")
    _path(fig, now, made.names, theme.ACCENT, 4, "after the cut")
    top = 1.25 * float(np.abs(before[:, 1]).max())
    reach = float(before[-1, 0])
    _lines(fig, study, made, cut, left)
    fig.update_layout(
        xaxis={
            "range": [-0.06 * reach, 1.24 * reach],
            "domain": [0, 0.56],
            "title": "everything else →",
            "showticklabels": False,
            "ticks": "",
            "showline": False,
        },
        yaxis={
            "range": [-top, top],
            "tickvals": [0],
            "ticktext": ["0"],
            "showgrid": True,
            "gridcolor": theme.AXIS,
        },
        xaxis2={
            "domain": [0.68, 1],
            "anchor": "y2",
            "range": [-0.1, 2.1],
            "tickvals": [0, 0.5, 1, 1.5, 2],
            "title": "strength α",
        },
        yaxis2={
            "anchor": "x2",
            "range": [-1.15, 1.15],
            "tickvals": [-1, 0, 1],
            "ticktext": ["−1", "0", "1"],
            "showgrid": True,
        },
        margin={"l": 20, "r": 14, "t": 10, "b": 48},
        annotations=_words(before, now, top),
    )


def _alt(
    made: Toy, whole: float, cut: str, strength: str, rest: float, left: float, plain: np.ndarray
) -> str:
    return (
        f"Simulated. A path of {len(made.names)} segments, one for each matrix that writes. "
        f"Uncut it ends {whole:.2f} up along the arrow. Cut {CUTS[cut]} at strength {strength}, "
        f"it ends at {rest + 0.0:.2f}, {100 * left + 0.0:.0f} percent of that. The embedding alone "
        f"adds {plain[0, 1]:.2f}."
    )


def _narrow() -> dict[str, Any]:
    return {
        "height": 600,
        "xaxis": {"domain": [0, 1]},
        "yaxis": {"domain": [0.44, 1]},
        "xaxis2": {"domain": [0, 1]},
        "yaxis2": {"domain": [0, 0.32]},
        "margin": {"l": 32, "r": 10},
    }


def _readout(whole: float, rest: float, same: bool) -> list[tuple[str, str]]:
    return [
        ("Along the arrow", f"{whole:.2f} before, {rest + 0.0:.2f} after".replace("-", "−")),
        (
            "Hook and weights",
            "equal: every matrix that writes is cut"
            if same
            else "not equal: what the embedding writes stays in the stream",
        ),
    ]


def _path(
    fig: go.Figure, points: Array, names: list[str], colour: str, width: int, name: str
) -> None:
    """The stream from write to write, with a dot after each and a head at the end."""
    fig.add_scatter(
        x=points[:, 0].round(3).tolist(),
        y=(points[:, 1] + 0.0).round(3).tolist(),
        mode="lines+markers",
        line={"color": colour, "width": width, "dash": "dot" if width < 3 else "solid"},
        marker={
            "symbol": [*["circle"] * (len(points) - 1), "arrow"],
            "angleref": "previous",
            "size": [*[7] * (len(points) - 1), 12 + width],
            "color": colour,
            "opacity": 1,
            "line": {"width": 0},
        },
        text=["start", *(f"after {written}" for written in names)],
        hovertemplate=f"%{{text}}<br>along the arrow, {name}: %{{y:.2f}}<extra></extra>",
    )


def _lines(fig: go.Figure, study: Study, made: Toy, cut: str, left: float) -> None:
    """Share of the component that is left, by strength: the chosen cut strong, another faint."""
    steps = STRENGTH.options(study)
    for how in dict.fromkeys((*(name for name in ("every", "some") if name != cut), cut)):
        chosen = how == cut
        if how == "every" and cut == "hook":
            continue  # the same line
        fig.add_scatter(
            x=[float(step) for step in steps],
            y=[round(made.left(how, float(step)), 4) for step in steps],
            xaxis="x2",
            yaxis="y2",
            mode="lines+markers",
            line={
                "color": theme.ACCENT if chosen else theme.CONTROL,
                "width": 3 if chosen else 1,
                "dash": "solid" if chosen else "dot",
            },
            marker={"size": 8 if chosen else 5},
            customdata=steps,
            meta={"sets": STRENGTH.name},
            hovertemplate=f"cut {CUTS[how]}<br>α = %{{x:g}}: %{{y:.0%}} left<extra></extra>",
        )
    fig.add_scatter(
        x=[
            float(step) for step in steps if round(made.left(cut, float(step)), 6) == round(left, 6)
        ],
        y=[round(left, 4)],
        xaxis="x2",
        yaxis="y2",
        mode="markers",
        marker={"symbol": "circle-open", "size": 20, "color": theme.ACCENT, "line": {"width": 3}},
        hoverinfo="skip",
    )


def _words(before: Array, now: Array, top: float) -> list[dict[str, Any]]:
    gap = abs(float(before[-1, 1] - now[-1, 1])) > 0.12 * top
    words = [
        theme.note("↑ along the arrow", x=0, xanchor="left", xshift=4, y=top, yanchor="top"),
        theme.note(
            "embedding",
            x=float(before[1, 0]) / 2,
            y=float(before[1, 1]) / 2,
            xanchor="right",
            yanchor="bottom",
            xshift=4,
            yshift=4,
        ),
        theme.note(
            "share left",
            x=2.1,
            xref="x2",
            xanchor="right",
            y=1.15,
            yref="y2",
            yanchor="top",
        ),
        theme.note(
            "after",
            x=float(now[-1, 0]),
            y=float(now[-1, 1]),
            xanchor="left",
            xshift=14,
            bgcolor=theme.BACKGROUND,
            font={"size": 15, "color": theme.ACCENT},
        ),
    ]
    if gap:
        words.append(
            theme.note(
                "before", x=float(before[-1, 0]), y=float(before[-1, 1]), xanchor="left", xshift=14
            )
        )
    return words
