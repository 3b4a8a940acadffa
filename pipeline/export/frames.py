"""A slider drawn below a frame of a moving picture: what moves, and where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from components.figures.core.theme import PALETTE
from components.pictures.faces import face

HIGH, EDGE, SIZE = 64, 36, 26  # px: the strip, its sides, and its type
WEIGHT = 500  # of the type
TRACK, KNOB = 3, 9  # px: half of the line, and of the knob
GAP = 40  # px between the words and the line
INK = PALETTE["tokens"]["projector"]


def under(image: Image.Image, label: str, words: Sequence[str], at: int) -> Image.Image:
    """The image with a strip below it that says `label` and the value `words[at]`.

    The line begins where it does for the longest of the words, so that nothing jumps.
    """
    type = ImageFont.truetype(face("SourceSansVF-Upright"), SIZE)
    type.set_variation_by_axes([WEIGHT])
    made = Image.new("RGB", (image.width, image.height + HIGH), INK["bg"])
    made.paste(image, (0, 0))
    draw = ImageDraw.Draw(made)
    middle = image.height + HIGH // 2 - 6
    draw.text((EDGE, middle), f"{label}: {words[at]}", INK["ink"], type, anchor="lm")
    longest = max(type.getlength(f"{label}: {each}") for each in words)
    left, right = round(EDGE + longest + GAP), image.width - EDGE - KNOB
    if right - left > 8 * KNOB:  # else there is room for the words alone
        x = left + round(at * (right - left) / (len(words) - 1))
        draw.rectangle((left, middle - TRACK, right, middle + TRACK), INK["rule"])
        draw.rectangle((left, middle - TRACK, x, middle + TRACK), INK["accent"])
        draw.ellipse((x - KNOB, middle - KNOB, x + KNOB, middle + KNOB), INK["accent"])
    return made
