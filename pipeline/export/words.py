"""The words of pages as HTML that needs no script: formulas become MathML, links become files."""

from __future__ import annotations

import re

from latex2mathml.converter import convert

from components.study import Study
from components.study.contents import contents
from components.study.prose import DEPTHS, Depth, words
from pipeline.reading import BLOCK_FORMULA, FORMULA, html

HREF = re.compile(r'(?<= href=")(?!https?:|mailto:|#)([^"?#]*)([^"]*)(?=")')
MARK = re.compile("\ue000(\\d+)\ue001")  # private characters: no text has them


def section(page: str, name: str, study: Study, root: str) -> tuple[Depth, str]:
    """A section of a page, and the depth from which on it is shown; empty where there is none."""
    for depth in DEPTHS:
        if markdown := words(page, name, study, depth):
            return depth, page_html(markdown, root)
    return DEPTHS[0], ""


def page_html(markdown: str, root: str) -> str:
    """Filled Markdown as HTML, for a page that reaches the others by `root`."""
    formulas: list[str] = []

    def keep(tex: str, display: str) -> str:
        formulas.append(convert(tex.strip(), display=display))
        return f"\ue000{len(formulas) - 1}\ue001"

    marked = BLOCK_FORMULA.sub(lambda found: keep(found[1], "block"), markdown)
    marked = FORMULA.sub(lambda found: keep(found[1], "inline"), marked)
    made = MARK.sub(lambda found: formulas[int(found[1])], html(marked, tags=True))
    return linked(made, root)


def inline(markdown: str, root: str) -> str:
    """One paragraph of filled Markdown, without the paragraph."""
    return page_html(markdown, root).strip().removeprefix("<p>").removesuffix("</p>")


def linked(made: str, root: str) -> str:
    """HTML whose links between pages lead to files."""
    return HREF.sub(lambda found: root + file_of(found[1]) + found[2], made)


def file_of(path: str) -> str:
    """The file in which the app's page at `path` is; files stay what they are."""
    home = contents()[0].id
    if path in (".", "", home):
        return "index.html"
    return f"{path}.html" if path in {page.id for page in contents()} else path
