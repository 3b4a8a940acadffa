"""Where the panels of many small maps stand: a square grid, a few beside it, strips below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.core import theme
from components.figures.pieces.simulated import frame

LINE, ROW, PAD = 20, 26, 12  # px: a line of words, a strip, what lies between
LEGEND = {False: 34, True: 56}  # px: one line of it, or two; True is narrow
GUTTER = 0.02  # between maps, as a share of the width
BOTTOM = 52  # px: the axis of the strips
LABELS = {False: 0.17, True: 0.3}  # share of the width for the names of strips; True is narrow


@dataclass(frozen=True, slots=True)
class Panel:
    """One map: its row and column, whether it stands beside the grid, and its words."""

    row: int
    column: int
    beside: bool
    above: str
    above_narrow: str
    said: str  # on the right, above the map


@dataclass(frozen=True, slots=True)
class Strip:
    """One strip of dots, and the heading over it, if any."""

    name: str
    heading: str = ""

    @property
    def tall(self) -> int:
        return ROW + (LINE + PAD if self.heading else 0)


def middles(strips: Sequence[Strip]) -> list[float]:
    """Where the middle of each strip lies, in pixels from the top."""
    tops = [sum(strip.tall for strip in strips[:at]) for at in range(len(strips))]
    return [top + strip.tall - ROW / 2 for top, strip in zip(tops, strips, strict=True)]


def arranged(
    panels: Sequence[Panel],
    strips: Sequence[Strip],
    heading: str,
    reach: tuple[float, float],
    *,
    narrow: bool,
) -> dict[str, Any]:
    """Layout of it all. On narrow screens what stands beside the grid moves below it."""
    across = 3 if narrow else 4
    apart = 0.0 if narrow else 2 * GUTTER
    width = (1 - GUTTER * (across - 1) - apart) / across
    each = (104 if narrow else 206) + LINE + PAD
    rows = 1 + max(panel.row for panel in panels if not panel.beside) + narrow
    below = sum(strip.tall for strip in strips) + LINE + PAD
    height = rows * each + below
    size = 12 if narrow else 13
    layout: dict[str, Any] = {
        "annotations": [],
        "shapes": [],
        "height": height + BOTTOM + LEGEND[narrow],
        "margin": {"l": 4, "r": 4, "t": LEGEND[narrow], "b": BOTTOM},
        "legend": {
            "orientation": "h",
            "itemsizing": "constant",
            "x": 0,
            "y": 1 + PAD / height,
            "yanchor": "bottom",
        },
    }
    for at, panel in enumerate(panels):
        moved = panel.beside and narrow
        column, row = (panel.row, rows - 1) if moved else (panel.column, panel.row)
        left = column * (width + GUTTER) + (apart if panel.beside and not narrow else 0.0)
        right = min(1.0, left + width)
        top = 1 - (row * each + LINE) / height
        bottom = 1 - ((row + 1) * each - PAD) / height
        number = "" if at == 0 else str(at + 1)
        axis = {"showticklabels": False, "showgrid": False, "ticks": "", "showline": False}
        axis |= {"range": [-50, 1073], "constrain": "domain"}
        layout[f"xaxis{number}"] = {**axis, "domain": [left, right], "anchor": f"y{number}"}
        layout[f"yaxis{number}"] = {
            **axis,
            "domain": [bottom, top],
            "anchor": f"x{number}",
            "scaleanchor": f"x{number}",
        }
        paper = {"xref": "paper", "yref": "paper"}
        layout["shapes"].append(frame(dashed=True, **paper, x0=left, x1=right, y0=bottom, y1=top))
        words = {**paper, "x": left, "y": top, "xanchor": "left", "yanchor": "bottom"}
        words["font"] = {"size": size, "color": theme.INK2}
        layout["annotations"] += [
            theme.note(panel.above_narrow if narrow else panel.above, **words),
            theme.note(f"<b>{panel.said}</b>", **words | {"x": right, "xanchor": "right"}),
        ]
    _below(layout, strips, heading, str(len(panels) + 1), (below - LINE - PAD) / height, narrow)
    layout[f"xaxis{len(panels) + 1}"]["range"] = list(reach)
    return layout


def _below(
    layout: dict[str, Any],
    strips: Sequence[Strip],
    heading: str,
    number: str,
    top: float,
    narrow: bool,
) -> None:
    """The axes of the strips, which count pixels from the top, and the words over and beside."""
    tall = sum(strip.tall for strip in strips)
    layout[f"xaxis{number}"] = {
        "domain": [LABELS[narrow], 1],
        "anchor": f"y{number}",
        "title": {"text": "standard deviations from half-way"},
    }
    layout[f"yaxis{number}"] = {
        "domain": [0, top],
        "anchor": f"x{number}",
        "range": [tall, 0],
        "showticklabels": False,
        "showgrid": False,
    }
    left = {"xref": "paper", "x": 0, "xanchor": "left"}
    layout["annotations"].append(
        theme.note(
            f"<b>{heading}</b>",
            **left,
            yref="paper",
            y=top,
            yanchor="bottom",
            font={"size": 14, "color": theme.INK},
        )
    )
    for strip, middle in zip(strips, middles(strips), strict=True):
        place = {**left, "yref": f"y{number}", "yanchor": "middle"}
        words = {"size": 12 if narrow else 13, "color": theme.INK2}
        layout["annotations"].append(theme.note(strip.name, **place, y=middle, font=words))
        if strip.heading:
            above = middle - ROW / 2 - LINE / 2
            layout["annotations"].append(
                theme.note(strip.heading, **place, y=above, font=words | {"color": theme.INK})
            )
