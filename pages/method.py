"""How the study was organised, with the parts that were not run."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "finding", "how-to"),
    figure("pipeline"),
    words("notice", "control", "missing", "conclude"),
    Check(),
)
