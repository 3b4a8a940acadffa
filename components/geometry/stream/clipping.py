"""Extreme entries of activations, and clipping them."""

from __future__ import annotations

import numpy as np

from components.geometry.directions import Array


def clip_level(activations: Array, quantile: float) -> float:
    """The `quantile` of the absolute entries of `activations` (n, d) of one layer, pooled.

    One level serves a whole layer: all prompts and all coordinates share it. Raises ValueError
    for a quantile outside 0 to 1.
    """
    if not 0 <= quantile <= 1:
        raise ValueError(f"{quantile} is not a quantile")
    return float(np.quantile(np.abs(activations), quantile))


def winsorise(activations: Array, quantile: float) -> Array:
    """`activations` (n, d) of one layer with every entry clipped to the level of `quantile`.

    Extremes are moved to the limit and none is dropped (Tukey, 1962, Annals of Mathematical
    Statistics 33:1). The usual form clips each column at its own quantiles; this one, after the
    study, clips at plus and minus one level for all. Raises ValueError.
    """
    level = clip_level(activations, quantile)
    return np.asarray(np.clip(activations, -level, level), dtype=np.float64)
