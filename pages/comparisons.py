"""Fair comparisons: what was held fixed, and which explanation the evidence bears on."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "finding", "how-to"),
    figure("held-fixed"),
    words("notice", "chance", "slopes", "slopes-finding"),
    figure("base-or-instruct"),
    words("slopes-notice", "ladder", "ladder-finding"),
    figure("boundary-ladder"),
    words("ladder-notice", "explanations", "explanations-finding"),
    figure("hypothesis-board"),
    words("explanations-notice", "conclude"),
    Check(),
)
