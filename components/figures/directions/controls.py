"""How many prompts, and what is supposed to be true."""

from __future__ import annotations

from components.figures.core.control import Control
from components.study import Study

AVERAGES = {"all": "all layers", "band": "the band of high separation"}


def _averages(study: Study) -> list[str]:
    known = set(study.table("category_cosines")["layers"])
    return [name for name in AVERAGES if name in known]


AVERAGE = Control(
    "average",
    "Average over",
    "choice",
    ("category_cosines",),
    _averages,
    say=lambda study, value: AVERAGES[value],
)


def _distances(study: Study) -> list[str]:
    toy = study.table("toy_reference").iloc[0]
    steps = int(toy["steps"])
    return [f"{toy['reach'] * step / steps:g}" for step in range(steps + 1)]


def _halfway(study: Study) -> str:
    return _distances(study)[len(_distances(study)) // 2]


DISTANCE = Control(
    "distance",
    "Distance of the controls’ mean",
    "slider",
    ("toy_reference",),
    _distances,
    start=_halfway,
    say=lambda study, value: f"{value} × a topic’s shift",
)


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
