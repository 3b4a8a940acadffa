"""Toys for builders: made-up rates of layers around a model, and alarms at supposed rates."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from components.geometry.statistics.alarm import alarm, at_least
from components.geometry.statistics.power import power
from pipeline.source import Recipes

REQUESTS, SEED = 1000, 10
# Name, what a museum has in its place, made-up share stopped, the layer that falls with it.
LAYERS = {
    "provenance": ("Known file", "the guards’ papers are checked", 0.0, "refusal"),
    "input": ("Input screen", "a look at tickets and bags", 0.4, "none"),
    "refusal": ("The model’s refusal", "guards who say no", 0.7, "none"),
    "tools": ("Tool permissions", "locked display cases", 0.8, "none"),
    "output": ("Output screen", "a look into bags at the exit", 0.4, "none"),
    "human": ("A person", "someone who signs before anything leaves", 0.5, "none"),
}
HEALTHY = (0.99, 0.95, 0.9)
NOW = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.2, 0.0)
SIZES, PAIRS = range(5, 205, 5), (10, 20, 40, 60, 80, 100, 150, 200)


def toy_defences(source: Path) -> pd.DataFrame:
    """The layers in order, with made-up rates."""
    return pd.DataFrame(
        [
            (order, id, *words, REQUESTS, SEED)
            for order, (id, words) in enumerate(LAYERS.items(), 1)
        ],
        columns=["order", "defence", "name", "analogy", "stops", "upholds", "requests", "seed"],
    )


def canary_alarms(source: Path) -> pd.DataFrame:
    """Alarms on a set of prompts, and how often they ring at supposed rates of refusal."""
    rows = [
        (n, healthy, now, rings, *(round(at_least(n, rings, r), 5) for r in (healthy, now)))
        for healthy in HEALTHY
        for n, rings in ((n, alarm(n, healthy)) for n in SIZES)
        for now in NOW
    ]
    columns = ["n", "healthy", "now", "failures", "false_alarms", "caught"]
    return pd.DataFrame(rows, columns=columns)


def canary_pairs(source: Path) -> pd.DataFrame:
    """Chance that Fisher's test tells the set asked before from the set asked now."""
    rows = [
        (n, healthy, now, round(power(n, healthy, now), 5))
        for healthy in HEALTHY
        for n in PAIRS
        for now in NOW
    ]
    return pd.DataFrame(rows, columns=["n", "healthy", "now", "caught"])


RECIPES: Recipes = {
    "toy_defences": toy_defences,
    "canary_alarms": canary_alarms,
    "canary_pairs": canary_pairs,
}
