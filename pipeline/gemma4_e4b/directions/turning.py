"""How the direction turns from layer to layer."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read


def layer_cosines(source: Path) -> pd.DataFrame:
    """Cosine of every pair of layers, each pair once."""
    rows = read(source, "tables/layer_direction_cosines.csv")
    return rows[rows["layer_i"] < rows["layer_j"]]


def direction_turns(source: Path) -> pd.DataFrame:
    """The turn into each layer from the one before; the first layer has none."""
    rows = read(source, "tables/direction_trajectory.csv").dropna(subset="cos_prev_layer")
    return pd.DataFrame(
        {
            "layer": rows["layer"],
            "attention": rows["attention"],
            "cosine": rows["cos_prev_layer"],
            "angle": rows["angle_prev_deg"],
        }
    )


def turn_phases(source: Path) -> pd.DataFrame:
    """Turns by the place of the layer in the pattern of attention types, which repeats."""
    rows = read(source, "tables/direction_break_by_phase.csv")
    return pd.DataFrame(
        {
            "place": rows["layer_index_mod_6"] + 1,
            "attention": rows["is_global_phase"].map({0: "sliding", 1: "global"}),
            "turns": rows["n_transitions"],
            "peaks": rows["n_local_minima"],
            "mean_cosine": rows["mean_cos_into"],
        }
    )


def turn_chance(source: Path) -> pd.DataFrame:
    """How often turns chosen at random are as large on average as those into global layers."""
    stats = json.loads((source / "tables/direction_stats.json").read_text("utf-8"))
    adjacent = stats["adjacent_cosine"]
    return pd.DataFrame(
        {
            "mean_global": [adjacent["into_global_mean"]],
            "mean_sliding": [adjacent["into_sliding_mean"]],
            "chance": [adjacent["permutation_p_mean_this_low"]],
        }
    )


RECIPES: Recipes = {
    "layer_cosines": layer_cosines,
    "direction_turns": direction_turns,
    "turn_phases": turn_phases,
    "turn_chance": turn_chance,
}
