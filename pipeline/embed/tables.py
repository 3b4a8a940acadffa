"""The tables of the simulated stream, from a study's tables and a way to make maps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd

from components.geometry.stream.gram import Labels, gram, halves, held_out, separations
from pipeline.cache import Cache
from pipeline.embed import maps
from pipeline.embed.stream import SEED, Cast, cast, stream, strength_for
from pipeline.layout import Layout

SPLITS = 20
Progress = Callable[[Any, str], Iterable[Any]]  # goes through items, and shows how far it is
WORLDS = ("planted", "shuffled", "nothing")  # as planted; labels dealt out anew; strength 0
TABLES = (
    "simulated_points",
    "simulated_separation",
    "simulated_axis",
    "simulated_umap",
    "simulated_settings",
    "simulated_grid",
    "simulated_beside",
)


def make(
    counts: pd.DataFrame, signal: pd.DataFrame, layout: Layout, cache: Cache, shown: Progress
) -> dict[str, pd.DataFrame]:
    """All TABLES. Reads `prompt_counts` and `layers`; maps are taken from `cache` if there."""
    prompts = cast(counts)
    signal = signal.sort_values("layer")
    depths = [int(layer) for layer in signal["layer"]]
    strengths = {
        layer: strength_for(prompts, float(d)) for layer, d in zip(depths, signal["d"], strict=True)
    }
    few = maps.spread_layers(signal)
    grid = maps.settings(few)

    def drawn(strength: float, seed: int, neighbours: int, min_dist: float) -> Any:
        name = f"{strength:g}-{seed}-{neighbours}-{min_dist:g}"
        points = stream(prompts, strength)
        return cache.get(name, lambda: maps.quantised(layout(points, neighbours, min_dist, seed)))

    usual = {
        layer: drawn(strengths[layer], SEED, *maps.USUAL) for layer in shown(depths, "all layers")
    }
    gridded = {
        at: drawn(strengths[each.layer], each.seed, each.neighbours, each.min_dist)
        for at, each in shown(list(enumerate(grid)), "grid of settings")
    }
    beside = {}
    for layer in few:
        flat = maps.components(stream(prompts, strengths[layer]))
        beside[layer, "components"] = maps.quantised(flat)
        beside[layer, "nothing"] = drawn(0.0, SEED, *maps.USUAL)
    return {
        "simulated_points": points(prompts),
        "simulated_separation": separation(prompts, strengths),
        "simulated_axis": axis(prompts, {layer: strengths[layer] for layer in few}),
        "simulated_umap": stacked(usual, ["layer"]),
        "simulated_settings": pd.DataFrame(grid).rename_axis("setting").reset_index(),
        "simulated_grid": stacked(gridded, ["setting"]),
        "simulated_beside": stacked(beside, ["layer", "map"]),
    }


def points(prompts: Cast) -> pd.DataFrame:
    """What is planted in each simulated prompt, and its classes."""
    return pd.DataFrame(
        {
            "point": range(len(prompts.kind)),
            "kind": prompts.kind,
            "ends": np.where(prompts.question, "question", "other"),
            "group": classes(prompts.refuse),
            "shuffled": classes(prompts.shuffled),
        }
    )


def classes(refuse: Labels) -> list[str]:
    """A labelling in words."""
    return ["refuse" if one else "comply" for one in refuse]


def worlds(prompts: Cast, strength: float) -> dict[str, tuple[Any, Labels]]:
    """Stream and labels of each of WORLDS."""
    planted = stream(prompts, strength)
    return {
        "planted": (planted, prompts.refuse),
        "shuffled": (planted, prompts.shuffled),
        "nothing": (stream(prompts, 0.0), prompts.refuse),
    }


def separation(prompts: Cast, strengths: dict[int, float]) -> pd.DataFrame:
    """Cohen's d in each world and layer, on the prompts that define the axis and on others."""
    rows = []
    for layer, strength in strengths.items():
        for world, (activations, refuse) in worlds(prompts, strength).items():
            products = gram(activations)
            kept = held_out(products, refuse, halves(refuse, SPLITS, SEED))
            rows.append(
                {
                    "layer": layer,
                    "world": world,
                    "strength": 0.0 if world == "nothing" else strength,
                    "d": round(float(separations(products, refuse[None])[0]), 4),
                    "held_out": round(float(kept.mean()), 4),
                }
            )
    return pd.DataFrame(rows)


def axis(prompts: Cast, strengths: dict[int, float]) -> pd.DataFrame:
    """Each prompt along the difference of means, in hundredths of a standard deviation."""
    parts = [
        pd.DataFrame(
            {
                "layer": layer,
                "world": world,
                "point": range(len(refuse)),
                "place": np.rint(100 * maps.along(activations, refuse)).astype(int),
            }
        )
        for layer, strength in strengths.items()
        for world, (activations, refuse) in worlds(prompts, strength).items()
    ]
    return pd.concat(parts, ignore_index=True)


def stacked(drawn: dict[Any, list[list[int]]], names: list[str]) -> pd.DataFrame:
    """Maps below each other, each under its key."""
    parts = []
    for key, places in drawn.items():
        keys = key if isinstance(key, tuple) else (key,)
        part = pd.DataFrame(places, columns=["x", "y"])
        part.insert(0, "point", range(len(part)))
        for at, (name, value) in enumerate(zip(names, keys, strict=True)):
            part.insert(at, name, value)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)
