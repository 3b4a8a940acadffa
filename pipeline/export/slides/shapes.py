"""Shapes on a slide of a PowerPoint file: words, pictures, and what all slides have of a master."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from components.figures.core.theme import PALETTE
from pipeline.export.lines import BOLD, PLAIN
from pipeline.export.slides.slide import WIDTH, fitting

EMU = 9525  # in a px of 1/96 inch: PowerPoint's measure
INK = PALETTE["tokens"]["projector"]
LANGUAGE = "en-GB"
STRIPE = 6  # px: of the site's colour, along the top of every slide
LIVE = "Open the live figure"

Place = tuple[int, int, int, int]  # px from the left and the top, width, height


def widen(file: Any, width: int) -> None:
    """Stretch what the template has for slides of another shape, so that none lies beside it."""
    master = file.slide_master
    factor = width / file.slide_width
    for shape in [*master.shapes, *(each for it in master.slide_layouts for each in it.shapes)]:
        if shape.element.xpath(".//p:spPr/a:xfrm"):  # else it has the place of the master's
            shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)


def stripe(file: Any) -> None:
    """The site's colour along the top of every slide."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Stripe"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{WIDTH * EMU}" cy="{STRIPE * EMU}"/></a:xfrm><a:prstGeom prst="rect"/>'
        f'<a:solidFill><a:srgbClr val="{INK["accent"].lstrip("#")}"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )
    file.slide_master.shapes._spTree.insert_element_before(shape, "p:sp")


def speak(file: Any) -> None:
    """Say of all words in which language they are, for who hears them and for spelling."""
    master = file.slide_master
    for part in (file.part, master.part, *(each.part for each in master.slide_layouts)):
        for each in part._element.xpath("//*[@lang]"):
            each.set("lang", LANGUAGE)
    for slide in file.slides:
        for part in (slide, slide.notes_slide):
            for run in part._element.xpath("//a:r"):
                run.get_or_add_rPr().set("lang", LANGUAGE)


def scanned(address: str) -> bytes:
    """A code that a phone reads, black on white, with its quiet zone, as a PNG."""
    import segno

    made = io.BytesIO()
    segno.make(address, error="m", micro=False).save(made, kind="png", scale=8, border=4)
    return made.getvalue()


def line(slide: Any, text: str, place: Place, sizes: Sequence[int]) -> None:
    """The title: what screen readers and outlines call the slide."""
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (side * EMU for side in place)
    size = fitting(text, *place[2:], sizes, BOLD)
    _fill(title.text_frame, text, size, "ink", bold=True)


def write(
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


def put(slide: Any, image: bytes, place: Place, alt: str, link: str = "") -> None:
    """A picture with what it shows in words, for which python-pptx has no name of its own."""
    picture = slide.shapes.add_picture(io.BytesIO(image), *(side * EMU for side in place))
    picture._element.nvPicPr.cNvPr.set("descr", alt)
    if link:
        picture.click_action.hyperlink.address = link
