"""Open questions: which experiments would settle what."""

from components.blocks import Check, figure, fold, words

BLOCKS = (
    words("opening", "how-to"),
    figure("experiment-planner"),
    words("notice", "conclude"),
    fold("What it would take, and which to fund first", words("finding", "first")),
    Check(),
)
