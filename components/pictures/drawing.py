"""What stands in a figure's pictures, as Plotly's JSON, and a digest of it.

A thumbnail stands for the figure where it is not drawn: in lists, on cards, at the foot of a page.
A poster stands in the figure's own place until a browser has drawn it.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any, Literal, get_args

from components.figures import Figure
from components.figures.core.theme import ThemeName, themed
from components.figures.core.thumbnail import thumbnail
from components.study import Study

Kind = Literal["thumbnail", "poster"]
KINDS: tuple[Kind, ...] = get_args(Kind)
THEMES: tuple[ThemeName, ...] = ("light", "dark")
WIDTH = 890  # px of a poster: as wide as figures are on pages
DENSITY: dict[Kind, int] = {"thumbnail": 2, "poster": 1}  # pixels for a px at which it is shown
SHOWN = 320  # px at which a thumbnail is shown
UNSEEN = ("customdata", "hoverinfo", "hoverlabel", "hovertemplate", "hovertext", "meta", "name")
DIGITS, NOTHING = 6, 1e-12  # processors differ in the digits after these, and below this


def drawing(kind: Kind, figure: Figure, study: Study, theme: ThemeName) -> dict[str, Any]:
    """The figure before anybody chooses, without title. Raises DataProblem."""
    drawn = json.loads(_drawn(figure, study))
    layout = {name: value for name, value in drawn["layout"].items() if name != "meta"}
    traces = [_seen(trace) for trace in drawn["data"]]
    if kind == "thumbnail":
        return themed(thumbnail({"data": traces, "layout": layout}, figure.thumbnail), theme)
    layout |= {"width": WIDTH, "title": {"text": ""}}
    return themed({"data": traces, "layout": layout}, theme)


@lru_cache(maxsize=2)  # the kinds and themes of one figure come one after the other
def _drawn(figure: Figure, study: Study) -> str:
    return str(figure(study).to_json())


def _seen(trace: dict[str, Any]) -> dict[str, Any]:
    """A trace without what only a pointer brings out."""
    kept = UNSEEN if "texttemplate" not in trace and not trace.get("showlegend") else UNSEEN[1:-1]
    return {name: value for name, value in trace.items() if name not in kept}


def digest(kind: Kind, figure: Figure, study: Study) -> str:
    """A checksum of what is drawn: it changes with the picture. Raises DataProblem."""
    drawn = [_rounded(drawing(kind, figure, study, theme)) for theme in THEMES]
    text = json.dumps(drawn, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}") if abs(value) > NOTHING else 0.0
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return value
