"""Pictures for link previews: 1200 × 630 pixels as social sites want them, made when asked for.

A page's card has its title, and of its first figure the finding and the thumbnail; a page without
a figure shows its question. A figure has a card of its own, and so has the whole.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from components.blocks import first
from components.figures import BY_ID, CATALOGUE, Figure, drawing
from components.figures.core.theme import TOKENS
from components.pictures.faces import face
from components.pictures.made import WEBP, picture
from components.study import DataProblem, Study
from components.study.contents import contents, site_title

SIZE = WIDTH, HEIGHT = 1200, 630  # px
PAD, BAR, GAP = 56, 14, 40
FRAME = 18  # px between a picture and the line around it
WHOLE, WHOLE_FIGURE = "social", "prompt-waffle"  # the card of the whole, and the figure on it
OF_FIGURE = "figure-"  # before the id of a figure; pages are called by their ids
COLOURS = 64
LINE = 1.25  # height of a line, in sizes of its type
OVER, TITLE, SAID, ALONE, LEAST = 26, 60, 40, 84, 20  # px


def names() -> list[str]:
    """Every card: the whole, the pages, and the figures."""
    pages = [page.id for page in contents()]
    return [WHOLE, *pages, *(f"{OF_FIGURE}{figure.id}" for figure in CATALOGUE)]


def name(page: str, figure: Figure | None = None) -> str:
    """The card of a figure, else of a page."""
    return f"{OF_FIGURE}{figure.id}" if figure else page


def card(name: str, study: Study) -> bytes | None:
    """A card as a PNG; None where there is none of this name."""
    figure = BY_ID.get(name.removeprefix(OF_FIGURE)) if name.startswith(OF_FIGURE) else None
    if figure:
        return _shown(site_title(), figure.name, figure, study)
    if name == WHOLE:
        home = contents()[0].question
        return _shown("", site_title(), BY_ID[WHOLE_FIGURE], study, said=home)
    page = next((page for page in contents() if page.id == name), None)
    if page is None:
        return None
    figure = first(page.id)
    if figure is None:
        return composed(site_title(), page.title, page.question)
    return _shown(site_title(), page.title, figure, study, otherwise=page.question)


def _shown(
    over: str, title: str, figure: Figure, study: Study, *, said: str = "", otherwise: str = ""
) -> bytes:
    """A card with a figure's finding, unless `said` is; `otherwise` where the study lacks it."""
    try:
        said = said or finding(figure, study)
    except DataProblem:
        return composed(over, title, otherwise)
    found = picture("thumbnail", figure, study, "light")
    return composed(over, title, said, found.body if found else b"")


@lru_cache(maxsize=128)
def finding(figure: Figure, study: Study) -> str:
    """The title of a figure before anybody chooses. Raises DataProblem."""
    with drawing(figure):
        return str(figure(study).layout.meta["title"])


@lru_cache(maxsize=128)  # about 25 kB each
def composed(over: str, title: str, said: str, thumbnail: bytes = b"") -> bytes:
    """Words, and a thumbnail beside them if there is one, as a PNG."""
    ground = Image.new("RGB", SIZE, TOKENS["bg"])
    draw = ImageDraw.Draw(ground)
    draw.rectangle((0, 0, BAR - 1, HEIGHT), TOKENS["accent"])
    left, right = BAR + PAD, WIDTH - PAD
    draw.text((left, PAD), over, TOKENS["accent"], _type(OVER, bold=True))
    top = PAD + (2 * OVER if over else 0)
    if not thumbnail:
        y = _write(draw, title, (left, top, right, HEIGHT - 3 * PAD), ALONE, "ink", bold=True)
        _write(draw, said, (left, y + PAD // 2, right, HEIGHT - PAD), SAID, "ink2")
    else:
        with Image.open(io.BytesIO(thumbnail), formats=WEBP) as opened:
            small = opened.convert("RGB")
        x, y = right - small.width - FRAME, HEIGHT - PAD - small.height - FRAME
        box = (x - FRAME, y - FRAME, right, HEIGHT - PAD)
        draw.rounded_rectangle(box, 16, outline=TOKENS["rule"], width=2)
        ground.paste(small, (x, y))
        _write(draw, title, (left, top, right, y - FRAME - GAP // 2), TITLE, "ink", bold=True)
        _write(draw, said, (left, y - FRAME, x - FRAME - GAP, HEIGHT - PAD), SAID, "ink2")
    made = io.BytesIO()
    flat = ground.quantize(COLOURS, dither=Image.Dither.NONE)
    flat.save(made, "png", optimize=True)
    return made.getvalue()


def _write(
    draw: ImageDraw.ImageDraw,
    text: str,
    box: tuple[int, int, int, int],
    size: int,
    colour: str,
    bold: bool = False,
) -> int:
    """Write text into a box, in smaller type where it is long; returns where it ends."""
    left, top, right, foot = box
    while True:
        used = _type(size, bold)
        lines = _lines(text.split(), used, right - left)
        high = round(size * LINE)
        if len(lines) * high <= foot - top or size <= LEAST:
            break
        size -= 2
    for at, line in enumerate(lines):
        draw.text((left, top + at * high), line, TOKENS[colour], used)
    return top + len(lines) * high


def _lines(words: Sequence[str], used: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and used.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _type(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    made = ImageFont.truetype(face("SourceSansVF-Upright"), size)
    made.set_variation_by_axes([700 if bold else 400])
    return made
