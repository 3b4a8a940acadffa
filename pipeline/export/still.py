"""A figure as a picture that stands alone: its title, its measure and its source are in it.

On pages these stand around the plot as text. Here Plotly draws them, so the margins must hold
them; how wide a line of text will be is estimated, on the generous side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from components.figures import Figure
from components.figures.core.theme import PALETTE, ThemeName, themed
from components.packing.alone import sources
from components.study import Study
from pipeline.export.framing import Canvas, Said, laid_out

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
SIZES, SIDES = {"size", "xshift", "yshift", "height"}, ("l", "r", "t", "b")
SPAN = re.compile(r"font-size: ?(\d+)px")


PAGE = Canvas(width=960, height=0, pad=24, growth=1, least=12)
SLIDE = Canvas(width=1280, height=720, pad=36, growth=24 / 14, least=24)  # 24 px: 18 pt
CANVASES: dict[ThemeName, Canvas] = {"light": PAGE, "dark": PAGE, "projector": SLIDE}


def still(
    figure: Figure, study: Study, theme: ThemeName, choices: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The figure as Plotly's JSON, of the size that its layout says. Raises DataProblem."""
    return stills(figure, study, theme, [choices or {}])[0]


def stills(
    figure: Figure, study: Study, theme: ThemeName, each: Sequence[Mapping[str, str]]
) -> list[dict[str, Any]]:
    """One figure in several states, all laid out alike, so that nothing jumps between them.

    Raises DataProblem.
    """
    canvas = CANVASES[theme].calm() if figure.wordy else CANVASES[theme]
    plain = (json.loads(figure(study, **choices).to_json()) for choices in each)
    drawn = [grown(themed(one, theme), canvas.growth, canvas.least) for one in plain]
    layouts = [one["layout"] for one in drawn]
    metas = [layout.pop("meta") for layout in layouts]
    said = [
        Said(meta["title"], meta["subtitle"], sources(figure, study, meta["n"]), meta["narrow"])
        for meta in metas
    ]
    laid = laid_out(layouts, said, canvas, PALETTE["tokens"][theme])
    return [{"data": one["data"], "layout": it} for one, it in zip(drawn, laid, strict=True)]


def grown(value: Any, factor: float, least: int, within: str = "") -> Any:
    """Type, marks and margins made larger by `factor`; type is at least `least` px.

    The browser does the same to parts (sizes.js); both are tested on tests/twins/grown.json.
    """
    if isinstance(value, list):
        return [grown(item, factor, least, within) for item in value]
    if isinstance(value, str):
        return SPAN.sub(lambda at: f"font-size:{max(least, round(int(at[1]) * factor))}px", value)
    if not isinstance(value, dict):
        return value
    made = {}
    for name, item in value.items():
        scales = name in SIZES or (within == "margin" and name in SIDES)
        if not scales or isinstance(item, bool) or not isinstance(item, int | float):
            made[name] = grown(item, factor, least, name)
        elif name == "size" and within.endswith("font"):
            made[name] = max(least, round(item * factor))
        else:
            made[name] = round(item * factor)
    return made
