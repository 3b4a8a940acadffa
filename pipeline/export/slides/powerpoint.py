"""Slides for PowerPoint, Keynote, Impress and Google Slides: python -m pipeline.export --pptx DIR

Every talk, or the figures named by --only, each figure as a picture with what it shows in words;
the speaker's notes are notes. With --base each slide has a link, and a code to scan, that lead to
the live figure in the same state.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from components.blocks import Hero, blocks, first
from components.figures import CATALOGUE, Figure
from components.pictures.drawing import drawing
from components.study import DataProblem, Study
from components.study.contents import contents, site_title
from components.study.decks import Deck
from pipeline.export.camera import Camera, camera
from pipeline.export.request import ExportProblem, Request
from pipeline.export.slides import shapes
from pipeline.export.slides.shapes import EMU, LANGUAGE
from pipeline.export.slides.slide import ABOVE, BESIDE, HEIGHT, WIDTH, Chart, Page, page, pages
from pipeline.export.whole import folder
from pipeline.progress import shown

NEEDS = "Slides need python-pptx: python -m pip install -r pipeline/export/requirements.txt"
DENSITY = 2  # pixels of a picture for a px of a slide
EDGE, TOP, COLUMN = 36, 26, 332  # px: around a slide, above its line, and words beside a figure
CODE, COVER = 112, 520  # px: a code to scan, and the picture on the first slide
MADE = datetime(2000, 1, 1)  # files do not tell when they were made
FIGURES = "figures.pptx"  # the file of figures that were named


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
        told.title, told.author, told.language = deck.title, deck.by or site_title(), LANGUAGE
        told.created = told.modified = MADE
        shapes.widen(self.file, WIDTH * EMU)
        shapes.stripe(self.file)
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
        shapes.write(slide, site_title(), (EDGE, HEIGHT - 30, COLUMN, 22), (12,), "ink3")

    def save(self, path: Path) -> None:
        """Write the file."""
        shapes.speak(self.file)
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
        shapes.line(slide, told.line, line, (30, 26, 24, 22, 20, 18))
        if told.answer:
            shapes.write(slide, told.answer, said, (20, 18, 16, 14, 12), "accent", bold=True)
        else:
            shapes.write(slide, chart.measure, said, (18, 16, 14, 12), "ink2")
        shapes.put(slide, self._picture(chart.drawn, place[2]), place, chart.alt)
        shapes.write(slide, chart.small, small, (12, 11, 10, 9), "ink3", link=told.link)
        if told.link:
            place = (*code, CODE, CODE)
            shapes.put(
                slide,
                shapes.scanned(told.link),
                place,
                f"A code that leads to {told.link}",
                told.link,
            )

    def _title(self, slide: Any, told: Page, figure: Figure) -> None:
        left = WIDTH - 3 * EDGE - COVER
        shapes.line(slide, told.line, (EDGE, 130, left, 280), (40, 36, 32, 28))
        shapes.write(slide, self.deck.subtitle, (EDGE, 424, left, 110), (20, 18, 16, 14), "ink2")
        shapes.write(slide, self.deck.by, (EDGE, 540, left, 32), (18, 16, 14), "ink2")
        try:
            drawn = drawing("thumbnail", figure, self.study, "light")
        except DataProblem:  # a study need not have its tables
            return
        size = drawn["layout"]
        high = round(COVER * size["height"] / size["width"])
        place = (WIDTH - EDGE - COVER, (HEIGHT - high) // 2, COVER, high)
        shapes.put(slide, self._picture(drawn, COVER), place, figure(self.study).layout.meta["alt"])

    def _words(self, slide: Any, told: Page) -> None:
        inner = WIDTH - 6 * EDGE
        shapes.line(slide, told.line, (3 * EDGE, 170, inner, 220), (40, 36, 32, 28))
        if told.answer:
            place = (3 * EDGE, 410, inner, 130)
            shapes.write(slide, told.answer, place, (24, 20, 18, 16), "accent", bold=True)

    def _picture(self, drawn: dict[str, Any], width: int) -> bytes:
        known = self.pictures
        if id(drawn) not in known:
            scale = DENSITY * width / drawn["layout"]["width"]
            known[id(drawn)] = self.ready.picture(drawn, "png", scale)
        return known[id(drawn)]
