"""One simulated stream, many maps of it: what a UMAP does with the same points."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.figures.lab.map_controls import MAP_SEED, SIGNAL
from components.figures.lab.map_grid import Strip, arranged, middles
from components.figures.lab.simulated_maps import BESIDE, Map, beside, grid_of
from components.figures.pieces.simulated import CLASSES, KINDS, scatter
from components.study import Study

WORLDS = {
    "planted": "As planted",
    "shuffled": "With shuffled labels",
    "nothing": "With nothing planted",
}
AXIS = "Along the difference of means"


@figure(
    "toy-umap",
    "One stream, many maps",
    page="lab",
    needs=[
        "simulated_points",
        "simulated_settings",
        "simulated_grid",
        "simulated_beside",
        "simulated_axis",
        "simulated_separation",
    ],
    controls=[SIGNAL, MAP_SEED],
    thumbnail=Thumbnail(marks=0.4),
)
def toy_umap(study: Study, *, signal: str, map_seed: str) -> go.Figure:
    """UMAP of one simulated stream with several settings, beside controls, above the axis itself.

    Reads the tables `simulated_*` of one layer. The gap of a map is Cohen's d of the two classes
    along the line through their centroids on the map; that of the axis, along the difference of
    means of the stream.
    """
    layer = int(signal)
    grid = grid_of(study, layer, int(map_seed))
    others = beside(study, layer, grid[len(grid) // 2])
    fig = go.Figure()
    for at, each in enumerate([*grid, *others]):
        number = "" if at == 0 else str(at + 1)
        scatter(
            fig,
            each.points,
            each.by,
            size=4,
            legend=at == 0,
            xaxis=f"x{number}",
            yaxis=f"y{number}",
        )
    apart = study.table("simulated_separation").query("layer == @layer").set_index("world")
    strips, reach = _strips(fig, study, layer, apart, len(grid) + len(others) + 1)
    panels = [each.panel for each in (*grid, *others)]
    heading = f"{AXIS}, the axis that edits use"
    wide = arranged(panels, strips, heading, reach, narrow=False)
    fig.update_layout(wide)
    narrow = arranged(panels, strips, AXIS, reach, narrow=True)

    gaps = [each.gap for each in grid]
    planted, nothing = apart.loc["planted"], apart.loc["nothing"]
    rows = pd.DataFrame(
        [
            *((each.name[0], round(each.gap, 2)) for each in (*grid, *others)),
            *((f"axis, {name.lower()}", apart["d"][world]) for world, name in WORLDS.items()),
            *(
                (f"axis, {name.lower()}, held out", apart["held_out"][world])
                for world, name in WORLDS.items()
            ),
        ],
        columns=["shown", "standard deviations apart"],
    )
    maps = {each.name[1]: each.gap for each in others}
    empty = maps[BESIDE["nothing"][1]]
    return theme.finish(
        fig,
        title=f"{len(grid)} maps of the same points set the classes {min(gaps):.1f} to "
        f"{max(gaps):.1f} apart; along their axis they are {planted['d']:.1f} apart",
        subtitle="UMAP of one simulated stream. Over each map its neighbours and smallest "
        "distance, and how far apart the classes look, in standard deviations",
        alt=_alt(grid, gaps, maps, empty, planted, apart, nothing),
        n=f"{len(grid[0].points)} simulated prompts, in the proportions of the study",
        rows=rows,
        readout=_readout(layer, planted, gaps, empty, nothing),
        narrow=narrow,
        height=wide["height"],
    )


def _alt(
    grid: list[Map],
    gaps: list[float],
    maps: dict[str, float],
    empty: float,
    planted: pd.Series,
    apart: pd.DataFrame,
    nothing: pd.Series,
) -> str:
    return (
        f"{len(grid)} small scatter plots of the same {len(grid[0].points)} simulated points, "
        f"with gaps of {min(gaps):.2f} to {max(gaps):.2f} standard deviations between the two "
        f"classes; beside them the principal components ({maps[BESIDE['components'][1]]:.2f}), "
        f"one map with shuffled labels ({maps[BESIDE['shuffled'][1]]:.2f}), and one of a stream "
        f"with nothing planted ({empty:.2f}). Below, strips of dots along the difference of "
        f"means: as planted the classes lie {planted['d']:.2f} apart, with shuffled labels "
        f"{apart['d']['shuffled']:.2f}, with nothing planted {nothing['d']:.2f}."
    )


def _readout(
    layer: int, planted: pd.Series, gaps: list[float], empty: float, nothing: pd.Series
) -> list[tuple[str, str]]:
    return [
        ("Planted signal", f"as strong as at layer {layer}, d = {planted['d']:.2f}"),
        ("On other prompts than those that set the axis", f"d = {planted['held_out']:.2f}"),
        ("On the maps", f"from {min(gaps):.2f} to {max(gaps):.2f}"),
        (
            "With nothing planted",
            f"{empty:.2f} on the map; {nothing['d']:.2f} along the axis, held out "
            f"{nothing['held_out']:.2f}",
        ),
    ]


def _strips(
    fig: go.Figure, study: Study, layer: int, apart: pd.DataFrame, number: int
) -> tuple[list[Strip], tuple[float, float]]:
    """Add the strips of dots along the axis to the axes of this number; their names and reach."""
    places = study.table("simulated_axis").merge(study.table("simulated_points"), on="point")
    places = places[places["layer"] == layer]
    strips, parts = [], []
    for world, name in WORLDS.items():
        own = places[places["world"] == world]
        heading = f"{name}: {apart['d'][world]:.2f} apart, held out {apart['held_out'][world]:.2f}"
        by = {"planted": "kind", "shuffled": "shuffled", "nothing": "group"}[world]
        for value, mark in (KINDS if by == "kind" else CLASSES).items():
            some = own[own[by] == value]
            if some.empty:
                continue
            strips.append(Strip(mark.name, heading))
            parts.append((mark, (some["place"] / 100).tolist()))
            heading = ""
    for (mark, along), middle in zip(parts, middles(strips), strict=True):
        fig.add_scatter(
            x=along,
            y=[middle] * len(along),
            mode="markers",
            xaxis=f"x{number}",
            yaxis=f"y{number}",
            marker={
                "symbol": "line-ns-open",
                "size": 14,
                "color": mark.colour,
                "opacity": 0.5,
                "line": {"width": 1.5, "color": mark.colour},
            },
            hovertemplate=f"{mark.name}: %{{x:.2f}}<extra></extra>",
        )
    ends = places["place"].abs().max() / 100 + 0.2
    return strips, (-ends, ends)
