"""What is inside the model: layers, writers, sizes, and what trips people up."""

from components.blocks import Check, figure, fold, words

BLOCKS = (
    words("opening"),
    figure("anatomy"),
    words("finding", "writers", "conclude"),
    fold("Where the parameters are", words("sizes")),
    fold("What trips people up", words("gotchas")),
    Check(),
)
