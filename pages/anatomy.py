"""What is inside the model: layers, writers, sizes, and what trips people up."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("near", "anatomy"),
        step("borrowed", "anatomy", layer="[[anatomy.first-borrowed]]"),
        step("writers", "anatomy"),
        step("edits", "anatomy", layer="20"),
        step("norm", "anatomy"),
    ),
    words("conclude"),
    fold("Where the parameters are", words("sizes")),
    fold("What trips people up", words("gotchas")),
    Check(),
)
