"""Slides for PowerPoint, Keynote, Impress and Google Slides: python -m pipeline.export --pptx DIR

Every talk, or the figures named by --only, each figure as a picture with what it shows in words;
the speaker's notes are notes. With --base each slide has a link, and a code to scan, that lead to
the live figure in the same state.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from components.blocks import Hero, blocks, first
from components.figures import CATALOGUE, Figure
from components.figures.core.theme import PALETTE
from components.pictures.drawing import drawing
from components.study import DataProblem, Study
from components.study.contents import contents, site_title
from components.study.decks import Deck
from pipeline.export.camera import Camera, camera
from pipeline.export.request import ExportProblem, Request
from pipeline.export.slide import ABOVE, BESIDE, HEIGHT, WIDTH, Chart, Page, fitting, page, pages
from pipeline.export.still import BOLD, PLAIN
from pipeline.export.whole import folder
from pipeline.progress import shown

NEEDS = "Slides need python-pptx: python -m pip install -r pipeline/export/requirements.txt"
EMU = 9525  # in a px of 1/96 inch: PowerPoint's measure
DENSITY = 2  # pixels of a picture for a px of a slide
INK = PALETTE["tokens"]["projector"]
EDGE, TOP, COLUMN = 36, 26, 332  # px: around a slide, above its line, and words beside a figure
CODE, COVER = 112, 520  # px: a code to scan, and the picture on the first slide
MADE = datetime(2000, 1, 1)  # files do not tell when they were made
LIVE = "Open the live figure"
FIGURES = "figures.pptx"  # the file of figures that were named

Place = tuple[int, int, int, int]  # px from the left and the top, width, height


def export(request: Request) -> str:
    """Write the files. Raises ExportProblem."""
    if find_spec("pptx") is None:
        raise ExportProblem(NEEDS)
    try:
        made: dict[str, tuple[Deck, list[Page]]] = {
            deck.powerpoint: (deck, list(pages(deck, request.study, request.base)))
            for deck in request.decks
        }
        if 0 < len(request.figures) < len(CATALOGUE):
            each = [page(figure, request.study, request.base) for figure in request.figures]
            made[FIGURES] = (Deck("figures", site_title(), 0, ()), each)
    except DataProblem as problem:
        raise ExportProblem(str(problem)) from problem
    with folder(request.target, {"export": "pptx"}) as part, camera() as ready:
        for name, (deck, each) in made.items():
            write(deck, each, request.study, part / name, ready)
        sizes = [path.stat().st_size / 1e6 for path in part.glob("*.pptx")]
    without = "" if request.base else " Without --base no slide has a link or a code to scan."
    return f"{request.target}: {len(sizes)} files, the largest of {max(sizes):.2f} MB.{without}"


def write(deck: Deck, each: Sequence[Page], study: Study, path: Path, ready: Camera) -> None:
    """Write one file. Raises DataProblem."""
    file = Slides(deck, study, ready)
    for one in shown(each, f"slides of {path.stem}"):
        file.add(one)
    file.save(path)


def cover() -> Figure | None:
    """The figure on the first slide: that which opens the home page."""
    home = contents()[0].id
    heroes = (block.figure for block in blocks(home) if isinstance(block, Hero))
    return next(heroes, first(home))


class Slides:
    """One file. Its first page, if that has no chart, is the title."""

    def __init__(self, deck: Deck, study: Study, ready: Camera) -> None:
        from pptx import Presentation
        from pptx.util import Emu

        self.deck, self.study, self.ready = deck, study, ready
        self.file = Presentation()
        told = self.file.core_properties
        told.title, told.author, told.language = deck.title, deck.by or site_title(), "en-GB"
        told.created = told.modified = MADE
        _widen(self.file, WIDTH * EMU)
        self.file.slide_width, self.file.slide_height = Emu(WIDTH * EMU), Emu(HEIGHT * EMU)
        self.pictures: dict[int, bytes] = {}  # a question and its answer share one

    def add(self, told: Page) -> None:
        """Add a slide."""
        slide = self.file.slides.add_slide(self.file.slide_layouts.get_by_name("Title Only"))
        begins = len(self.file.slides) == 1
        if told.chart:
            self._chart(slide, told, told.chart)
        elif begins and (figure := cover()):
            self._title(slide, told, figure)
        else:
            self._words(slide, told)
        slide.notes_slide.notes_text_frame.text = told.notes
        _write(slide, site_title(), (EDGE, HEIGHT - 30, COLUMN, 22), (12,), "ink3")

    def save(self, path: Path) -> None:
        """Write the file."""
        self.file.save(str(path))

    def _chart(self, slide: Any, told: Page, chart: Chart) -> None:
        right = WIDTH - EDGE
        if chart.beside:
            line, said = (EDGE, TOP, COLUMN, 250), (EDGE, 292, COLUMN, 166)
            place, small = (right - BESIDE[0], TOP, *BESIDE), (EDGE, 464, COLUMN, 84)
            code = (EDGE, HEIGHT - 38 - CODE)
        else:
            across = WIDTH - 2 * EDGE
            line, said = (EDGE, TOP, across, 78), (EDGE, 106, across, 40)
            place, small = (EDGE, 150, *ABOVE), (EDGE, 598, across - CODE - EDGE, 72)
            code = (right - CODE, HEIGHT - 14 - CODE)
        _line(slide, told.line, line, (30, 26, 24, 22, 20, 18))
        if told.answer:
            _write(slide, told.answer, said, (20, 18, 16, 14, 12), "accent", bold=True)
        else:
            _write(slide, chart.measure, said, (18, 16, 14, 12), "ink2")
        _put(slide, self._picture(chart.drawn, place[2]), place, chart.alt)
        _write(slide, chart.small, small, (12, 11, 10, 9), "ink3", link=told.link)
        if told.link:
            place = (*code, CODE, CODE)
            _put(slide, scanned(told.link), place, f"A code that leads to {told.link}", told.link)

    def _title(self, slide: Any, told: Page, figure: Figure) -> None:
        left = WIDTH - 3 * EDGE - COVER
        _line(slide, told.line, (EDGE, 130, left, 280), (40, 36, 32, 28))
        _write(slide, self.deck.subtitle, (EDGE, 424, left, 110), (20, 18, 16, 14), "ink2")
        _write(slide, self.deck.by, (EDGE, 540, left, 32), (18, 16, 14), "ink2")
        try:
            drawn = drawing("thumbnail", figure, self.study, "light")
        except DataProblem:  # a study need not have its tables
            return
        size = drawn["layout"]
        high = round(COVER * size["height"] / size["width"])
        place = (WIDTH - EDGE - COVER, (HEIGHT - high) // 2, COVER, high)
        _put(slide, self._picture(drawn, COVER), place, figure(self.study).layout.meta["alt"])

    def _words(self, slide: Any, told: Page) -> None:
        inner = WIDTH - 6 * EDGE
        _line(slide, told.line, (3 * EDGE, 170, inner, 220), (40, 36, 32, 28))
        if told.answer:
            place = (3 * EDGE, 410, inner, 130)
            _write(slide, told.answer, place, (24, 20, 18, 16), "accent", bold=True)

    def _picture(self, drawn: dict[str, Any], width: int) -> bytes:
        known = self.pictures
        if id(drawn) not in known:
            scale = DENSITY * width / drawn["layout"]["width"]
            known[id(drawn)] = self.ready.picture(drawn, "png", scale)
        return known[id(drawn)]


def scanned(address: str) -> bytes:
    """A code that a phone reads, black on white, with its quiet zone, as a PNG."""
    import segno

    made = io.BytesIO()
    segno.make(address, error="m", micro=False).save(made, kind="png", scale=8, border=4)
    return made.getvalue()


def _widen(file: Any, width: int) -> None:
    """Stretch what the template has for slides of another shape, so that none lies beside it."""
    master = file.slide_master
    factor = width / file.slide_width
    for shape in [*master.shapes, *(each for it in master.slide_layouts for each in it.shapes)]:
        if shape.element.xpath(".//p:spPr/a:xfrm"):  # else it has the place of the master's
            shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)


def _line(slide: Any, text: str, place: Place, sizes: Sequence[int]) -> None:
    """The title: what screen readers and outlines call the slide."""
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (side * EMU for side in place)
    size = fitting(text, *place[2:], sizes, BOLD)
    _fill(title.text_frame, text, size, "ink", bold=True)


def _write(
    slide: Any,
    text: str,
    place: Place,
    sizes: Sequence[int],
    colour: str,
    *,
    bold: bool = False,
    link: str = "",
) -> None:
    """Words in the largest of some sizes that fits, and below them a link; nothing for nothing."""
    if not text:
        return
    box = slide.shapes.add_textbox(*(side * EMU for side in place))
    wanted = f"{text} {LIVE}" if link else text
    size = fitting(wanted, *place[2:], sizes, BOLD if bold else PLAIN)
    _fill(box.text_frame, text, size, colour, bold=bold)
    if link:
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.hyperlink.address = f" {LIVE}", link
        run.font.size = box.text_frame.paragraphs[0].runs[0].font.size


def _fill(frame: Any, text: str, size: int, colour: str, *, bold: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = text, Pt(size), bold
    coloured: Any = RGBColor  # python-pptx says no types
    run.font.color.rgb = coloured(*bytes.fromhex(INK[colour].lstrip("#")))


def _put(slide: Any, image: bytes, place: Place, alt: str, link: str = "") -> None:
    """A picture with what it shows in words, for which python-pptx has no name of its own."""
    picture = slide.shapes.add_picture(io.BytesIO(image), *(side * EMU for side in place))
    picture._element.nvPicPr.cNvPr.set("descr", alt)
    if link:
        picture.click_action.hyperlink.address = link
