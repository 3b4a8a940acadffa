"""Running a model at home: the speeds that are stated, and for which machine."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.study import Study

UNNAMED = "not named"


@figure("tokens-per-second", "Speeds as stated", page="local", needs=["local_claims"])
def speeds(study: Study) -> go.Figure:
    """Tokens per second as stated, filled where the machine is named, open where it is not.

    Reads `local_claims`, of which the rows on speed are drawn.
    """
    rows = study.table("local_claims")
    rows = rows[rows["quantity"] == "speed"].sort_values("value", ascending=False)
    rows = rows.reset_index(drop=True)
    rows["seconds_per_100"] = (100 / rows["value"]).round(1)
    rows["y"] = -rows.index
    named = rows["machine"] != UNNAMED
    fig = go.Figure()
    _draw(fig, rows, named)
    unnamed = int((~named).sum())
    return theme.finish(
        fig,
        title=f"Of {len(rows)} stated speeds, {unnamed} name no machine"
        if unnamed
        else f"{len(rows)} stated speeds, each for its own machine",
        subtitle="Speed of writing as one author states it; open dots have no machine, so they "
        "cannot be compared",
        alt=_alt(rows),
        n=f"{len(rows)} statements by one author; no number of runs, no settings in full",
        rows=rows[["model", "machine", "value", "unit", "seconds_per_100"]],
        height=100 + 62 * len(rows),
    )


def _draw(fig: go.Figure, rows: pd.DataFrame, named: pd.Series) -> None:
    for y, value in zip(rows["y"], rows["value"], strict=True):
        fig.add_scatter(
            x=[0, value],
            y=[y, y],
            mode="lines",
            line={"color": theme.AXIS, "width": 2},
            hoverinfo="skip",
        )
    for some, symbol in ((rows[named], "circle"), (rows[~named], "circle-open")):
        fig.add_scatter(
            x=some["value"].tolist(),
            y=some["y"].tolist(),
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 15,
                "color": theme.INK2,
                "line": {"width": 3, "color": theme.INK2},
            },
            customdata=some[["model", "machine"]].to_numpy().tolist(),
            hovertemplate="%{customdata[0]}: %{x} tokens per second<br>machine: "
            "%{customdata[1]}<extra></extra>",
        )
    labels = [
        theme.note(
            f"<b>{row['model']}</b>, "
            + (row["machine"] if row["machine"] != UNNAMED else "machine not named"),
            x=0,
            xanchor="left",
            y=row["y"],
            yshift=20,
            font={"size": 15, "color": theme.INK},
            bgcolor=theme.BACKGROUND,
        )
        for _, row in rows.iterrows()
    ]
    values = [
        theme.note(
            f"{value:g}",
            x=value,
            xanchor="left",
            xshift=14,
            y=y,
            font={"size": 15, "color": theme.INK},
        )
        for value, y in zip(rows["value"], rows["y"], strict=True)
    ]
    fig.update_xaxes(
        title="tokens per second", range=[0, 1.15 * float(rows["value"].max())], showgrid=True
    )
    fig.update_yaxes(visible=False, range=[float(rows["y"].min()) - 0.4, 0.75])
    fig.update_layout(annotations=[*labels, *values], margin={"l": 12, "r": 12, "t": 4, "b": 48})


def _alt(rows: pd.DataFrame) -> str:
    return f"{len(rows)} dots. " + " ".join(
        f"{row['model']}: {row['value']:g} tokens per second, machine {row['machine']}, "
        f"{row['seconds_per_100']:g} seconds for 100 tokens."
        for _, row in rows.iterrows()
    )
