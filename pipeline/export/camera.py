"""A browser that draws figures as images: Chromium, through kaleido.

The same figure gives the same bytes, with the same fonts and the same browser: what is random in
SVG and what tells the time in PDF is made even.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Literal, get_args

from anyio.from_thread import BlockingPortal, start_blocking_portal

from components.figures import Figure
from components.figures.core.theme import ThemeName
from components.study import Study
from pipeline.export.fonts import house_typeface
from pipeline.export.request import ExportProblem
from pipeline.export.still import still

Format = Literal["png", "svg", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)
ACROSS = 1920  # pixels of a PNG
COLOURS = 256
PATIENCE = 60.0  # seconds until the browser must have started, drawn one picture, or closed
RANDOM = re.compile(rb'id="defs-([0-9a-f]+)"')  # one number for all ids of a picture
DATE = re.compile(rb"(?<=Date \(D:)\d{14}")
NEEDS = "Stills need kaleido: python -m pip install -r pipeline/export/requirements.txt"
NO_BROWSER = (
    "Stills need Chromium, and there is none on the PATH: install it, or name it in $CHROMIUM."
)


@dataclass(frozen=True, slots=True)
class Camera:
    """A browser that stands ready to draw, in a thread of its own. Get one from `camera`."""

    thread: BlockingPortal
    browser: Any  # kaleido's

    def picture(self, drawn: Mapping[str, Any], format: Format, scale: float = 0) -> bytes:
        """Plotly's JSON as an image of the size that its layout says.

        `scale` is how many pixels of a PNG stand for a px; by default it is ACROSS wide.
        Raises ExportProblem where the browser does not answer.
        """
        scale = scale or ACROSS / drawn["layout"]["width"]
        # Without an id of its own, a trace gets a random one.
        traces = [{"uid": f"t{at}", **trace} for at, trace in enumerate(drawn["data"])]
        options = {"format": format, "scale": scale if format == "png" else 1}
        with told():
            image = self.thread.call(self._drawn, {**drawn, "data": traces}, options)
        return EVEN[format](image)

    async def _drawn(self, figure: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
        drawn: bytes = await asyncio.wait_for(self.browser.calc_fig(figure, options), PATIENCE)
        return drawn

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
    """Start the browser and stop it at the end. Raises ExportProblem where none starts.

    Not by kaleido's own server, which waits for ever for a browser that did not start.
    """
    path = chromium()
    with house_typeface(), start_blocking_portal() as thread, ExitStack() as running:

        def start() -> Any:
            with told():
                return running.enter_context(thread.wrap_async_context_manager(started(path)))

        try:
            browser = start()
        except ExportProblem:  # on a busy machine kaleido may overlook that its page is there
            browser = start()
        yield Camera(thread, browser)


@asynccontextmanager
async def started(path: str) -> AsyncIterator[Any]:
    """Kaleido's browser, from its start to its end."""
    import kaleido

    browser = kaleido.Kaleido(n=1, mathjax=False, path=path)
    try:
        await asyncio.wait_for(browser.open(), PATIENCE)
        yield browser
    finally:  # it asks the browser to close, and kills it when it has waited for long
        await asyncio.wait_for(browser.close(), PATIENCE)


@contextmanager
def told() -> Iterator[None]:
    """Say in one sentence that the browser did not start, or does not answer."""
    from choreographer import errors

    silent = (errors.BrowserFailedError, errors.BrowserClosedError, errors.ChannelClosedError)
    try:
        yield
    except (TimeoutError, *silent) as problem:
        raise ExportProblem("Chromium was started to draw, and did not answer.") from problem


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
