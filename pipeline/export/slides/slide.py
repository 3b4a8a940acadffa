"""What stands on a slide of a PowerPoint file, and how a figure is drawn for its place there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from re import sub
from typing import Any, Self

from markdown_it import MarkdownIt

from components.browser import deck as browser_deck
from components.browser import mount
from components.figures import Figure
from components.figures.core.theme import themed
from components.packing.alone import over, sources
from components.packing.variants import caveats, source_line
from components.paper.addresses import Files
from components.study import Study
from components.study.decks import Deck
from pipeline.export.lines import PLAIN, wrapped
from pipeline.export.still import SLIDE, grown

PX = 4 / 3  # px in a point
WIDTH, HEIGHT = SLIDE.width, SLIDE.height  # px
ABOVE, BESIDE = (1208, 440), (860, 640)  # px of the place for a figure below or beside its words
SQUEEZED = 0.8  # of the height that a figure wants to have, it gets this at least
MOST = 1.35  # where it is drawn so much smaller to have that, another place is looked for
NARROW = 560  # px of a page: a figure less wide is drawn as for narrow screens
LONG = 330  # letters of small type that a slide has room for


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure on a slide: Plotly’s JSON, what it shows in words, where its numbers are from."""

    drawn: dict[str, Any]
    alt: str
    measure: str
    small: str
    beside: bool  # its words stand beside it


@dataclass(frozen=True, slots=True)
class Page:
    """One slide. `link` leads to the live figure in this state; empty: nobody knows where."""

    line: str
    notes: str
    chart: Chart | None = None
    link: str = ""
    answer: str = ""


def pages(told: Deck, study: Study, base: str) -> Iterator[Page]:
    """The slides of a talk; an answer has a slide of its own, after its question.

    Raises DataProblem for figures or choices that are unknown.
    """
    clock = 0.0
    for slide in told.slides:
        time = f"From {_minutes(clock)}, for {_minutes(slide.minutes)} minutes."
        clock += slide.minutes
        chart, link, receipts = None, "", ""
        if slide.figure:
            figure = browser_deck.chosen(slide, study)
            chart = charted(figure, study, slide.choices, narrow=slide.narrow, beside=slide.beside)
            link = live(figure, slide.choices, base)
            receipts = _receipts(figure, study)
        notes = "\n\n".join(part for part in (time, plain(slide.notes), receipts) if part)
        yield Page(slide.line, notes, chart, link)
        if slide.answer:
            yield Page(slide.line, f"The answer: {slide.answer}", chart, link, slide.answer)


def page(figure: Figure, study: Study, base: str) -> Page:
    """A slide of one figure as it is first shown; its line is the finding. Raises DataProblem."""
    said = figure(study).layout.meta
    notes = "\n\n".join(part for part in (said["alt"], _receipts(figure, study)) if part)
    return Page(said["title"], notes, charted(figure, study, {}), live(figure, {}, base))


def charted(
    figure: Figure,
    study: Study,
    choices: Mapping[str, str],
    *,
    narrow: bool = False,
    beside: bool = False,
) -> Chart:
    """A figure in one state, as the theme for projectors has it, of the size of its place.

    That is below its words unless it is told, or wants, to be beside them.
    """
    drawn = themed(json.loads(figure(study, **choices).to_json()), "projector")
    canvas, squeezed = (SLIDE.calm(), 1.0) if figure.wordy else (SLIDE, SQUEEZED)
    drawn = grown(drawn, canvas.growth, canvas.least)
    said = drawn["layout"].pop("meta")
    slim = over(drawn["layout"], said["narrow"])
    if beside:
        ways = [_Laid.of(slim if narrow else drawn["layout"], BESIDE, squeezed)]
    else:
        ways = [_Laid.of(drawn["layout"], place, squeezed) for place in (ABOVE, BESIDE)]
        ways = [
            *(way for way in ways if way.width >= NARROW * canvas.growth),
            _Laid.of(slim, BESIDE, squeezed),
        ]
    large = (way for way in ways if way.smaller <= MOST)
    best = next(large, None) or min(ways, key=lambda way: way.smaller)
    size = {"width": best.width, "height": best.height, "title": {"text": ""}}
    small = sources(figure, study, said["n"])
    return Chart(
        {"data": drawn["data"], "layout": {**best.layout, **size}},
        said["alt"],
        said["subtitle"],
        small if len(small) <= LONG else f"{small[: LONG - 2].rsplit(' ', 1)[0]} …",
        best.place == BESIDE,
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    """A layout in a place; `width` and `height`, in px, have its shape, and are drawn smaller."""

    layout: dict[str, Any]
    place: tuple[int, int]
    width: int
    height: int

    @classmethod
    def of(cls, layout: dict[str, Any], place: tuple[int, int], squeezed: float) -> Self:
        height = max(place[1], round(squeezed * layout["height"]))
        return cls(layout, place, round(place[0] * height / place[1]), height)

    @property
    def smaller(self) -> float:
        return self.height / self.place[1]


def live(figure: Figure, choices: Mapping[str, str], base: str) -> str:
    """The address of a figure in a state, among the plain files; empty where these have none."""
    home = Files(base=base).whole(Files().alone(figure))
    return mount.address(home, choices) if home else ""


def plain(markdown: str) -> str:
    """Words without marks, a paragraph a line."""
    html = MarkdownIt("commonmark", {"html": False}).render(markdown)
    return sub(r"\n{3,}", "\n\n", unescape(sub(r"<[^>]+>", "", html))).strip()


def _receipts(figure: Figure, study: Study) -> str:
    """Where each number lies, and what to keep in mind of it."""
    lines = [
        f"{line['kind']}: {line['origin']}, {line['place']}"
        + (f"; reading error: {line['error']}" if line["error"] else "")
        + (f" ({line['url']})" if line["url"] else "")
        for line in source_line(figure, study)
    ]
    return "\n".join(["Where the numbers are from:", *lines, *caveats(figure, study)])


def fitting(text: str, width: int, height: int, sizes: Sequence[int], letter: float = PLAIN) -> int:
    """The first of `sizes`, in points, in which the text needs no more than this room in px.

    Viewers differ in the type that they have, so letters are taken to be wide. The last, if none.
    """
    for size in sizes:
        if wrapped(text, round(size * PX), width, letter).height <= height:
            return size
    return sizes[-1]


def _minutes(time: float) -> str:
    return f"{int(time)}:{round(60 * (time % 1)):02d}"
