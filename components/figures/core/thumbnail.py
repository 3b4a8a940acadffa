"""A figure as a small picture: its default variant with hardly a word, and larger marks.

Drawn on a canvas of one and a half times the size at which it is shown, so that lines and type
keep their weight beside marks that come closer together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from components.figures.core.theme import RULE

WIDTH, HEIGHT = 480, 270  # px of the canvas
MARGIN = 16
AXIS = re.compile(r"[xy]axis\d*")
SILENT = {"title": {"text": ""}, "showticklabels": False, "ticks": "", "automargin": False}
WORDS = ("annotations", "images", "legend", "sliders", "title", "updatemenus")


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """Hints of one figure, where the general rule draws it poorly."""

    marks: float = 0.8  # size of its marks, of that on the page
    words: str = "(?!)"  # labels that stay: those which this expression matches
    size: int = 20  # px of the canvas, of their type
    layout: Mapping[str, Any] = field(default_factory=dict, hash=False)  # laid over it, by path


PLAIN = Thumbnail()


def thumbnail(drawn: Mapping[str, Any], hints: Thumbnail) -> dict[str, Any]:
    """Plotly's JSON of a figure made small; `drawn` stays as it is."""
    whole = drawn["layout"]
    labels = [_label(label, hints) for label in whole.get("annotations", [])]
    layout = {
        **{name: _quiet(name, value) for name, value in whole.items() if name not in WORDS},
        "width": WIDTH,
        "height": HEIGHT,
        "margin": {**dict.fromkeys("lrtb", MARGIN), "pad": 0},
        "showlegend": False,
        "annotations": [label for label in labels if label],
    }
    for path, value in hints.layout.items():
        *parents, last = path.split(".")
        part = layout
        for name in parents:
            part[name] = part = dict(part.get(name, {}))
        part[last] = value
    return {"data": [_marks(trace, hints.marks) for trace in drawn["data"]], "layout": layout}


def _quiet(name: str, part: Any) -> Any:
    """A part of the layout: axes without words, and with thin lines; no key to colours."""
    if name == "template":
        style = part["layout"]
        return {**part, "layout": {**style, "xaxis": {**style["xaxis"], "linecolor": RULE}}}
    if AXIS.fullmatch(name):
        return {**part, **SILENT}
    return {**part, "showscale": False} if name.startswith("coloraxis") else part


def _label(label: Mapping[str, Any], hints: Thumbnail) -> dict[str, Any] | None:
    """A label that stays; of an arrow between two places of the plot, the arrow."""
    if re.search(hints.words, re.sub("<.*?>", "", label.get("text", ""))):
        font = {**label.get("font", {}), "size": hints.size}
        shifts = {name: label[name] / 2 for name in ("xshift", "yshift") if name in label}
        return {**label, **shifts, "font": font}
    if label.get("showarrow", True) and label.get("axref", "pixel") != "pixel":
        return {**label, "text": ""}
    return None


def _marks(trace: Mapping[str, Any], factor: float) -> dict[str, Any]:
    """A trace with marks of the right size and without words."""
    made = {name: value for name, value in trace.items() if name not in ("text", "texttemplate")}
    if "mode" in made:
        made["mode"] = "+".join(it for it in made["mode"].split("+") if it != "text") or "none"
    if "colorbar" in made:
        made["showscale"] = False
    if "marker" in made:
        made["marker"] = {**made["marker"], **_marker(made["marker"], factor)}
    return made


def _marker(marker: Mapping[str, Any], factor: float) -> dict[str, Any]:
    made: dict[str, Any] = {"showscale": False} if "colorbar" in marker else {}
    if size := marker.get("size"):
        made["size"] = [it * factor for it in size] if isinstance(size, list) else size * factor
    return made
