"""A talk that works offline: python -m pipeline.export --talk DECK.toml --to DIR

The folder holds the slides, index.html, and what the speaker says, notes.html. It needs no
network and no server. Of the figures it holds only what the slides show.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from components.browser import assets, deck, modules, plotly_script
from components.packing.variants import dumps
from components.study import DataProblem, Study
from components.study.contents import site_title
from components.study.decks import Deck, Slide, read
from pipeline.export.request import ExportProblem, Request
from pipeline.export.whole import folder

PLOTLY, SCRIPTS = "plotly.min.js", ("explorable.js", "deck.js")
INDEX = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><meta name="robots" content="noindex">
<link rel="icon" href="data:,"><link rel="stylesheet" href="style.css">
<script defer src="plotly.min.js"></script><script defer src="explorable.js"></script>
<script defer src="deck.js"></script><script defer src="slides.js"></script></head>
<body><div id="deck"><noscript>{title}: these slides need JavaScript. What is said with them is in
<a href="notes.html">the notes</a>.</noscript></div></body></html>
"""
START = 'Deck.mount(document.getElementById("deck"), {plotly: "plotly.min.js"});\n'
PAPER = """body { font: 17px/1.5 Georgia, "Times New Roman", serif; max-width: 44rem;
margin: 2rem auto; padding: 0 1rem; color: #1a1d24; background: #fff }
h1, h2, table { font-family: system-ui, "Segoe UI", Roboto, Arial, sans-serif; line-height: 1.25 }
h2 { font-size: 1.15rem; margin: 2rem 0 0.25rem } table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid #d5d9e0;
vertical-align: top; font-size: 0.95rem } .clock { white-space: nowrap; color: #434a57 }
.answer { margin: 0.2rem 0 0.6rem; color: #3a1f9c } section { break-inside: avoid }
@media print { body { margin: 0; max-width: none; font-size: 12pt } }"""


def export(request: Request) -> str:
    """Write the talk that the source of the request describes."""
    if request.source is None:
        raise ExportProblem("A talk is made from a file: name it.")
    try:
        told = read(request.source, request.study)
        with folder(request.target, {"export": "talk", "deck": told.id}) as part:
            write(told, request.study, part)
    except DataProblem as problem:
        raise ExportProblem(str(problem)) from problem
    return f"{request.target}: {len(told.slides)} slides and their notes, {told.minutes} minutes."


def write(told: Deck, study: Study, place: Path, plotly: str = PLOTLY) -> None:
    """Write one deck into the folder `place`. Raises DataProblem.

    `plotly` is the address of Plotly's script, seen from the slides; by default it is written too.
    """
    shown = deck.shown(told, study)
    if plotly == PLOTLY:
        (place / PLOTLY).write_bytes(plotly_script.body())
    for name, script in zip(SCRIPTS, (assets.SCRIPT, deck.SCRIPT), strict=True):
        (place / name).write_text(modules.classic(script), "utf-8")
    style = (path.read_text("utf-8") for path in (assets.STYLE, deck.STYLE))
    (place / "style.css").write_text("\n".join(style), "utf-8")
    start = START.replace(PLOTLY, plotly)
    (place / "slides.js").write_text(f"Deck.provide({dumps(shown)});\n{start}", "utf-8")
    index = INDEX.format(title=escape(told.title)).replace(f'src="{PLOTLY}"', f'src="{plotly}"')
    (place / "index.html").write_text(index, "utf-8")
    (place / "notes.html").write_text(notes(told), "utf-8")


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
