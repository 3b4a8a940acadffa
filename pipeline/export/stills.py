"""Stills of figures as PNG, SVG and PDF: python -m pipeline.export --stills DIR

One browser draws them all, see camera.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from components.figures import Figure
from components.figures.core.theme import ThemeName
from components.study import Study
from pipeline.export.camera import FORMATS, Camera, Format, camera
from pipeline.export.request import Request
from pipeline.export.still import THEMES, still
from pipeline.export.whole import folder
from pipeline.progress import shown


def export(request: Request) -> str:
    """Write every still of the figures asked for, and what each shows in words."""
    with folder(request.target, {"export": "stills"}) as part, camera() as ready:
        for figure in shown(request.figures, "stills"):
            write(figure, request.study, part, ready)
    count = len(request.figures) * len(THEMES) * len(FORMATS)
    return f"{request.target}: {count} stills of {len(request.figures)} figures."


def write(
    figure: Figure,
    study: Study,
    place: Path,
    ready: Camera,
    themes: Sequence[ThemeName] = THEMES,
    formats: Sequence[Format] = FORMATS,
) -> None:
    """Write one figure in these themes and formats into the folder `place`, and what it shows."""
    (place / f"{figure.id}.txt").write_text(alt(figure, study) + "\n", "utf-8")
    for theme in themes:
        drawn = still(figure, study, theme)
        for format in formats:
            (place / f"{figure.id}.{theme}.{format}").write_bytes(ready.picture(drawn, format))


def alt(figure: Figure, study: Study) -> str:
    """What the figure shows, for those who cannot see it."""
    return str(figure(study).layout.meta["alt"])
