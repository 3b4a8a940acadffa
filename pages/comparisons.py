"""Fair comparisons: what was held fixed, and which explanation the evidence bears on."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("fixed", "held-fixed", reference="newguard"),
        step("others", "held-fixed"),
        step("slopes", "base-or-instruct", fall="absolute"),
        step("ladder", "boundary-ladder"),
        step("explanations", "hypothesis-board"),
    ),
    words("conclude"),
    fold("When does a test help?", words("chance")),
    fold("What else stands behind these steps", words("finding", "slopes-finding")),
    fold("The explanations, and what speaks for each", words("explanations-finding")),
    Check(),
)
