"""How a figure may be mounted: its parts, by depth, and its themes, as explorable.js knows them."""

from __future__ import annotations

from components.study.prose import Depth

PARTS = ("title", "controls", "readout", "source", "table")
AT_DEPTH: dict[Depth, tuple[str, ...]] = {
    "story": ("title", "controls", "source"),
    "student": PARTS,
    "specialist": (*PARTS, "caveats"),
}
THEMES = ("auto", "light", "dark", "projector")
