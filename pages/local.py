"""On your own machine: what fits, and how fast it is said to be."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "how-to"),
    figure("memory-fit"),
    words("memory", "formats", "spill", "speed-words"),
    figure("tokens-per-second"),
    words("speed", "conclude"),
    Check(),
)
