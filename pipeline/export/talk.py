"""A talk that works offline: python -m pipeline.export --talk DECK.toml --to DIR

The folder holds the slides, index.html, and what the speaker says, notes.html. It needs no
network and no server. Of the figures it holds only what the slides show.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from components.browser import assets, deck, modules, plotly_script
from components.packing.variants import dumps
from components.study import DataProblem, Study
from components.study.decks import Deck, read
from components.takeaway.talks import cover, notes, style
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
HOW = '{plotly: "plotly.min.js", notes: "notes.html"}'
START = f'Deck.mount(document.getElementById("deck"), {HOW});\n'


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
    shown = deck.shown(told, study, cover(study))
    if plotly == PLOTLY:
        (place / PLOTLY).write_bytes(plotly_script.body())
    for name, script in zip(SCRIPTS, (assets.SCRIPT, deck.SCRIPT), strict=True):
        (place / name).write_text(modules.classic(script), "utf-8")
    (place / "style.css").write_text(style(), "utf-8")
    start = START.replace(PLOTLY, plotly)
    (place / "slides.js").write_text(f"Deck.provide({dumps(shown)});\n{start}", "utf-8")
    index = INDEX.format(title=escape(told.title)).replace(f'src="{PLOTLY}"', f'src="{plotly}"')
    (place / "index.html").write_text(index, "utf-8")
    (place / "notes.html").write_text(notes(told), "utf-8")
