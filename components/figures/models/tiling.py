"""How rows of tiles are laid out: as shapes on axes whose unit is a tile, for two widths.

Hundreds of tiles would be much to send. So neighbours of one outcome are drawn as one stretch, and
lines of the ground, over all rows, cut the stretches into tiles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from components.figures.core import theme
from components.figures.models.tiles import Outcome, Row, Scorer

PER_LINE = 50
SIDE = 0.82  # of a tile, in units of the distance between two
FRAME = 0.22  # between a frame and the tiles in it
WORDS = 1.3  # lines of tiles that a line of words beside a row takes
RIM, PALE = 0.1, 0.3  # of a tile: the width of its outline in tiles, and how opaque a pale one is
SMALL = 13  # px: the words that say what was done to a model


@dataclass(frozen=True, slots=True)
class Sizes:
    """One width: heights are in lines of tiles, each `line` px high."""

    line: float
    head: float  # each line of words above a group
    above: float  # room for the name of a row above its tiles; 0 where it stands beside them
    gap: float
    margin: tuple[int, int, int, int]  # px: left, right, top, and below, for the key
    pale: bool  # of tiles that are not filled: a pale ground in place of an outline
    small: int  # px: size of words that are not names


SCREEN = Sizes(13.5, 1.9, 0, 0.62, (142, 108, 2, 34), pale=False, small=14)
PHONE = Sizes(10.5, 1.75, 1.75, 0.5, (2, 2, 6, 80), pale=True, small=12)


@dataclass(frozen=True, slots=True)
class Look:
    """How the tiles of one outcome look, and what the key says of them."""

    colour: str
    said: str
    filled: bool = False
    dash: str = "solid"
    hatched: bool = False

    @property
    def word(self) -> str:
        """How tiles look that are not filled, where there is no sign for it."""
        return "hatched" if self.hatched else "pale" if self.plain else "dashed"

    @property
    def plain(self) -> bool:
        """Whether neighbours can be drawn as one."""
        return self.dash == "solid" and not self.hatched


LOOKS: dict[Outcome, Look] = {
    "refused": Look(theme.REFUSED, "refused", filled=True),
    "not refused": Look(theme.ANSWERED, "not refused: no refusal wording found, harm not judged"),
    "unsafe": Look(theme.METHODS[3], "judged unsafe by the classifier", filled=True),
    "safe": Look(theme.METHODS[0], "judged safe"),
    "no verdict": Look(theme.UNCLEAR, "no verdict by this scorer", hatched=True),
    "not tried": Look(theme.AXIS, "not tried", dash="dot"),
}
KEYS: dict[Scorer, tuple[Outcome, ...]] = {
    "phrases": ("refused", "not refused", "not tried"),
    "classifier": ("unsafe", "safe", "no verdict", "not tried"),
}


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands on the sheet, with the ranges of its axes and its height in px."""

    shapes: list[dict[str, Any]]
    annotations: list[dict[str, Any]]
    x: tuple[float, float]
    y: tuple[float, float]
    height: int
    margin: tuple[int, int, int, int]


def laid(
    told: list[Row],
    heads: dict[str, tuple[str, ...]],
    room: int,
    scorer: Scorer,
    sizes: Sizes,
) -> Laid:
    """Rows below one another, with the line of `heads` above each group, in room for `room` rows.

    All positions are in tiles: x to the right, y up, from the top left corner.
    """
    at, above = 0.0, None
    tiles: list[Tile] = []
    frames: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for row in told:
        if above is None or row.group != above.group:
            said = heads[row.group]
            at -= sizes.head * (len(said) if sizes.above else 1)
            notes.append(_heads(said, at, sizes))
        top = at - sizes.above - (0 if sizes.above else (_height(row, sizes) - _lines(row)) / 2)
        tiles += _stretches(row, top)
        frames += _frame(row, top)
        named = above is not None and above.name == row.name
        notes += _names("" if named else row.name, row, top, sizes)
        at -= _height(row, sizes)
        above = row
    at -= (room - len(told)) * _height(told[-1], sizes)
    return Laid(
        [*_drawn(tiles, round(at, 2), sizes), *frames],
        [*notes, _key(scorer, sizes)],
        (-FRAME, PER_LINE),
        (round(at, 2), 0),
        round(-at * sizes.line) + sizes.margin[2] + sizes.margin[3],
        sizes.margin,
    )


