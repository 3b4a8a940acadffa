"""Maps of one layer of the simulated stream: a grid of settings, and what to compare it with."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.figures.lab.map_grid import Panel
from components.geometry.statistics.separation import cohens_d, positions
from components.study import Study

BESIDE = {  # words over the maps beside the grid, on wide screens and on narrow ones
    "components": ("principal components", "components"),
    "shuffled": ("middle map, labels shuffled", "shuffled"),
    "nothing": ("UMAP, nothing planted", "no signal"),
}


@dataclass(frozen=True, eq=False)
class Map:
    """One map: what it is called, where it stands, and its points, coloured `by` a column."""

    name: tuple[str, str]  # on wide screens and on narrow ones
    row: int
    column: int
    beside: bool
    points: pd.DataFrame  # x, y, kind, group
    by: str

    @property
    def gap(self) -> float:
        """Cohen's d of the two classes along the line through their centroids."""
        refuse = (self.points["group"] == "refuse").to_numpy()
        place = positions(self.points[["x", "y"]].to_numpy(dtype="float64"), refuse)
        return cohens_d(place[refuse], place[~refuse])

    @property
    def panel(self) -> Panel:
        return Panel(self.row, self.column, self.beside, *self.name, f"{self.gap:.1f}")


def grid_of(study: Study, layer: int, seed: int) -> list[Map]:
    """The maps of one seed: a row for each smallest distance, a column for each neighbourhood."""
    settings = study.table("simulated_settings")
    settings = settings[(settings["layer"] == layer) & (settings["seed"] == seed)]
    rows, columns = sorted(set(settings["min_dist"])), sorted(set(settings["neighbours"]))
    places = study.table("simulated_grid").merge(study.table("simulated_points"), on="point")
    return [
        Map(
            (
                f"{setting.neighbours} neighbours, {setting.min_dist:g} apart",
                f"{setting.neighbours} near, {setting.min_dist:g}",
            ),
            rows.index(setting.min_dist),
            columns.index(setting.neighbours),
            False,
            places[places["setting"] == setting.setting],
            "kind",
        )
        for setting in settings.sort_values(["min_dist", "neighbours"]).itertuples()
    ]


def beside(study: Study, layer: int, middle: Map) -> list[Map]:
    """Principal components, shuffled labels on `middle`, and a stream with nothing planted."""
    cast = study.table("simulated_points")
    others = study.table("simulated_beside")
    others = others[others["layer"] == layer].merge(cast, on="point")
    points = {
        "components": (others[others["map"] == "components"], "kind"),
        "shuffled": (middle.points.assign(group=middle.points["shuffled"]), "group"),
        "nothing": (others[others["map"] == "nothing"], "group"),
    }
    return [
        Map(name, row, middle.column + 2, True, *points[each])
        for row, (each, name) in enumerate(BESIDE.items())
    ]
