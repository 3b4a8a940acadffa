"""A figure as a picture that stands alone: its title, its measure and its source are in it.

On pages these stand around the plot as text. Here Plotly draws them, so the margins must hold
them; how wide a line of text will be is estimated, on the generous side.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, get_args

from components.figures import Figure
from components.figures.core.theme import PALETTE, ThemeName, themed
from components.packing.alone import over, sources
from components.study import Study

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
LINE = 1.3  # height of a line of text, in sizes of its type, as Plotly sets it
PLAIN, BOLD = 0.56, 0.63  # mean width of a letter, in sizes of its type
# Shares of its height that a plot may be given on a slide: with its text above and below it; with
# the text beside it, and then less wide; the least if the second is not to be had; and what it
# gets where a slide is too low, so that the still is higher than one.
STACKED, BESIDE, SQUEEZED, WANTED = 0.7, 0.8, 0.6, 0.85
SIZES, SIDES = {"size", "xshift", "yshift", "height"}, ("l", "r", "t", "b")
SPAN = re.compile(r"font-size: ?(\d+)px")


@dataclass(frozen=True, slots=True)
class Canvas:
    """The room for a still, in px, and how much larger type and marks are than on a page.

    `height` 0: as high as the figure wants to be.
    """

    width: int
    height: int
    pad: int
    growth: float
    least: int  # size of the smallest type


PAGE = Canvas(width=960, height=0, pad=24, growth=1, least=12)
SLIDE = Canvas(width=1280, height=720, pad=36, growth=24 / 14, least=24)  # 24 px: 18 pt
CANVASES: dict[ThemeName, Canvas] = {"light": PAGE, "dark": PAGE, "projector": SLIDE}


def still(
    figure: Figure, study: Study, theme: ThemeName, choices: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The figure as Plotly's JSON, of the size that its layout says. Raises DataProblem."""
    canvas = CANVASES[theme]
    drawn = themed(json.loads(figure(study, **(choices or {})).to_json()), theme)
    drawn = grown(drawn, canvas.growth, canvas.least)
    said = drawn["layout"].pop("meta")
    tokens = PALETTE["tokens"][theme]
    laid = _laid_out(drawn["layout"], said, sources(figure, study, said["n"]), canvas, tokens)
    return {"data": drawn["data"], "layout": laid}


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


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text of one size."""

    lines: tuple[str, ...]
    size: int

    @property
    def text(self) -> str:
        return "<br>".join(self.lines)

    @property
    def height(self) -> int:
        return ceil(len(self.lines) * self.size * LINE)


def wrapped(text: str, size: int, width: int, letter: float = PLAIN) -> Block:
    """Text in lines that fit into `width` px."""
    most = max(8, int(width / (size * letter)))
    return Block(tuple(textwrap.wrap(text, most, break_on_hyphens=False)), size)


def _laid_out(
    layout: dict[str, Any], said: dict[str, Any], source: str, canvas: Canvas, ink: dict[str, str]
) -> dict[str, Any]:
    """The layout with margins that hold title, measure and source, and these in them."""
    big, small = round(20 * canvas.growth), max(canvas.least, round(15 * canvas.growth))
    tiny = max(canvas.least, round(13 * canvas.growth))
    pad, gap = canvas.pad, round(canvas.pad / 2)
    narrow = over(layout, said["narrow"])

    def blocks(width: int) -> tuple[Block, Block, Block]:
        return (
            wrapped(said["title"], big, width, BOLD),
            wrapped(said["subtitle"], small, width),
            wrapped(source, tiny, width),
        )

    title, subtitle, foot = blocks(canvas.width - 2 * pad)
    head, foot_height = title.height + subtitle.height + gap, foot.height + gap
    around = 2 * pad + head + foot_height
    height = canvas.height or layout["height"] + around
    column = 0
    if height - around < STACKED * layout["height"]:
        beside = blocks(width := round(0.29 * canvas.width))
        fits = sum(block.height for block in beside) + 2 * gap < height - 2 * pad
        if fits and height - 2 * pad > BESIDE * narrow["height"]:
            layout, column = narrow, width
            title, subtitle, foot = beside
            head = foot_height = 0
        elif height - around < SQUEEZED * layout["height"]:
            height = round(WANTED * layout["height"]) + around
    margin = {**layout["template"]["layout"]["margin"], **layout.get("margin", {})}
    left = margin["l"] + pad + (column + pad if column else 0)
    above = margin["t"] + pad + head
    below = max(margin["b"], _legend(layout, height - head - foot_height)) + pad + foot_height
    base = pad - below  # where the source stands, from the foot of the plot
    line = base + foot.height + gap / 2

    def said_at(
        block: Block, colour: str, place: dict[str, Any], bold: bool = False
    ) -> dict[str, Any]:
        return {
            "text": f"<b>{block.text}</b>" if bold else block.text,
            "font": {"size": block.size, "color": ink[colour]},
            "showarrow": False, "align": "left", "borderpad": 0,
            "xref": "paper", "x": 0, "xanchor": "left", "xshift": pad - left,
            "yref": "paper", **place,
        }  # fmt: skip

    top = {"y": 1, "yanchor": "top"}
    texts = [
        said_at(title, "ink", {**top, "yshift": above - pad}, bold=True),
        said_at(subtitle, "ink2", {**top, "yshift": above - pad - title.height - gap // 3}),
        said_at(foot, "ink3", {"y": 0, "yanchor": "bottom", "yshift": base}),
    ]
    rule = {
        "type": "line", "line": {"color": ink["rule"], "width": 1},
        "xref": "paper", "yref": "paper",
        "xsizemode": "pixel", "xanchor": 0, "x0": pad - left,
        "x1": pad - left + (column or canvas.width - 2 * pad),
        "ysizemode": "pixel", "yanchor": 0, "y0": line, "y1": line,
    }  # fmt: skip
    return {
        **layout,
        "width": canvas.width,
        "height": height,
        "title": {"text": ""},
        "margin": {"l": left, "r": margin["r"] + pad, "t": above, "b": below},
        "annotations": [*layout.get("annotations", []), *texts],
        "shapes": [*layout.get("shapes", []), rule],
    }


def _legend(layout: dict[str, Any], height: int) -> int:
    """Room in px that a legend of one line below the plot needs, if there is one."""
    legend = layout.get("legend", {})
    if not layout.get("showlegend") or legend.get("yanchor") != "top" or legend.get("y", 1) > 0:
        return 0
    size: int = layout["template"]["layout"]["font"]["size"]
    return ceil(-float(legend["y"]) * height + 2 * size)
