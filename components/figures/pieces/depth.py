"""Which layer, and over which layers a signal stays high."""

from __future__ import annotations

import pandas as pd

from components.figures.core.control import Control
from components.study import Study

NEAR_MAXIMUM = 0.8  # a layer belongs to the plateau above this share of the largest value


def _layers(study: Study) -> list[str]:
    return [str(layer) for layer in study.table("layers")["layer"]]


def _peak(study: Study) -> str:
    layers = study.table("layers")
    return str(layers["layer"][layers["d"].idxmax()])


def _attention(study: Study, value: str) -> str:
    kind = study.table("layers").set_index("layer")["attention"][int(value)]
    return value if kind == "unstated" else f"{value} ({kind} attention)"


LAYER = Control("layer", "Layer", "slider", ("layers",), _layers, start=_peak, say=_attention)


def plateau(signal: pd.Series) -> tuple[int, int]:
    """First and last index of the longest run of layers within a fifth of the maximum."""
    high = (signal >= NEAR_MAXIMUM * signal.max()).astype(int)
    runs = high.groupby((high != high.shift()).cumsum()).agg(["first", "size"])
    longest = runs[runs["first"] == 1]["size"].idxmax()
    end = int(runs.loc[:longest, "size"].sum()) - 1
    return end - int(runs.loc[longest, "size"]) + 1, end
