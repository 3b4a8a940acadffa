"""Choices among maps: of the simulated stream, and in place of maps that are not published."""

from __future__ import annotations

from components.figures.controls.control import Control
from components.study import Study

STANDS_IN = {"published": "the nearest published map", "simulated": "a simulated stand-in"}


def _stand_ins(study: Study) -> list[str]:
    """A simulated map can be had where the study has them and its own maps leave a layer out."""
    missing = set(study.table("layers")["layer"]) - set(study.table("umap")["layer"])
    both = missing and "simulated_umap" in study.entries
    return list(STANDS_IN) if both else ["published"]


STAND_IN = Control(
    "stand_in",
    "Where no map is published, show",
    "choice",
    ("layers", "umap"),
    _stand_ins,
    say=lambda study, value: STANDS_IN[value],
)


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
