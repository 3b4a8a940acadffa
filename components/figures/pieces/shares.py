"""How a share is drawn: its dot, its interval, its counts."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.geometry.statistics.proportions import METHOD, Share


def shares(rows: pd.DataFrame, k: str = "refused", n: str = "n") -> pd.DataFrame:
    """Adds `percent`, `low` and `high` (percent), and `counts` to rows of k of n."""
    each = [Share(int(a), int(b)) for a, b in zip(rows[k], rows[n], strict=True)]
    return rows.assign(
        percent=[round(share.percent, 2) for share in each],
        low=[round(share.interval[0], 2) for share in each],
        high=[round(share.interval[1], 2) for share in each],
        counts=[share.counts for share in each],
    )


def dots(rows: pd.DataFrame, *, x: str, y: str, colour: str, **marker: Any) -> go.Scatter:
    """Dots with whiskers for `rows` of shares; whiskers lie along the axis that holds percent."""
    whiskers = {
        "type": "data",
        "symmetric": False,
        "array": (rows["high"] - rows["percent"]).round(2).tolist(),
        "arrayminus": (rows["percent"] - rows["low"]).round(2).tolist(),
        "color": colour,
        "thickness": 2,
        "width": 0,
    }
    return go.Scatter(
        x=rows[x].tolist(),
        y=rows[y].tolist(),
        mode="markers",
        marker={"size": 13, "color": colour, "line": {"width": 3, "color": colour}, **marker},
        customdata=rows[["counts", "low", "high"]].to_numpy().tolist(),
        hovertemplate="%{customdata[0]} refused<br>"
        f"{METHOD} %{{customdata[1]:.0f}} to %{{customdata[2]:.0f}} %<extra></extra>",
        **{f"error_{'x' if x == 'percent' else 'y'}": whiskers},
    )


def percent_axis(axis: str, *, grid: bool = True) -> dict[str, Any]:
    """Layout of an axis of percent, from 0 to 100."""
    return {
        f"{axis}axis": {
            "range": [-3, 103],
            "tickvals": [0, 25, 50, 75, 100],
            "ticktext": ["0 %", "25 %", "50 %", "75 %", "100 %"],
            "showgrid": grid,
            "gridcolor": theme.RULE,
        }
    }
