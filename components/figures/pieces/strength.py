"""The strength of a cut, which the primer and the lab share."""

from __future__ import annotations

from components.figures.core.control import Control

STRENGTH = Control(
    "strength",
    "Strength of the cut, α",
    "slider",
    (),
    lambda study: ["0", "0.25", "0.5", "0.75", "1", "1.25", "1.5", "2"],
    start=lambda study: "1",
)
