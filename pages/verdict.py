"""One prompt at a time: what the headline share is made of."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "how-to"),
    figure("prompt-waffle"),
    words("finding"),
    words("enriched"),
    figure("enriched-or-concentrated"),
    words("enriched-notice", "again"),
    figure("run-it-again"),
    words("again-notice", "again-conclude", "conclude"),
    Check(),
)
