"""Every figure of the explainer: pure functions of a study and of a reader's choices."""

from components.figures.catalogue import BY_ID, CATALOGUE
from components.figures.controls.control import Control
from components.figures.figure import Figure, drawing
from components.figures.packed import Packed, pack, pack_few

__all__ = ["BY_ID", "CATALOGUE", "Control", "Figure", "Packed", "drawing", "pack", "pack_few"]
