"""What readers of the static edition may take along, and only a browser can draw."""

from __future__ import annotations

from pathlib import Path

from components.figures import Figure
from components.study import Study
from components.study.decks import decks
from pipeline.export import moving
from pipeline.export.camera import camera
from pipeline.export.slides import powerpoint
from pipeline.export.slides.slide import pages
from pipeline.progress import shown


def write(place: Path, study: Study, figures: list[Figure], base: str) -> None:
    """Write slides for PowerPoint and moving pictures. Raises DataProblem, ExportProblem."""
    with camera() as ready:
        for deck in decks(study):
            each = list(pages(deck, study, base))
            powerpoint.write(deck, each, study, place / deck.powerpoint, ready)
        moves = [figure for figure in figures if moving.slider(figure, study)]
        for figure in shown(moves, "moving pictures"):
            moving.write(figure, study, place, ready)
