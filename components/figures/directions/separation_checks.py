"""What chance can do to a separation: held-out halves and shuffled labels, on a layer's curve."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.study import NotInStudy, Study


def checks_of(study: Study) -> pd.DataFrame | None:
    """What chance can do, layer by layer; None where a study cannot tell."""
    try:
        checks = study.table("separation_checks")
    except NotInStudy:
        return None
    return checks.sort_values("layer").reset_index(drop=True)


def draw_checks(fig: go.Figure, checks: pd.DataFrame) -> None:
    """Separation on held-out prompts with its range, and the bound of shuffled labels."""
    layers, kept = checks["layer"].tolist(), checks["held_out"]
    fig.add_scatter(
        x=layers,
        y=checks["shuffled_high"].tolist(),
        mode="lines",
        name="95 % of shuffled labels lie below",
        line={"color": theme.INK3, "width": 2, "dash": "dash"},
        hovertemplate="layer %{x}<br>95 % of shuffles below %{y:.3f}<extra></extra>",
        showlegend=True,
    )
    fig.add_scatter(
        x=layers,
        y=kept.tolist(),
        mode="markers",
        name="on held-out prompts",
        marker={"symbol": "diamond", "size": 7, "color": theme.METHODS[0]},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": (checks["held_out_high"] - kept).round(4).tolist(),
            "arrayminus": (kept - checks["held_out_low"]).round(4).tolist(),
            "color": theme.METHODS[0],
            "thickness": 1.5,
            "width": 0,
        },
        hovertemplate="layer %{x}, held out<br>d = %{y:.3f}<extra></extra>",
        showlegend=True,
    )


def finding(checks: pd.DataFrame, rows: pd.DataFrame) -> str:
    """What the checks say of the whole curve of `rows`, in a few words."""
    if (rows["d"] <= checks["shuffled_high"]).all():
        return "No layer separates the classes further than shuffled labels can"
    best = checks.loc[checks["held_out"].idxmax()]
    return (
        f"On held-out prompts the separation is largest at layer {int(best['layer'])}, "
        f"d = {best['held_out']:.2f}"
    )


def in_words(checks: pd.DataFrame, layer: int) -> str:
    """The checks of one layer in words."""
    here = checks[checks["layer"] == layer]
    if here.empty:
        return ""
    row = here.iloc[0]
    return (
        f" On held-out prompts {row['held_out']:.3f} ({row['held_out_low']:.3f} to "
        f"{row['held_out_high']:.3f}); shuffled labels give {row['shuffled']:.3f} on average, and "
        f"{100 * row['chance']:.3g} % of labellings do as well as the true one."
    )
