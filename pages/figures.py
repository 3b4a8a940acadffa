"""Every figure, to look up, to cite and to take along."""

from components.blocks import Gallery, words

BLOCKS = (
    words("opening"),
    Gallery(),
    words("menu", "conclude"),
)
