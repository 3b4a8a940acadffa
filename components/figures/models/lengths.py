"""Length of an arrow against what cutting it does: the longest is not the best."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.models.controls import MEASURED, run_name
from components.study import Study

KINDS = (
    (False, "dropped by a rule", theme.INK3, "circle-open"),
    (True, "passes the rules", theme.METHODS[0], "circle"),
)


def candidates(study: Study, run: str) -> pd.DataFrame:
    """Candidates of `run` with their length, cosine with the chosen one, and score."""
    keys = ["run", "position", "layer"]
    arrows = study.table("models_arrows")
    rows = arrows[arrows["run"] == run].merge(study.table("models_candidates"), on=keys)
    return rows.drop(columns="run")


@figure(
    "largest-is-not-best",
    "The longest arrow is not the best",
    page="models",
    needs=["models_arrows", "models_candidates", "models_runs"],
    controls=[MEASURED],
)
def lengths(study: Study, *, measured: str) -> go.Figure:
    """Refusal score after the cut against the length of the difference of means, candidate by one.

    Reads `models_arrows` and `models_candidates`. Low scores mean that refusal is gone.
    """
    rows = candidates(study, measured)
    own = rows.loc[rows["chosen"].idxmax()]
    longest = rows.loc[rows["norm"].idxmax()]
    rank = int((rows["norm"] > own["norm"]).sum()) + 1
    model = study.table("models_runs").set_index("run").loc[measured]
    name = run_name(study, measured)
    fig = go.Figure()
    _traces(fig, rows, model)
    top = float(rows["norm"].max())
    fig.update_xaxes(title="length of the difference of means", range=[0, 1.08 * top])
    fig.update_yaxes(showgrid=True)
    ink = {"size": 14, "color": theme.INK}
    right = {"xanchor": "right", "yanchor": "top", "xshift": 8, "yshift": -8}
    fig.update_layout(
        annotations=[
            _pointed(f"chosen: layer {own['layer']}", own, ink),
            theme.note(
                f"longest: layer {longest['layer']}",
                x=longest["norm"],
                y=longest["refusal"],
                **right,
                font=ink,
            ),
            theme.note(
                "unedited",
                x=1.08 * top,
                y=float(model["harmful"]),
                xanchor="right",
                yanchor="bottom",
                font={"size": 13, "color": theme.INK3},
            ),
        ],
        margin={"l": 40, "r": 10, "t": 12, "b": 84},
        legend={"orientation": "h", "x": 0, "y": -0.2, "yanchor": "top"},
    )
    times = longest["norm"] / own["norm"]
    cosines = rows.loc[rows["passed"] & ~rows["chosen"], "cosine"]
    return theme.finish(
        fig,
        title=f"{name}: the longest arrow is {times:.1f} times as long as the chosen one, and "
        "cutting it does less",
        subtitle="Log-odds that a reply to a harmful prompt begins with a refusal, with the arrow "
        "cut out, against its length. Down is less refusal",
        alt=_alt(rows, name, own, rank, longest, model),
        n=f"{len(rows)} of {model['candidates']} candidates; those of length zero are left out. "
        "Scores are means over at most 32 validation prompts, without intervals",
        rows=rows,
        readout=_readout(own, rank, rows, longest, times, cosines),
        height=430,
        narrow={"margin": {"l": 34, "r": 6, "t": 12, "b": 90}, "height": 420},
    )


def _traces(fig: go.Figure, rows: pd.DataFrame, model: pd.Series) -> None:
    for passed, words, colour, symbol in KINDS:
        some = rows[rows["passed"] == passed]
        fig.add_scatter(
            x=some["norm"].tolist(),
            y=some["refusal"].tolist(),
            mode="markers",
            name=words,
            showlegend=True,
            marker={
                "symbol": symbol,
                "size": 9,
                "color": colour,
                "line": {"width": 2, "color": colour},
            },
            customdata=some[["layer", "position", "cosine"]].to_numpy().tolist(),
            hovertemplate="layer %{customdata[0]}, position %{customdata[1]}<br>length %{x:.1f}, "
            "score %{y:.1f}<br>cosine with the chosen one %{customdata[2]:.2f}<extra></extra>",
        )
    fig.add_hline(y=float(model["harmful"]), line={"color": theme.AXIS, "width": 1, "dash": "dash"})


def _alt(
    rows: pd.DataFrame, name: str, own: pd.Series, rank: int, longest: pd.Series, model: pd.Series
) -> str:
    return (
        f"Scatter of {len(rows)} candidate arrows of {name}. Chosen: layer {own['layer']}, "
        f"length {own['norm']:.1f}, score {_signed(own['refusal'])}; {rank - 1} are longer. "
        f"Longest: layer {longest['layer']}, length {longest['norm']:.1f}, score "
        f"{_signed(longest['refusal'])}. Unedited: {_signed(model['harmful'])}."
    )


def _readout(
    own: pd.Series,
    rank: int,
    rows: pd.DataFrame,
    longest: pd.Series,
    times: float,
    cosines: pd.Series,
) -> list[tuple[str, str]]:
    return [
        (
            "Chosen",
            f"layer {own['layer']}: length {own['norm']:.1f}, the {_nth(rank)} "
            f"longest of {len(rows)}; score {_signed(own['refusal'])}",
        ),
        (
            "Longest",
            f"layer {longest['layer']}: length {longest['norm']:.1f}, {times:.1f} times "
            f"as long; score {_signed(longest['refusal'])}",
        ),
        (
            "Others that pass",
            f"their cosines with the chosen one run from "
            f"{cosines.min():.2f} to {cosines.max():.2f}: kin, not copies",
        ),
    ]


def _pointed(words: str, row: pd.Series, font: dict[str, object]) -> dict[str, object]:
    return {
        "text": words,
        "x": float(row["norm"]),
        "y": float(row["refusal"]),
        "ax": 60,
        "ay": 14,
        "arrowcolor": theme.INK3,
        "arrowwidth": 1.5,
        "standoff": 6,
        "xanchor": "left",
        "font": font,
    }


def _signed(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")


def _nth(rank: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{rank}{'th' if rank % 100 in (11, 12, 13) else ends.get(rank % 10, 'th')}"
