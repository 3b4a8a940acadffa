"""The snapshots as they were kept: which figures draw what."""

from __future__ import annotations

import re
from pathlib import Path

from components.figures import CATALOGUE

FOLDER = Path(__file__).parent
STYLE = "house-style"  # beside the figures': what all of them share


def text(id: str) -> str:
    return (FOLDER / f"{id}.txt").read_text("utf-8")


def drawing(pattern: str) -> list[str]:
    """Ids of the figures in a line of whose snapshot a pattern occurs; never none."""
    every = [figure.id for figure in CATALOGUE if (FOLDER / f"{figure.id}.txt").exists()]
    found = [id for id in every if re.search(pattern, text(id), re.M)]
    assert found, f"no figure draws {pattern}"
    return found
