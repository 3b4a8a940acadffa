"""Which point of a search, and which search."""

from __future__ import annotations

from components.figures.controls.control import Control
from components.study import Study


def _points(study: Study) -> list[str]:
    return [str(point) for point in study.table("search_frontier")["point"]]


def _published(study: Study) -> str:
    """The point that the author of the search published."""
    points = study.table("search_frontier")
    return str(points["point"][points["chosen"].idxmax()])


def _divergence(study: Study, value: str) -> str:
    point = study.table("search_frontier").set_index("point").loc[int(value)]
    return f"{point['refused']} of {point['n']} refused at KL {point['kl']:g}"


POINT = Control(
    "point",
    "Point of the front",
    "slider",
    ("search_frontier",),
    _points,
    start=_published,
    say=_divergence,
)


def _searches(study: Study) -> list[str]:
    runs = list(study.table("kernel_exact")["run"])
    if "kernel_envelope" in study.entries:
        runs.extend(study.table("kernel_envelope")["run"])
    return list(dict.fromkeys(runs))


def _search(study: Study, value: str) -> str:
    exact = value in set(study.table("kernel_exact")["run"])
    return f"{value} model, decoded" if exact else f"{value} model, bounds only"


SEARCH = Control(
    "search", "Edit of the", "choice", ("kernel_exact", "kernel_envelope"), _searches, say=_search
)
