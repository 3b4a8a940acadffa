"""The cascade: which ingredient separates a failing recipe from a working one."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "how-to"),
    figure("cascade-ladder"),
    words("finding", "recipe"),
    figure("recipe-differences"),
    words("recipe-notice", "labels", "missing", "angles"),
    figure("direction-angles"),
    words("notice", "odd", "conclude"),
    Check(),
)
