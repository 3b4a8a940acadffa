"""Five minutes: five sentences, two figures, a timeline."""

from components.blocks import figure, words

BLOCKS = (
    words("opening", "five", "two"),
    figure("six-models"),
    figure("recipe-differences"),
    words("when"),
    figure("timeline"),
    words("next", "conclude"),
)
