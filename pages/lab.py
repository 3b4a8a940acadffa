"""The lab: toys in which the right answer is known, to be broken by the reader."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "world", "confound"),
    figure("toy-confound"),
    words("confound-notice", "rank"),
    figure("toy-rank"),
    words("rank-notice", "origin"),
    figure("toy-origin"),
    words("origin-notice", "chance"),
    figure("chance-signal"),
    words("chance-notice", "chance-formula", "paired"),
    figure("toy-paired"),
    words("paired-notice", "maps"),
    figure("toy-umap"),
    words("maps-notice", "conclude"),
    Check(),
)
