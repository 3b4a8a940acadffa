"""The style sheet of all pages: type, the palette's colours, what stands on a page, and figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from components.browser import assets
from components.figures.core.theme import PALETTE
from components.paper import fonts

HERE = Path(__file__).parent / "css"
PARTS = ("base", "site", "page", "phone", "places", "hero", "steps", "lists", "search")
LAST = ("forced", "print")  # what a reader’s own colours and paper ask for


def sheet(address: Callable[[str], str] = str) -> str:
    """All of it; `address` says where a font file lies, seen from the sheet."""
    own = (part(name) for name in (*PARTS, *LAST))
    return "\n".join([fonts.rules(address), tokens(), assets.STYLE.read_text("utf-8"), *own])


def part(name: str) -> str:
    """One of them, as it is written."""
    return (HERE / f"{name}.css").read_text("utf-8")


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
