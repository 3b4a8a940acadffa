"""How “no” can be an arrow, and what cutting along it removes."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "stream", "size", "stream-formula"),
    words("arrow", "arrow-formula", "clouds-how"),
    figure("two-clouds"),
    words("arrow-warning", "clouds-notice", "cut", "cut-formula", "cut-how"),
    figure("projection"),
    words("cut-notice", "equal", "equal-more", "norm", "rank", "rank-here", "conclude"),
    Check(),
)
