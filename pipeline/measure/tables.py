"""The app's tables, from what was measured layer by layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.geometry.directions import Array, angle
from components.geometry.stream.gram import Labels
from components.geometry.toys.reference import cosines
from pipeline.measure.layer import DIGITS, Draws

CHECKS = ("held_out", "held_out_low", "held_out_high", "shuffled", "shuffled_high", "chance")


def attention(layers: int, whole: Sequence[int] | None) -> list[str]:
    """Attention type of each layer: `whole` are those that attend to all of the text, if known."""
    if whole is None:
        return ["unstated"] * layers
    return ["global" if layer in whole else "sliding" for layer in range(layers)]


def by_layer(
    measured: list[dict[str, Any]], refuse: Labels, kinds: list[str], draws: Draws
) -> dict[str, pd.DataFrame]:
    """The tables with one row per layer."""
    rows = pd.DataFrame(measured)
    rows.insert(0, "layer", range(len(rows)))
    sizes = {"n_refuse": int(refuse.sum()), "n_comply": int((~refuse).sum())}
    drawn = {"splits": draws.splits, "shuffles": draws.shuffles}
    separation = rows[["layer", "d"]].assign(attention=kinds, error=0.0, **sizes)
    return {
        "layers": separation[["layer", "attention", "d", "error", *sizes]],
        "separation_checks": rows[["layer", *CHECKS, "dimensions"]].assign(**drawn, **sizes),
        "pca_capture": rows[["layer", "first", "first_three"]].assign(error=0.0, **sizes),
    }


def between_layers(directions: Array, kinds: list[str]) -> dict[str, pd.DataFrame]:
    """How the direction turns, from unit `directions` (layers, width); nothing for one layer."""
    if len(directions) < 2:
        return {}
    square = np.round(cosines(directions), DIGITS)
    pairs = [(i, j) for i in range(len(square)) for j in range(i + 1, len(square))]
    turns = [
        {
            "layer": layer,
            "attention": kinds[layer],
            "cosine": (cosine := float(square[layer - 1, layer])),
            "angle": round(angle(cosine), 2),
        }
        for layer in range(1, len(square))
    ]
    return {
        "layer_cosines": pd.DataFrame(
            [(i, j, square[i, j]) for i, j in pairs], columns=["layer_i", "layer_j", "cosine"]
        ),
        "direction_turns": pd.DataFrame(turns),
    }


def map_points(places: list[list[float]], refuse: Labels, layer: int) -> pd.DataFrame:
    """Points of one map, sorted by place, so that their order says nothing about prompts."""
    points = pd.DataFrame(places, columns=["x", "y"])
    points["group"] = np.where(refuse, "refuse", "comply")
    points = points.sort_values(["x", "y", "group"], ignore_index=True)
    points.insert(0, "layer", layer)
    points.insert(1, "point", range(len(points)))
    return points.assign(error_x=0.0, error_y=0.0)
