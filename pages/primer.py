"""How “no” can be an arrow, and what cutting along it removes."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("stream", "projection", strength="0"),
        step("arrow", "two-clouds", marks="75"),
        step("every-difference", "two-clouds", marks="100"),
        step("cut", "projection", strength="1"),
        step("mirror", "projection", strength="2"),
        step("writers", "projection", strength="1", writers="some"),
    ),
    words("rank", "conclude"),
    fold("In symbols", words("stream-formula", "arrow-formula", "cut-formula")),
    fold("More: clouds, hooks and edits", words("clouds-notice", "equal", "equal-more", "norm")),
    Check(),
)
