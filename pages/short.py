"""Five minutes: five findings, each with a figure, and how they came about."""

from components.blocks import step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("enough", "six-models", state="cut"),
        step("failed", "six-models", state="cut"),
        step("moved", "six-models", state="changed"),
        step("flat", "alpha-sweep"),
        step("unknown", "recipe-differences"),
        step("when", "timeline"),
    ),
    words("next", "conclude"),
)
