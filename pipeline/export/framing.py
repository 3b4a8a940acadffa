"""A plot with its words around it: where title, measure and source stand, and what that leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from components.packing.alone import over
from pipeline.export.lines import BOLD, Block, even, wrapped

# Shares of its height that a plot may be given on a slide: with its text above and below it; with
# the text beside it, and then less wide; the least if the second is not to be had; and what it
# gets where a slide is too low, so that the still is higher than one.
STACKED, BESIDE, SQUEEZED, WANTED = 0.7, 0.8, 0.6, 0.85
LESS, SMALLEST = 1.35, 12  # what divides the growth of a figure with many words; px


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

    def calm(self) -> Canvas:
        """The same where words stand close: enlarged less, and as high as the figure wants."""
        least = max(SMALLEST, round(self.least / LESS))
        return replace(self, height=0, growth=max(1, self.growth / LESS), least=least)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a figure in one state, and what differs in its layout on narrow screens."""

    title: str
    subtitle: str
    source: str
    narrow: dict[str, Any]


Words = tuple[Block, Block, Block]  # title, measure, source


def laid_out(
    layouts: Sequence[dict[str, Any]], said: Sequence[Said], canvas: Canvas, ink: dict[str, str]
) -> list[dict[str, Any]]:
    """Layouts with margins that hold title, measure and source, and these in them."""
    sizes = [round(size * canvas.growth) for size in (20, 15, 13)]
    big, small, tiny = sizes[0], *(max(canvas.least, size) for size in sizes[1:])
    pad, gap = canvas.pad, round(canvas.pad / 2)
    slim = [over(layout, it.narrow) for layout, it in zip(layouts, said, strict=True)]
    wanted = max(layout["height"] for layout in layouts)

    def words(width: int) -> list[Words]:
        titles = even([wrapped(it.title, big, width, BOLD) for it in said])
        measures = even([wrapped(it.subtitle, small, width) for it in said])
        feet = even([wrapped(it.source, tiny, width) for it in said])
        return list(zip(titles, measures, feet, strict=True))

    all_words = words(canvas.width - 2 * pad)
    title, subtitle, foot = all_words[0]
    head, foot_height = title.height + subtitle.height + gap, foot.height + gap
    around = 2 * pad + head + foot_height
    height = canvas.height or wanted + around
    column = 0
    if height - around < STACKED * wanted:
        beside = words(width := round(0.29 * canvas.width))
        fits = sum(block.height for block in beside[0]) + 2 * gap < height - 2 * pad
        if fits and height - 2 * pad > BESIDE * max(layout["height"] for layout in slim):
            layouts, column, all_words = slim, width, beside
            head = foot_height = 0
        elif height - around < SQUEEZED * wanted:
            height = round(WANTED * wanted) + around
    height += height % 2  # as videos want it
    room = _Room(canvas, height, head, foot_height, column)
    return [
        _framed(layout, each, room, ink) for layout, each in zip(layouts, all_words, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Room:
    """What stands around a plot, in px; `column` is the width of words beside it, if any are."""

    canvas: Canvas
    height: int
    head: int
    foot: int
    column: int


def _framed(
    layout: dict[str, Any], words: Words, room: _Room, ink: dict[str, str]
) -> dict[str, Any]:
    """One layout in its room, with its words."""
    title, subtitle, foot = words
    canvas, column = room.canvas, room.column
    pad, gap = canvas.pad, round(canvas.pad / 2)
    margin = {**layout["template"]["layout"]["margin"], **layout.get("margin", {})}
    left = margin["l"] + pad + (column + pad if column else 0)
    above = margin["t"] + pad + room.head
    below = max(margin["b"], _legend(layout, room.height - room.head - room.foot)) + pad + room.foot
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
        "height": room.height,
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