def _lines(row: Row) -> int:
    return -(-len(row.outcomes) // PER_LINE)


def _height(row: Row, sizes: Sizes) -> float:
    """Of a row, in lines of tiles: as high as its tiles, or as the words beside them."""
    words = 0 if sizes.above else WORDS * (2 if row.note else 1)
    return sizes.above + max(_lines(row), words) + sizes.gap


class Tile(NamedTuple):
    """A stretch of tiles of one outcome: its left, top and right end."""

    look: Look
    x: float
    y: float
    end: float

    @property
    def path(self) -> str:
        return box(self.x, self.y, self.end, self.y - SIDE)

    @property
    def parts(self) -> str:
        """Each tile by itself, with its diagonal where it is hatched."""
        paths = ""
        for at in range(round(self.end - self.x - SIDE) + 1):
            left, right = self.x + at, self.x + at + SIDE
            paths += box(left, self.y, right, self.y - SIDE)
            paths += f"M{left:g},{self.y - SIDE:g}L{right:g},{self.y:g}" * self.look.hatched
        return paths


def box(left: float, top: float, right: float, low: float) -> str:
    """The path of a rectangle."""
    return f"M{left:g},{top:g}H{right:g}V{low:g}H{left:g}Z"


def _stretches(row: Row, top: float) -> Iterator[Tile]:
    for line in range(_lines(row)):
        x, y = 0, round(top - line, 2)
        part = row.outcomes[line * PER_LINE : (line + 1) * PER_LINE]
        for outcome, same in groupby(part):
            end = x + len(list(same))
            yield Tile(LOOKS[outcome], x, y, end - 1 + SIDE)
            x = end


def _drawn(tiles: list[Tile], low: float, sizes: Sizes) -> list[dict[str, Any]]:
    """The stretches in the order in which they must be painted, and the ground between tiles."""
    plain = [tile for tile in tiles if tile.look.plain]
    looks = list(dict.fromkeys(tile.look for tile in tiles))

    def paths(look: Look) -> str:
        return "".join(tile.path for tile in plain if tile.look == look)

    def ground(left: float, right: float) -> dict[str, Any]:
        every = "".join(box(at + left, 0, at + right, low) for at in range(PER_LINE))
        return _filled(every, theme.BACKGROUND)

    open_looks = [look for look in looks if look.plain and not look.filled]
    shapes = [_filled(paths(look), look.colour) for look in open_looks]
    if sizes.pale:
        shapes = [shape | {"opacity": PALE} for shape in shapes]
    else:  # only the rims of a stretch and of its tiles stay
        shapes.append(ground(RIM, SIDE - RIM))
        shapes += [_outlined(paths(look), look.colour) for look in open_looks]
    shapes += [_filled(paths(look), look.colour) for look in looks if look.filled]
    shapes.append(ground(SIDE, 1))
    for look in looks:
        if not look.plain:
            each = "".join(tile.parts for tile in tiles if tile.look == look)
            shapes.append(_outlined(each, look.colour, look.dash, 1))
    return shapes


def _filled(path: str, colour: str) -> dict[str, Any]:
    return {"type": "path", "path": path, "fillcolor": colour, "line": {"width": 0}}


def _outlined(path: str, colour: str, dash: str = "solid", width: float = 1.2) -> dict[str, Any]:
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "path", "path": path, "line": line}


def _frame(row: Row, top: float) -> list[dict[str, Any]]:
    if not row.framed or row.framed >= len(row.outcomes):
        return []
    beyond = (1 - SIDE) / 2
    return [
        {
            "type": "rect",
            "x0": -beyond,
            "x1": row.framed - beyond,
            "y0": top + FRAME,
            "y1": top - SIDE - FRAME,
            "line": {"color": theme.INK, "width": 2},
        }
    ]


def _heads(said: tuple[str, ...], at: float, sizes: Sizes) -> dict[str, Any]:
    """The words above a group."""
    return theme.note(
        ("<br>" if sizes.above else " ").join(said),
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-sizes.margin[0],
        y=at,
        yanchor="bottom",
        yshift=2,
        align="left",
        font={"size": sizes.small, "color": theme.INK3},
    )


def _names(name: str, row: Row, top: float, sizes: Sizes) -> list[dict[str, Any]]:
    """The name of a row, unless it stands above already, what was done, and its count."""
    share, ink = row.share, {"size": sizes.small + 1, "color": theme.INK}
    counts = row.counts.replace(f"{share.k} ", f"<b>{share.k}</b> ", 1) if share else row.counts
    done = f'<span style="font-size:{SMALL}px;color:{theme.INK3}">{row.note}</span>'
    middle = top - (_lines(row) - 1 + SIDE) / 2
    place = {"xref": "paper", "y": top if sizes.above else middle, "font": ink}
    if sizes.above:
        words = " ".join(filter(None, [name, done if row.note else ""]))
        line = {**place, "yanchor": "bottom"}
        return [
            theme.note(words, x=0, xanchor="left", **line),
            theme.note(counts, x=1, xanchor="right", **line),
        ]
    words = "<br>".join(filter(None, [name, done if row.note else ""]))
    return [
        theme.note(words, x=0, xanchor="left", xshift=-sizes.margin[0], align="left", **place),
        theme.note(counts, x=1, xanchor="left", xshift=12, **place),
    ]


def _key(scorer: Scorer, sizes: Sizes) -> dict[str, Any]:
    """What the tiles mean, in a line, or below one another on phones."""
    each = []
    for look in (LOOKS[outcome] for outcome in KEYS[scorer]):
        mark = "■ " if look.filled else "□ " if look.plain and not sizes.pale else f"{look.word}: "
        each.append(f'<span style="color:{look.colour}">{mark}</span>{look.said}')
    return theme.note(
        ("<br>" if sizes.above else " &nbsp; ").join(each),
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-sizes.margin[0],
        y=0,
        yref="paper",
        yanchor="top",
        yshift=-8,
        align="left",
        font={"size": sizes.small, "color": theme.INK3},
    )
