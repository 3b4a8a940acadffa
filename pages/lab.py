"""The lab: toys in which the right answer is known, to be broken by the reader."""

from components.blocks import Check, fold, toy, toys, words

BLOCKS = (
    words("opening"),
    toys(
        toy("toy-confound", "confound", "confound-notice"),
        toy("toy-rank", "rank", "rank-notice"),
        toy("toy-origin", "origin", "origin-notice"),
        toy("chance-signal", "chance", "chance-notice", "chance-formula"),
        toy("toy-paired", "paired", "paired-notice"),
        toy("toy-umap", "maps", "maps-notice"),
    ),
    fold("What these toys leave out", words("conclude", "world")),
    Check(),
)
