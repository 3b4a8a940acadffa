"""What others need to show a figure in a page of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from components.figures import Figure
from components.study.contents import site_title

SIZE = (960, 540)  # px


def frame(figure: Figure, src: str, size: tuple[int, int] = SIZE) -> str:
    """Code that shows a figure in another page, in the shape of a slide."""
    width, height = size
    return (
        f'<iframe src="{escape(src)}" title="{escape(figure.name)}" width="{width}" '
        f'height="{height}" style="border:0;max-width:100%" loading="lazy" '
        'allow="fullscreen; clipboard-write"></iframe>'
    )


def oembed(
    figure: Figure,
    finding: str,
    src: str,
    base: str,
    most: Sequence[int | None] = (None, None),
) -> dict[str, Any]:
    """The answer that https://oembed.com asks for, for a figure shown at `src`.

    `most` is the largest width and height in px that the asking site has room for.
    """
    width, height = (min(size, limit or size) for size, limit in zip(SIZE, most, strict=True))
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": site_title(),
        "provider_url": base,
        "title": f"{figure.name}: {finding}",
        "width": width,
        "height": height,
        "html": frame(figure, src, (width, height)),
    }
