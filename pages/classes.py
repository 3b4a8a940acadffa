"""Who is in the class: what the difference of means was taken between."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "finding", "how-to"),
    figure("class-composition"),
    words("notice", "mixing"),
    figure("class-mixer"),
    words("mixing-notice", "assumptions", "formula", "conclude"),
    Check(),
)
