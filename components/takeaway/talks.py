"""A talk as one HTML file, and what its speaker says as another."""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt

from components.browser import assets, deck, modules
from components.packing.variants import dumps
from components.study import Study
from components.study.contents import site_title
from components.study.decks import Deck, Slide
from components.takeaway.single import Single
from components.takeaway.whole import plotly

ROOT = (
    '<div id="deck"><noscript>{title}: these slides need JavaScript. What is said with them is in '
    "the notes, a file of its own.</noscript></div>"
)
START = 'Deck.mount(document.getElementById("deck"), {plotly: ""});\n'
PAPER = """body { font: 17px/1.5 Georgia, "Times New Roman", serif; max-width: 44rem;
margin: 2rem auto; padding: 0 1rem; color: #1a1d24; background: #fff }
h1, h2, table { font-family: system-ui, "Segoe UI", Roboto, Arial, sans-serif; line-height: 1.25 }
h2 { font-size: 1.15rem; margin: 2rem 0 0.25rem } table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid #d5d9e0;
vertical-align: top; font-size: 0.95rem } .clock { white-space: nowrap; color: #434a57 }
.answer { margin: 0.2rem 0 0.6rem; color: #3a1f9c } section { break-inside: avoid }
@media print { body { margin: 0; max-width: none; font-size: 12pt } }"""


def talk_file(told: Deck, study: Study) -> Single:
    """The slides, with all that their figures need. Raises DataProblem."""
    shown = dumps(deck.shown(told, study))
    ours = [modules.classic(script) for script in (assets.SCRIPT, deck.SCRIPT)]
    style = "\n".join(path.read_text("utf-8") for path in (assets.STYLE, deck.STYLE))
    slides = f"Deck.provide({shown});\n{START}"
    body = ROOT.format(title=escape(told.title))
    return Single(told.title, body, style, late=[plotly(), *ours, slides])


def notes(told: Deck) -> str:
    """What the speaker says, slide by slide, with the clock; one page to print."""
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
        f"<title>Notes: {escape(told.title)}</title><style>{PAPER}</style></head><body><main>"
        f"<h1>{escape(told.title)}</h1><p>{escape(told.subtitle)}. {told.minutes} minutes. "
        f"Notes for the speaker; they are not on the slides. From {escape(site_title())}.</p>"
        "<p>Arrow keys, Page Up and Page Down turn the slides, Home and End go to the ends. "
        "B blanks the screen, A reveals an answer, F fills the screen.</p>"
        f"<table><thead><tr><th>Slide</th><th>Line</th><th>Starts at</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{sections}</main></body></html>\n"
    )


def _section(at: int, slide: Slide, clock: float) -> str:
    answer = f'<p class="answer">A: {escape(slide.answer)}</p>' if slide.answer else ""
    said = MarkdownIt("commonmark", {"html": False}).render(slide.notes)
    return (
        f'<section id="{slide.id}"><h2>{at}. {escape(slide.line)}</h2>'
        f'<p class="clock">From {_minutes(clock)}, for {_minutes(slide.minutes)} minutes</p>'
        f"{answer}{said}</section>"
    )


def _minutes(time: float) -> str:
    return f"{int(time)}:{round(60 * (time % 1)):02d}"
