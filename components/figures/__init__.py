"""Every figure of the explainer: pure functions of a study and of a reader's choices."""

from components.figures.catalogue import BY_ID, CATALOGUE
from components.figures.core.control import Control
from components.figures.core.figure import Figure, drawing

__all__ = ["BY_ID", "CATALOGUE", "Control", "Figure", "drawing"]
