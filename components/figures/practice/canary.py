"""How many canary prompts show that a model refuses less than it did."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.pieces.power import ENOUGH, SEEN
from components.figures.practice.controls import HEALTHY, NOW
from components.geometry.statistics.power import LEVEL
from components.geometry.statistics.proportions import Share
from components.study import Study

HALFWAY, FAR = 0.45, 0.78  # where names stand: up a climb, and along the axis


def chosen(rows: pd.DataFrame, healthy: str, now: str) -> pd.DataFrame:
    """The rows at the rates nearest to those chosen (percent), by size."""
    for column, value in (("healthy", healthy), ("now", now)):
        nearest = min(set(rows[column]), key=lambda rate: abs(100 * rate - float(value)))
        rows = rows[rows[column] == nearest]
    return rows.sort_values("n")


def enough(rows: pd.DataFrame) -> int | None:
    """The smallest size from which on the fall is caught ENOUGH at every size, or None."""
    missed = rows.loc[rows["caught"] < ENOUGH, "n"].max()
    sound = rows[rows["n"] > missed] if pd.notna(missed) else rows
    return int(sound["n"].min()) if len(sound) else None


def _most(study: Study) -> float:
    return float(study.table("canary_alarms")["n"].max())


def _default(study: Study) -> float:
    rows = chosen(study.table("canary_alarms"), HEALTHY.default(study), NOW.default(study))
    return float(enough(rows) or _most(study))


@figure(
    "canary-power",
    "How many canary prompts?",
    page="builders",
    needs=["canary_alarms", "canary_pairs"],
    controls=[HEALTHY, NOW],
    predict=Number(
        "A model used to refuse nearly every canary prompt. Now it lets one in ten through. How "
        "many canary prompts must be asked to notice that four times in five?",
        unit="prompts",
        scale=lambda study: (5, _most(study), 5),
        answer=_default,
        axis="x",
    ),
)
def power(study: Study, *, healthy: str, now: str) -> go.Figure:
    """Chance that an alarm rings, by the number of prompts, and that of a two-sided comparison.

    Reads `canary_alarms` and `canary_pairs`: exact arithmetic at supposed rates, in shares.
    """
    rows = chosen(study.table("canary_alarms"), healthy, now).reset_index(drop=True)
    pairs = chosen(study.table("canary_pairs"), healthy, now).reset_index(drop=True)
    needed, compared = enough(rows), enough(pairs)
    falls = float(now) < float(healthy)
    largest = int(rows["n"].max())
    mark = rows[rows["n"] == (needed or largest)].iloc[0]

    fig = go.Figure()
    _traces(fig, rows, pairs)
    if needed is not None and falls:
        fig.add_scatter(
            x=[needed],
            y=[round(100 * float(mark["caught"]), 2)],
            mode="markers",
            marker={
                "symbol": "circle-open",
                "size": 16,
                "color": theme.ACCENT,
                "line": {"width": 3},
            },
            hoverinfo="skip",
        )
    fig.update_xaxes(title="canary prompts asked", range=[0, largest * 1.02])
    fig.update_yaxes(
        range=[-3, 108],
        tickvals=list(range(0, 101, 20)),
        ticktext=[f"{share} %" for share in range(0, 101, 20)],
        showgrid=True,
    )
    fig.update_layout(annotations=_names(rows, pairs, falls))
    fall = f"from {healthy}\u00a0% to {now}\u00a0%"
    all_refused = Share(int(mark["n"]), int(mark["n"]))
    return theme.finish(
        fig,
        title=f"At supposed rates, {needed} canary prompts are enough to notice a fall {fall}"
        if falls and needed
        else f"At supposed rates, {largest} canary prompts are too few to notice a fall {fall}"
        if falls
        else f"At {healthy}\u00a0% before and now there is nothing to notice: every alarm is false",
        subtitle="Chance that an alarm rings which a healthy model sets off at most "
        f"{100 * LEVEL:g} times in 100. Dashed line: {SEEN}",
        alt=_alt(healthy, now, rows, needed, falls),
        n=f"{len(rows)} sizes of the set, {int(rows['n'].min())} to {largest} prompts; nothing "
        "here was measured",
        rows=rows,
        readout=_readout(needed, falls, mark, compared, all_refused),
        height=420,
        narrow={"margin": {"l": 50, "r": 16}, "height": 400},
    )


def _traces(fig: go.Figure, rows: pd.DataFrame, pairs: pd.DataFrame) -> None:
    for column, colour, dash in (
        ("caught", theme.ACCENT, "solid"),
        ("false_alarms", theme.INK3, "dot"),
    ):
        fig.add_scatter(
            x=rows["n"].tolist(),
            y=(100 * rows[column]).round(2).tolist(),
            mode="lines+markers",
            line={"color": colour, "width": 3 if column == "caught" else 2, "dash": dash},
            marker={"size": 6 if column == "caught" else 4, "color": colour},
            customdata=rows["failures"].tolist(),
            hovertemplate="%{x} prompts, alarm at %{customdata} not refused: rings "
            "%{y:.1f} times in 100<extra></extra>",
        )
    fig.add_scatter(
        x=pairs["n"].tolist(),
        y=(100 * pairs["caught"]).round(2).tolist(),
        mode="lines+markers",
        line={"color": theme.METHODS[0], "width": 2, "dash": "dash"},
        marker={"size": 9, "symbol": "square-open", "color": theme.METHODS[0]},
        hovertemplate="%{x} prompts before and %{x} now: told apart %{y:.0f} times in "
        "100<extra></extra>",
    )
    fig.add_hline(y=100 * ENOUGH, line={"color": theme.AXIS, "width": 1, "dash": "dash"})


def _alt(healthy: str, now: str, rows: pd.DataFrame, needed: int | None, falls: bool) -> str:
    return (
        f"Exact arithmetic at supposed rates of refusal, {healthy} percent before, {now} now. "
        + "The alarm rings for "
        + ", ".join(
            f"{100 * row.caught:.0f} in 100 at {row.n} prompts"
            for row in rows.iloc[:: max(1, len(rows) // 6)].itertuples()
        )
        + (f". From {needed} prompts on it rings at least {SEEN}." if needed and falls else ".")
    )


def _readout(
    needed: int | None, falls: bool, mark: pd.Series, compared: int | None, all_refused: Share
) -> list[tuple[str, str]]:
    return [
        (
            "Noticed four times in five",
            f"from {needed} prompts on" if needed and falls else "not with these prompts",
        ),
        (
            f"Alarm at {int(mark['n'])} prompts",
            _rings(int(mark["failures"]), int(mark["n"]))
            + f"; false alarms {100 * float(mark['false_alarms']):.1f} in 100",
        ),
        (
            "If the healthy rate is itself counted, on as many prompts",
            f"from {compared} prompts on, before and now"
            if compared and falls
            else "not with these sizes",
        ),
        ("If every one of them is refused", str(all_refused)),
    ]


def _rings(failures: int, n: int) -> str:
    return "never rings" if failures > n else f"rings at {failures} or more that are not refused"


def _names(rows: pd.DataFrame, pairs: pd.DataFrame, falls: bool) -> list[dict[str, Any]]:
    """The lines' names, where the lines lie apart: right of a climb, or beside a plateau."""
    last = rows.iloc[round(FAR * (len(rows) - 1))]
    notes = [_name("false alarms", last["n"], last["false_alarms"], theme.INK2, lift=16)]
    if falls:
        for name, frame, colour, lift in (
            ("alarm", rows, theme.ACCENT, 14),
            ("comparison of<br>two counts", pairs, theme.METHODS[0], -16),
        ):
            low = frame.index[frame["caught"] < HALFWAY]
            climbs = len(low) > 0 and low.max() + 1 < len(frame)
            at = frame.iloc[int(low.max()) + 1 if climbs else len(frame) // 3]
            beside = {"lift": 0, "shift": 12} if climbs else {"lift": lift}
            notes.append(_name(name, at["n"], at["caught"], colour, **beside))
    return notes


def _name(
    name: str, n: float, share: float, colour: str, *, lift: int = 0, shift: int = 0
) -> dict[str, Any]:
    return theme.note(
        f"<b>{name}</b>",
        align="left",
        x=float(n),
        y=round(100 * float(share), 2),
        xanchor="left" if shift else "center",
        xshift=shift,
        yshift=lift,
        bgcolor=theme.BACKGROUND,
        borderpad=1,
        font={"size": 14, "color": colour},
    )
