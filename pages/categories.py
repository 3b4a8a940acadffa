"""Category against category: do their directions agree, and what would that show?"""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("agree", "category-cosines", average="all"),
        step("topics", "category-cosines"),
        step("near", "shared-reference", distance="0"),
        step("far", "shared-reference", distance="2"),
    ),
    words("conclude"),
    fold("What else may make topics agree", words("other")),
    Check(),
)
