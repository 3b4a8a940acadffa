"""One prompt at a time: what the headline share is made of."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("tiles", "prompt-waffle", deflections="0"),
        step("counting", "prompt-waffle", deflections="10"),
        step("luck", "run-it-again", rate="40"),
        step("few", "run-it-again", rate="20"),
        step("group", "enriched-or-concentrated"),
    ),
    words("conclude"),
    fold("What else the share rests on", words("comparing", "again-conclude")),
    Check(),
)
