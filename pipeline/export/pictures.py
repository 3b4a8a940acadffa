"""Stills for pages: the plot alone, since title, source and table stand around it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from components.figures import Figure
from components.figures.core.theme import ThemeName, colours
from components.study import Study
from pipeline.export.camera import camera
from pipeline.export.still import HEX, still
from pipeline.progress import shown

WIDTH = 960  # px: as wide as figures may be on pages
THEMES: tuple[ThemeName, ...] = ("light", "dark")
CARD = "card.png"  # ending of the picture for link previews
HEAVY = 250_000  # bytes: a larger SVG draws thousands of marks, and a PNG takes its place


def pictures(figures: Sequence[Figure], study: Study, place: Path, cards: bool) -> None:
    """Write each figure for both themes of a page, and if `cards` with its words for previews.

    Raises ExportProblem without a browser.
    """
    with camera() as ready:
        for figure in shown(figures, "stills"):
            for theme in THEMES:
                drawn, format = plot(figure, study, theme), "svg"
                picture = ready.picture(drawn, "svg")
                if len(picture) > HEAVY:
                    picture, format = ready.picture(drawn, "png"), "png"
                (place / f"{figure.id}.{theme}.{format}").write_bytes(picture)
            if cards:
                card = ready.picture(still(figure, study, "projector"), "png", scale=1)
                (place / f"{figure.id}.{CARD}").write_bytes(card)


def plot(figure: Figure, study: Study, theme: ThemeName) -> dict[str, Any]:
    """A figure without words around it, as Plotly's JSON. Raises DataProblem."""
    pairs = colours(theme)
    text = figure(study).to_json()
    drawn = json.loads(HEX.sub(lambda found: pairs.get(found[0], found[0]), text))
    layout = drawn["layout"]
    layout.pop("meta")
    layout.pop("title")
    return {"data": drawn["data"], "layout": {**layout, "width": WIDTH}}
