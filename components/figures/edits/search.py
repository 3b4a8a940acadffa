"""The points that an automatic search for an edit offers, between which a person chooses."""

from __future__ import annotations

from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice
from components.figures.core.thumbnail import Thumbnail
from components.figures.edits.controls import POINT
from components.figures.pieces.shares import dots, shares
from components.geometry.statistics.proportions import METHOD, Share
from components.study import Study


@figure(
    "pareto-front",
    "The points a search offers",
    page="trials",
    needs=["search_frontier", "search_card", "search_rules"],
    controls=[POINT],
    predict=Choice(
        "Of these points of the front, which one did its author publish?",
        options=lambda study: [POINT.words(study, point) for point in POINT.options(study)],
        answer=lambda study: POINT.words(study, POINT.default(study)),
    ),
    thumbnail=Thumbnail(words="published"),
)
def front(study: Study, *, point: str) -> go.Figure:
    """Share refused against the shift of harmless replies, on a log scale, one dot a point.

    Reads `search_frontier`: `refused` of `n` prompts and `kl` in nats; `search_card` for the
    unedited model and the trials; `search_rules` for the tool's target.
    """
    rows = shares(study.table("search_frontier").sort_values("kl").reset_index(drop=True))
    run = study.table("search_card").iloc[0]
    rules = study.table("search_rules").set_index("rule")["value"]
    target = float(rules["kl target"])
    before = Share(int(run["refused_before"]), int(run["n"]))
    chosen = rows[rows["point"] == int(point)].iloc[0]
    published = rows.loc[rows["chosen"].idxmax()]

    fig = go.Figure()
    _traces(fig, rows)
    fig.add_scatter(
        x=[float(chosen["kl"])],
        y=[float(chosen["percent"])],
        mode="markers",
        marker={"size": 26, "symbol": "circle-open", "color": theme.ACCENT, "line": {"width": 3}},
        hoverinfo="skip",
    )
    ceiling = 1.25 * max(float(rows["high"].max()), before.interval[1])
    fig.add_vline(x=target, line={"color": theme.INK3, "width": 1, "dash": "dash"})
    _layout(fig, before, target, ceiling, published, rows)
    first, last, n = rows.iloc[0], rows.iloc[-1], int(run["n"])
    times = last["kl"] / first["kl"]
    over = float(published["kl"]) / target
    side = f"{over:.3g} times the target" if over > 1 else "within the target"
    return theme.finish(
        fig,
        title=f"From {first['refused']} refusals to {last['refused']}, the divergence grows "
        f"{times:.0f}-fold"
        if len(rows) > 1
        else f"One point is told: {first['counts']} refused at KL {first['kl']:g}",
        subtitle=f"Share of {n} harmful prompts refused (lower is better for the search) against "
        f"how far the first token of harmless replies shifts; whiskers are the {METHOD}",
        alt=_alt(rows, before, published, side, target, chosen),
        n=f"{n} prompts, the same for every point; the best of {run['trials']:,} trials on them",
        rows=rows[["point", "kl", "refused", "n", "percent", "low", "high", "chosen"]],
        readout=_readout(chosen, target, rows, point),
        narrow=_narrow(rows),
        height=400,
    )


def _layout(
    fig: go.Figure,
    before: Share,
    target: float,
    ceiling: float,
    published: pd.Series,
    rows: pd.DataFrame,
) -> None:
    fig.add_hline(y=before.percent, line={"color": theme.INK3, "width": 1, "dash": "dot"})
    words = _notes(before, target, ceiling, published, rows)
    fig.update_xaxes(
        type="log",
        title="KL divergence, nats (log scale): smaller is better",
        tickvals=rows["kl"].tolist(),
        ticktext=[f"{kl:g}" for kl in rows["kl"]],
        range=[log10(float(rows["kl"].min())) - 0.2, log10(float(rows["kl"].max())) + 0.3],
    )
    fig.update_yaxes(range=[0, ceiling], ticksuffix=" %", showgrid=True)
    fig.update_layout(annotations=words)


