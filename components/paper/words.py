"""Words as HTML that needs no script: Markdown is set, formulas become MathML, links lead on."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from urllib.parse import parse_qsl

from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markupsafe import Markup

from components.browser import mount
from components.figures import BY_ID
from components.figures.core.prediction import Choice, Number
from components.paper.addresses import Addresses
from components.study import DataProblem, Study
from components.study.prose import DEPTHS, Depth, words

BLOCK_FORMULA = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
FORMULA = re.compile(r"\$([^$\n]+)\$")
DRIVE = re.compile(r'<a href="figure:([\w-]+)\?([^"]*)">')
RECALL = re.compile(r'<p><a href="guess:([\w-]+)">(.*?)</a></p>', re.DOTALL)  # a guess comes back
HREF = re.compile(r'(?<= href=")([^"]*)(?=")')
MARK = re.compile("\ue000(\\d+)\ue001")  # private characters: no text has them


@lru_cache(maxsize=2)
def _reader(tags: bool) -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": tags}).enable("table")


def html(markdown: str, *, tags: bool) -> str:
    """Markdown as HTML; `tags`: whether HTML in it stays what it is."""
    return str(_reader(tags).render(markdown))


def section(page: str, name: str, study: Study, at: Addresses) -> tuple[Depth, Markup]:
    """A section of a page, and the depth from which on it is shown; empty where there is none.

    Raises DataProblem.
    """
    for depth in DEPTHS:
        if markdown := words(page, name, study, depth):
            return depth, page_html(markdown, at)
    return DEPTHS[0], Markup()


def inline(markdown: str, at: Addresses) -> Markup:
    """One paragraph of filled Markdown, without the paragraph."""
    return Markup(page_html(markdown, at).strip().removeprefix("<p>").removesuffix("</p>"))


def anchor(term: str) -> str:
    """The id of a term in the list of all terms."""
    return "term-" + re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")


def page_html(markdown: str, at: Addresses) -> Markup:
    """Filled Markdown as HTML, whose links lead where `at` says."""
    made = HREF.sub(lambda found: escape(at.to(unescape(found[1]))), _set(markdown))
    made = DRIVE.sub(lambda found: _driving(found[1], unescape(found[2]), at), made)
    return Markup(RECALL.sub(lambda found: _recalling(found[1], found[2]), made))


def _driving(id: str, state: str, at: Addresses) -> str:
    """The begin of a link that sets a figure to a state; without a script it leads to it."""
    if id not in BY_ID:
        raise DataProblem(f"Words set a figure called “{id}”, which does not exist.")
    home = at.alone(BY_ID[id])
    if not home:
        return "<a>"  # words that lead nowhere in this study
    href = mount.address(home, dict(parse_qsl(state)))
    return f'<a class="drive" href="{escape(href)}" data-drive="{id}" data-state="{escape(state)}">'


def _recalling(id: str, said: str) -> str:
    """What readers guessed about a figure elsewhere: a script says it to those who guess first."""
    asked = BY_ID[id].predict if id in BY_ID else None
    if not isinstance(asked, Number | Choice):
        raise DataProblem(
            f"Words recall a guess about “{id}”, which asks for none that words tell."
        )
    unit = asked.unit if isinstance(asked, Number) else ""
    given = f'hidden data-guess="{id}" data-unit="{escape(unit)}"'
    return f'<p class="recalled" {given}>{said} <b></b>.</p>'


@lru_cache(maxsize=2048)
def _set(markdown: str) -> str:
    formulas: list[str] = []

    def keep(tex: str, display: str) -> str:
        made = convert(tex.strip(), display=display)
        # What is wider than a phone is scrolled, by key as well.
        formulas.append(
            made.replace("<math ", '<math tabindex="0" ', 1) if display == "block" else made
        )
        return f"\ue000{len(formulas) - 1}\ue001"

    marked = BLOCK_FORMULA.sub(lambda found: keep(found[1], "block"), markdown)
    marked = FORMULA.sub(lambda found: keep(found[1], "inline"), marked)
    return MARK.sub(lambda found: formulas[int(found[1])], html(marked, tags=True))
