"""Open questions: which experiments would settle what."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "finding", "how-to"),
    figure("experiment-planner"),
    words("notice", "first", "conclude"),
    Check(),
)
