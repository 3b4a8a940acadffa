"""Choices among maps of the simulated stream."""

from __future__ import annotations

from components.figures.core.control import Control
from components.study import Study


def _simulated_layers(study: Study) -> list[str]:
    """Layers with a grid of maps, the weakest signal first."""
    few = study.table("simulated_settings")["layer"].unique()
    rows = study.table("simulated_separation")
    rows = rows[(rows["world"] == "planted") & rows["layer"].isin(few)]
    return [str(layer) for layer in rows.sort_values(["d", "layer"])["layer"]]


def _signal_words(study: Study, value: str) -> str:
    rows = study.table("simulated_separation").set_index(["layer", "world"])
    return f"as at layer {value}, d = {rows.loc[(int(value), 'planted'), 'd']:.2f}"


SIGNAL = Control(
    "signal",
    "Planted signal",
    "choice",
    ("simulated_settings", "simulated_separation"),
    _simulated_layers,
    start=lambda study: _simulated_layers(study)[-1],
    say=_signal_words,
)


def _seeds(study: Study) -> list[str]:
    return [str(seed) for seed in sorted(study.table("simulated_settings")["seed"].unique())]


MAP_SEED = Control("map_seed", "Seed of the maps", "choice", ("simulated_settings",), _seeds)
