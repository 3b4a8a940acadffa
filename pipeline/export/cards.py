"""Pictures for link previews: python -m pipeline.export --cards DIR

One for each page, 1200 × 630 pixels as social sites want them: its title, and of its first figure
the finding and the plot. A page without a figure shows its question. And one for the whole.
"""

from __future__ import annotations

import io
from math import ceil
from pathlib import Path
from typing import Any

from PIL import Image

from components.figures import BY_ID, CATALOGUE, Figure
from components.figures.core.theme import FONT, TOKENS
from components.study import Study
from components.study.contents import Entry, contents, site_title
from pipeline.export.camera import Camera, camera, few_colours
from pipeline.export.request import Request
from pipeline.export.still import BOLD, PLAIN, wrapped
from pipeline.export.whole import folder
from pipeline.progress import shown

WIDTH, HEIGHT, PAD, BAR = 1200, 630, 56, 14  # px
BESIDE = 2.0  # a plot less than so many times as wide as high stands beside the words
COLUMN = 440  # px, for words beside a plot
WHOLE, WHOLE_FIGURE = "social", "prompt-waffle"  # the card of the whole, and the picture on it
COLOURS = 64
SPARE = 28  # px: type differs from machine to machine, and labels may be longer than on pages


def export(request: Request) -> str:
    """Write the cards of all pages and of the whole."""
    with folder(request.target, {"export": "cards"}) as part, camera() as ready:
        size = write(request.study, part, ready)
    return f"{request.target}: {len(contents()) + 1} cards, {size / 1000:.0f} kB."


def write(study: Study, place: Path, ready: Camera) -> int:
    """Write all cards into the folder `place`; returns their size in bytes."""
    size = 0
    for name in shown([WHOLE, *(page.id for page in contents())], "cards"):
        size += (place / f"{name}.png").write_bytes(card(name, study, ready))
    return size


def card(name: str, study: Study, ready: Camera) -> bytes:
    """The card of a page, or of the whole, as a PNG. Raises DataProblem."""
    page = next((page for page in contents() if page.id == name), None)
    figure = first(page) if page else BY_ID[WHOLE_FIGURE]
    title = page.title if page else site_title()
    over_title = site_title() if page else ""
    said = page.question if page else contents()[0].question
    if figure is None:
        return few_colours(ready.picture(words(over_title, title, said, WIDTH), "png", 1), COLOURS)
    meta = figure(study).layout.meta
    said = meta["title"] if page else said
    drawn = plot(figure, study)
    size = drawn["layout"]["width"], drawn["layout"]["height"]
    beside = size[0] < BESIDE * size[1]
    text = words(over_title, title, said, COLUMN + 2 * PAD if beside else WIDTH, big=beside)
    left = PAD + BAR + COLUMN + PAD // 2 if beside else PAD + BAR
    top = PAD // 2 if beside else text["layout"]["meta"] + PAD // 3
    room = WIDTH - left - PAD // 2, HEIGHT - top - PAD // 2
    scale = min(room[0] / size[0], room[1] / size[1])
    ground = opened(ready.picture(text, "png", 1))
    picture = opened(ready.picture(drawn, "png", 2))
    picture = picture.resize((int(size[0] * scale), int(size[1] * scale)), Image.Resampling.LANCZOS)
    spare = [int(space - used) for space, used in zip(room, picture.size, strict=True)]
    ground.paste(picture, (left + spare[0] // 2, top + spare[1] // 2))
    made = io.BytesIO()
    ground.save(made, "png")
    return few_colours(made.getvalue(), COLOURS)


def first(page: Entry) -> Figure | None:
    """The first figure that is explained on a page."""
    return next((figure for figure in CATALOGUE if figure.page == page.id), None)


def plot(figure: Figure, study: Study) -> dict[str, Any]:
    """The figure without words around it, as wide as on pages, and a little room for labels."""
    drawn: dict[str, Any] = figure(study).update_layout(width=960 + SPARE, title=None).to_dict()
    layout = drawn["layout"]
    usual = layout["template"]["layout"]["margin"]
    margin = {**usual, **layout.get("margin", {})}
    layout["margin"] = {**margin, "l": margin["l"] + SPARE}
    return drawn


def words(over: str, title: str, said: str, width: int, big: bool = True) -> dict[str, Any]:
    """A card's text on its ground, as Plotly's JSON; `meta` of the layout says where it ends."""
    inner = width - 2 * PAD - BAR
    alone = width == WIDTH and big
    sizes = (24, 72, 34) if alone else (22, 46, 27) if big else (22, 44, 27)
    blocks = [
        (wrapped(over, sizes[0], inner, PLAIN), "accent", True),
        (wrapped(title, sizes[1], inner, BOLD), "ink", True),
        (wrapped(said, sizes[2], inner, PLAIN), "ink2", False),
    ]
    gaps = (sizes[1] // 4, sizes[1] // 3, 0)
    high = sum(block.height for block, *_ in blocks) + sum(gaps)
    y = (HEIGHT - high) // 2 if big else PAD * 3 // 4
    notes = []
    for (block, colour, bold), gap in zip(blocks, gaps, strict=True):
        notes.append(
            {
                "text": f"<b>{block.text}</b>" if bold else block.text,
                "font": {"size": block.size, "color": TOKENS[colour], "family": FONT},
                "showarrow": False, "align": "left", "borderpad": 0,
                "x": 0, "xref": "paper", "xanchor": "left", "xshift": PAD + BAR,
                "y": 1, "yref": "paper", "yanchor": "top", "yshift": -y,
            }
        )  # fmt: skip
        y += ceil(block.height) + gap
    bar = {
        "type": "rect", "xref": "paper", "yref": "paper", "x0": 0, "x1": BAR / WIDTH,
        "y0": 0, "y1": 1, "fillcolor": TOKENS["accent"], "line": {"width": 0},
    }  # fmt: skip
    hidden = {"visible": False}
    return {
        "data": [],
        "layout": {
            "width": WIDTH, "height": HEIGHT, "margin": dict.fromkeys("lrtb", 0),
            "paper_bgcolor": TOKENS["bg"], "plot_bgcolor": TOKENS["bg"], "xaxis": hidden,
            "yaxis": hidden, "annotations": notes, "shapes": [bar], "meta": y,
        },
    }  # fmt: skip


def opened(image: bytes) -> Image.Image:
    """A PNG as pixels."""
    return Image.open(io.BytesIO(image)).convert("RGB")