def _notes(
    before: Share, target: float, ceiling: float, published: pd.Series, rows: pd.DataFrame
) -> list[dict[str, Any]]:
    """The target, the unedited model, the published point, and each point’s count."""
    unedited = theme.note(
        f"unedited: {before.counts}",
        x=1,
        xref="paper",
        xanchor="right",
        y=before.percent,
        yanchor="bottom",
    )
    return [
        theme.note(
            f"the tool’s<br>target, {target:g}",
            align="right",
            x=log10(target),
            y=ceiling,
            yanchor="top",
            xanchor="right",
            xshift=-6,
            bgcolor=theme.BACKGROUND,
        ),
        unedited,
        theme.note(
            "published",
            x=log10(float(published["kl"])),
            y=float(published["high"]),
            yanchor="bottom",
            xanchor="left",
            xshift=4,
            font={"size": 14, "color": theme.INK},
        ),
        *(
            theme.note(
                f"{k}",
                x=log10(float(kl)),
                y=percent,
                xanchor="left",
                xshift=12,
                yshift=14,
                font={"size": 14, "color": theme.INK},
            )
            for k, kl, percent in zip(rows["refused"], rows["kl"], rows["percent"], strict=True)
        ),
    ]


def _traces(fig: go.Figure, rows: pd.DataFrame) -> None:
    fig.add_scatter(
        x=rows["kl"].tolist(),
        y=rows["percent"].tolist(),
        mode="lines",
        line={"color": theme.INK3, "width": 1, "shape": "hv"},
        hoverinfo="skip",
    )
    trace = dots(rows, x="kl", y="percent", colour=theme.REFUSED)
    trace.update(
        meta={"sets": POINT.name},
        customdata=rows["point"].astype(str).tolist(),
        text=[
            f"KL {kl:g}: {counts} refused<br>{METHOD} {low:.0f} to {high:.0f} %"
            for kl, counts, low, high in zip(
                rows["kl"], rows["counts"], rows["low"], rows["high"], strict=True
            )
        ],
        hovertemplate="%{text}<extra></extra>",
    )
    fig.add_trace(trace)


def _narrow(rows: pd.DataFrame) -> dict[str, Any]:
    return {
        "margin": {"l": 44, "r": 8},
        "xaxis": {
            "title": {"text": "KL divergence, nats (log scale)"},
            "tickvals": rows["kl"].tolist()[::2],
            "ticktext": [f"{kl:g}" for kl in rows["kl"]][::2],
        },
    }


def _readout(
    chosen: pd.Series, target: float, rows: pd.DataFrame, point: str
) -> list[tuple[str, str]]:
    return [
        ("Chosen", f"KL {chosen['kl']:g}" + (" (published)" if chosen["chosen"] else "")),
        (
            "Refused",
            f"{chosen['counts']}, {METHOD} {chosen['low']:.0f} to {chosen['high']:.0f} %",
        ),
        (f"Against the target of {target:g}", f"{chosen['kl'] / target:.3g} times"),
        ("Price", _price(rows, int(point))),
    ]


def _alt(
    rows: pd.DataFrame,
    before: Share,
    published: pd.Series,
    side: str,
    target: float,
    chosen: pd.Series,
) -> str:
    return (
        f"{len(rows)} points on a falling front. "
        + " ".join(
            f"KL {kl:g}: {counts} refused, interval {low:.0f} to {high:.0f} percent."
            for kl, counts, low, high in zip(
                rows["kl"], rows["counts"], rows["low"], rows["high"], strict=True
            )
        )
        + f" The unedited model refuses {before.counts}. The published point has KL "
        f"{published['kl']:g}, {side} of {target:g}. Chosen: KL {chosen['kl']:g}."
    )


def _price(rows: pd.DataFrame, point: int) -> str:
    """What the chosen point costs against the one before it."""
    at = int(rows.index[rows["point"] == point][0])
    if at == 0:
        return "the smallest divergence on offer"
    here, before = rows.iloc[at], rows.iloc[at - 1]
    return (
        f"{before['refused'] - here['refused']} fewer refusals than the point before it, for "
        f"{here['kl'] / before['kl']:.2g} times its divergence"
    )
