"""What the edit costs: loss on three kinds of text, the arrow cut out against subtracted."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.models.panels import axis, names, panels
from components.study import Study

CORPORA = {
    "pile": "Web text",
    "alpaca": "Instructions",
    "own replies": "Own replies",
}
# Methods get position and shape, not the colours of outcomes.
MARKS = {"cut": ("circle", theme.METHODS[0]), "subtracted": ("diamond-open", theme.METHODS[2])}
SAID = {"cut": "cut out everywhere", "subtracted": "subtracted at one layer"}
LIFT = 0.16  # of a row: one mark above its middle, the other below


@figure(
    "the-price",
    "What the cut costs",
    page="models",
    needs=["models_losses", "models_runs"],
)
def price(study: Study) -> go.Figure:
    """Change of loss on three kinds of text, cut out against subtracted, a row for each model.

    Reads `models_losses`: `change` in nats per token. Averages over many tokens, one run each.
    """
    models = names(study)
    rows = study.table("models_losses")
    rows = rows[rows["condition"] != "unedited"].reset_index(drop=True)
    rows["y"] = [
        -list(models).index(run) + (LIFT if condition == "cut" else -LIFT)
        for run, condition in zip(rows["run"], rows["condition"], strict=True)
    ]
    corpora = [name for name in CORPORA if name in set(rows["corpus"])]
    fig = go.Figure()
    _traces(fig, corpora, rows)
    low, high = min(0.0, rows["change"].min()) - 0.03, rows["change"].max() + 0.03
    ticks = [tick / 5 for tick in range(int(high * 5) + 1)]
    scale = {"range": [low, high], "tickvals": ticks, "ticktext": [_signed(t, 1) for t in ticks]}
    wide, phone = panels(
        [CORPORA[name] for name in corpora],
        list(models.values()),
        [scale] * len(corpora),
        left=130,
        right=12,
        line=46,
    )
    legend = {"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top"}
    fig.update_layout(**wide, legend=legend)
    fig.update_layout(margin={"b": 40})
    spans = {
        condition: {corpus: _span(rows, condition, corpus) for corpus in corpora}
        for condition in MARKS
    }
    first = corpora[0]
    return theme.finish(
        fig,
        title=f"Cutting the arrow out changes the loss on {CORPORA[first].lower()} by "
        f"{spans['cut'][first]}, subtracting it by {spans['subtracted'][first]}",
        subtitle="Change of cross-entropy loss in nats per token, against the unedited model; "
        "right is worse. No intervals: averages over many tokens, one run each",
        alt=_alt(corpora, models, rows),
        n=f"{len(models)} models, {rows['tokens'].min():,} to {rows['tokens'].max():,} tokens a "
        "text; compare changes within a model only",
        rows=rows.drop(columns="y"),
        readout=_readout(spans),
        height=wide["height"] + 32,
        narrow={**phone, "height": phone["height"] + 40, "margin": {**phone["margin"], "b": 44}},
    )


def _traces(fig: go.Figure, corpora: list[str], rows: pd.DataFrame) -> None:
    for at, corpus in enumerate(corpora):
        for condition, (symbol, colour) in MARKS.items():
            some = rows[(rows["corpus"] == corpus) & (rows["condition"] == condition)]
            fig.add_scatter(
                x=some["change"].tolist(),
                y=some["y"].tolist(),
                mode="markers",
                name=SAID[condition],
                showlegend=at == 0,
                marker={
                    "symbol": symbol,
                    "size": 11,
                    "color": colour,
                    "line": {"width": 2.5, "color": colour},
                },
                hovertemplate=f"{SAID[condition]}<br>%{{x:+.3f}} nats per token<extra></extra>",
                cliponaxis=False,
                xaxis=axis("x", at),
                yaxis=axis("y", at),
            )


def _alt(corpora: list[str], models: dict[str, str], rows: pd.DataFrame) -> str:
    return "Three panels of marks, a row for each model. " + " ".join(
        f"{CORPORA[corpus]}: {models[run]} {_pair(rows, run, corpus)}."
        for corpus in corpora
        for run in models
    )


def _readout(spans: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    return [
        (
            SAID[condition].capitalize(),
            "; ".join(f"{CORPORA[c].lower()} {span}" for c, span in each.items()),
        )
        for condition, each in spans.items()
    ] + [("Not tested", "any skill: an average loss can stay while something particular is lost")]


def _signed(value: float, digits: int = 3) -> str:
    return f"{value:+.{digits}f}".replace("-", "−") if value else "0"


def _span(rows: pd.DataFrame, condition: str, corpus: str) -> str:
    some = rows[(rows["condition"] == condition) & (rows["corpus"] == corpus)]["change"]
    return f"{_signed(some.min(), 2)} to {_signed(some.max(), 2)}"


def _pair(rows: pd.DataFrame, run: str, corpus: str) -> str:
    some = rows[(rows["run"] == run) & (rows["corpus"] == corpus)].set_index("condition")["change"]
    return ", ".join(f"{_signed(some[condition])} {SAID[condition]}" for condition in MARKS)
