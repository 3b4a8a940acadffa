"""A talk as one HTML file, and what its speaker says as another."""

from __future__ import annotations

from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from components.blocks import Hero, blocks, first
from components.browser import assets, deck, modules
from components.packing.variants import dumps
from components.paper import fonts
from components.pictures.made import picture
from components.study import Study
from components.study.contents import contents, site_title
from components.study.decks import Deck, Slide
from components.takeaway.single import Single, data_address
from components.takeaway.whole import plotly

ROOT = (
    '<div id="deck"><noscript>{title}: these slides need JavaScript. What is said with them is in '
    "the notes, a file of its own.</noscript></div>"
)
START = 'Deck.mount(document.getElementById("deck"), {how});\n'
PAPER = Path(__file__).with_name("notes.css")


def talk_file(told: Deck, study: Study) -> Single:
    """The slides, with all that their figures need. Raises DataProblem.

    They expect the notes beside them, by the name that `Deck.file` gives them there.
    """
    shown = dumps(deck.shown(told, study, cover(study)))
    ours = [modules.classic(script) for script in (assets.SCRIPT, deck.SCRIPT)]
    how = dumps({"plotly": "", "notes": told.notes_file})
    slides = f"Deck.provide({shown});\n{START.format(how=how)}"
    body = ROOT.format(title=escape(told.title))
    return Single(told.title, body, style(), late=[plotly(), *ours, slides])


def cover(study: Study) -> dict[str, str] | None:
    """The picture on first slides: that of the figure which opens the home page."""
    home = contents()[0].id
    heroes = (block.figure for block in blocks(home) if isinstance(block, Hero))
    figure = next(heroes, first(home))
    found = figure and picture("thumbnail", figure, study, "light")
    if not figure or not found:
        return None
    said = figure(study).layout.meta
    return {"src": data_address("image/webp", found.body), "alt": said["alt"]}


def style() -> str:
    """The style of slides, with the type of pages in it."""
    fonts.prepare()
    return "\n".join(
        [
            fonts.rules(str, [fonts.SANS]),
            *(it.read_text("utf-8") for it in (assets.STYLE, deck.STYLE)),
        ]
    )


def notes(told: Deck, pairs: str = "") -> str:
    """What the speaker says, slide by slide, with the clock; one page to print.

    Beside slides that are shown it is the speaker's view of them. `pairs` is the path below which
    a server lets a phone and the slides meet; empty: there is no server.
    """
    clock, rows, sections = 0.0, "", ""
    for at, slide in enumerate(told.slides, 1):
        rows += (
            f'<tr><td>{at}</td><td><a href="#{slide.id}">{escape(slide.line)}</a></td>'
            f'<td class="clock">{_minutes(clock)}</td></tr>'
        )
        sections += _section(at, slide, clock)
        clock += slide.minutes
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Notes: {escape(told.title)}</title>"
        f"<style>{PAPER.read_text('utf-8')}</style></head><body>"
        f'<main data-deck="{escape(told.id)}" data-pairs="{escape(pairs)}">'
        f"<h1>{escape(told.title)}</h1><p>{escape(told.subtitle)}. {told.minutes} minutes. "
        f"Notes for the speaker; they are not on the slides. From {escape(site_title())}.</p>"
        "<p>Arrow keys, Page Up and Page Down turn the slides, Home and End go to the ends. "
        "B or . blanks the screen, A reveals an answer, F fills the screen. Opened by ≡ beside the "
        "slides, this page follows them and turns them.</p>"
        f"<table><thead><tr><th>Slide</th><th>Line</th><th>Starts at</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{sections}</main>"
        f"<script>{modules.classic(deck.SPEAKER)}</script></body></html>\n"
    )


def _section(at: int, slide: Slide, clock: float) -> str:
    answer = f'<p class="answer">A: {escape(slide.answer)}</p>' if slide.answer else ""
    said = MarkdownIt("commonmark", {"html": False}).render(slide.notes)
    return (
        f'<section id="{slide.id}" data-minutes="{slide.minutes}">'
        f"<h2>{at}. {escape(slide.line)}</h2>"
        f'<p class="clock">From {_minutes(clock)}, for {_minutes(slide.minutes)} minutes</p>'
        f"{answer}{said}</section>"
    )


def _minutes(time: float) -> str:
    return f"{int(time)}:{round(60 * (time % 1)):02d}"
