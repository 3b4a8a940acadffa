"""Stills of figures as PNG, SVG and PDF: python -m pipeline.export --stills DIR

One Chromium draws them all, through kaleido. The same figure gives the same bytes, with the same
fonts and the same browser: what is random in SVG and what tells the time in PDF is made even.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, get_args

from components.figures import Figure
from components.figures.theme import ThemeName
from components.study import Study
from pipeline.export.request import ExportProblem, Request
from pipeline.export.still import THEMES, still
from pipeline.export.whole import folder
from pipeline.progress import shown

Format = Literal["png", "svg", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)
ACROSS = 1920  # pixels of a PNG
COLOURS = 256
RANDOM = re.compile(rb'id="defs-([0-9a-f]+)"')  # one number for all ids of a picture
DATE = re.compile(rb"(?<=Date \(D:)\d{14}")
NEEDS = "Stills need kaleido: python -m pip install -r pipeline/export/requirements.txt"
NO_BROWSER = (
    "Stills need Chromium, and there is none on the PATH: install it, or name it in $CHROMIUM."
)


@dataclass(frozen=True, slots=True)
class Camera:
    """A browser that stands ready to draw. Get one from `camera`."""

    def picture(self, drawn: Mapping[str, Any], format: Format, scale: float = 0) -> bytes:
        """Plotly's JSON as an image of the size that its layout says.

        `scale` is how many pixels of a PNG stand for a px; by default it is ACROSS wide.
        """
        import kaleido

        scale = scale or ACROSS / drawn["layout"]["width"]
        # Without an id of its own, a trace gets a random one.
        traces = [{"uid": f"t{at}", **trace} for at, trace in enumerate(drawn["data"])]
        image: bytes = kaleido.calc_fig_sync(
            {**drawn, "data": traces},
            opts={"format": format, "scale": scale if format == "png" else 1},
        )
        return EVEN[format](image)

    def still(
        self,
        figure: Figure,
        study: Study,
        theme: ThemeName,
        format: Format,
        choices: Mapping[str, str] | None = None,
    ) -> bytes:
        """One figure as an image. Raises DataProblem where the study cannot feed it."""
        return self.picture(still(figure, study, theme, choices), format)


@contextmanager
def camera() -> Iterator[Camera]:
    """Start the browser and stop it at the end. Raises ExportProblem where there is none."""
    browser = chromium()
    import kaleido

    kaleido.start_sync_server(n=1, mathjax=False, path=browser)
    try:
        yield Camera()
    finally:
        kaleido.stop_sync_server()


def chromium() -> str:
    """The browser to draw with: $CHROMIUM, else `chromium` on the PATH. Raises ExportProblem."""
    if find_spec("kaleido") is None:
        raise ExportProblem(NEEDS)
    asked = os.environ.get("CHROMIUM")
    found = shutil.which(asked or "chromium")
    if found is None:
        raise ExportProblem(
            f"$CHROMIUM names {asked}, which cannot be run." if asked else NO_BROWSER
        )
    return found


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


def few_colours(image: bytes, colours: int = COLOURS) -> bytes:
    """A PNG with a palette: a third of the size, and no difference to the eye."""
    from PIL import Image

    flat = Image.open(io.BytesIO(image)).convert("RGB")
    made = io.BytesIO()
    flat.quantize(colours, dither=Image.Dither.NONE).save(made, "png", optimize=True)
    return made.getvalue()


def plain_ids(image: bytes) -> bytes:
    """An SVG whose ids do not carry a random number."""
    found = RANDOM.search(image)
    return re.sub(rb"(?<=[a-z-])" + found[1], b"", image) if found else image


def timeless(image: bytes) -> bytes:
    """A PDF that does not tell when it was made; of the same length, as its index demands."""
    return DATE.sub(b"20000101000000", image)


EVEN = {"png": few_colours, "svg": plain_ids, "pdf": timeless}
