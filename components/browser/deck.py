"""A deck as deck.js takes it: its words, and the figures of its slides, each as text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from components.figures import BY_ID, Figure
from components.packing import stored
from components.packing.alone import over, sources
from components.packing.variants import dumps, pack_one
from components.study import DataProblem, Study
from components.study.contents import site_title
from components.study.decks import Deck, Slide

HERE = Path(__file__).parent
SCRIPT, STYLE = HERE / "deck" / "deck.js", HERE / "deck.css"
SPEAKER = HERE / "deck" / "speaker.js"


def shown(deck: Deck, study: Study, cover: dict[str, str] | None = None) -> dict[str, Any]:
    """The deck without its notes. Raises DataProblem for figures or choices that are unknown.

    `cover` is the picture on its first slide: its address, `src`, and its `alt`.
    """
    return {
        "id": deck.id,
        "title": deck.title,
        "subtitle": deck.subtitle,
        "minutes": deck.minutes,
        "by": deck.by,
        "site": site_title(),
        "cover": cover,
        "slides": [_slide(slide, study) for slide in deck.slides],
    }


def _slide(slide: Slide, study: Study) -> dict[str, Any]:
    words: dict[str, Any] = {
        "id": slide.id,
        "line": slide.line,
        "answer": slide.answer,
        "beside": slide.beside,
    }
    words["wall"] = slide.wall
    if not slide.figure:
        return {**words, "figure": None}
    figure = chosen(slide, study)
    if slide.controls and not figure.live:
        packed = json.loads(stored.packed(figure, study).body)
        for control in packed["controls"]:
            if control["name"] in slide.choices:
                control["start"] = control["options"].index(slide.choices[control["name"]])
    else:
        packed = json.loads(pack_one(figure, study, slide.choices).body)
    if slide.narrow:
        packed = narrow(packed)
    parts = ["title", *(["controls"] if slide.controls else [])]
    said = figure(study, **slide.choices).layout.meta
    return {
        **words,
        "figure": {
            "id": figure.id,
            "packed": dumps(packed),
            "parts": parts,
            "predict": slide.ask,
            "source": sources(figure, study, said["n"]),
        },
    }


def chosen(slide: Slide, study: Study) -> Figure:
    """The figure of a slide, if it can be shown as the link asks. Raises DataProblem."""
    figure = BY_ID.get(slide.figure)
    if figure is None:
        raise DataProblem(f"Slide {slide.id!r}: there is no figure called {slide.figure!r}.")
    controls = {control.name: control for control in figure.controls}
    for name, value in slide.choices.items():
        if name not in controls:
            raise DataProblem(f"Slide {slide.id!r}: {figure.id} has no control {name!r}.")
        if value not in controls[name].options(study):
            raise DataProblem(f"Slide {slide.id!r}: {name} of {figure.id} cannot be {value!r}.")
    return figure


def narrow(packed: dict[str, Any]) -> dict[str, Any]:
    """The same figure with its layout for little width in every variant."""
    entries: dict[str, int] = {}
    variants = []
    for traces, at in packed["variants"]:
        layout = dict(packed["entries"][number] for number in at)
        layout = over(layout, layout.get("meta.narrow", {}))
        kept = [entries.setdefault(dumps(list(part)), len(entries)) for part in layout.items()]
        variants.append([traces, kept])
    return {**packed, "variants": variants, "entries": [json.loads(text) for text in entries]}
