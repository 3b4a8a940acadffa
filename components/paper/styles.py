"""The style sheet of all pages: the palette's colours, what stands on a page, and figures."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from components.browser import assets
from components.figures.core.theme import PALETTE

HERE = Path(__file__).parent
PARTS = ("page.css", "phone.css", "paper.css")  # after base.css and the figures’ own


@lru_cache(maxsize=1)
def sheet() -> str:
    """All of it."""
    paths = (HERE / "base.css", assets.STYLE, *(HERE / name for name in PARTS))
    return "\n".join([tokens(), *(path.read_text("utf-8") for path in paths)])


def tokens() -> str:
    """The palette as custom properties of CSS, for each theme."""
    sets = {
        name: "".join(f"--{token}: {colour}; " for token, colour in colours.items())
        for name, colours in PALETTE["tokens"].items()
    }
    return (
        f":root {{ {sets['light']}}}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {sets['dark']}}} }}\n"
        + "".join(f':root[data-theme="{name}"] {{ {each}}}\n' for name, each in sets.items())
        + f"@media print {{ :root:root {{ {sets['light']}}} }}\n"
    )
