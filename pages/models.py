"""Several models in which one arrow is enough: how it was chosen, what it does, what it costs."""

from components.blocks import Check, figure, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("finding", "six-models", state="cut"),
        step("selector", "candidates"),
        step("rules", "candidates"),
        step("plateau", "how-deep"),
        step("hides", "two-scorers"),
        step("price", "the-price"),
        step("added", "added-instead"),
    ),
    words("differences", "conclude"),
    fold("The longest arrow is not the best", words("length"), figure("largest-is-not-best")),
    Check(),
)
