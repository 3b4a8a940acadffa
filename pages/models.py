"""Several models in which one arrow is enough: how it was chosen, what it does, what it costs."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "how-to"),
    figure("six-models"),
    words("finding", "differences", "selector"),
    figure("candidates"),
    words("rules", "plateau"),
    figure("how-deep"),
    words("length"),
    figure("largest-is-not-best"),
    words("hides"),
    figure("two-scorers"),
    words("hides-notice", "price"),
    figure("the-price"),
    words("added"),
    figure("added-instead"),
    words("added-notice", "conclude"),
    Check(),
)
