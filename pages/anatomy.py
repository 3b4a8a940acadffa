"""What is inside the model: layers, writers, sizes, and what trips people up."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "finding", "how-to"),
    figure("anatomy"),
    words("writers", "sizes", "gotchas", "conclude"),
    Check(),
)
