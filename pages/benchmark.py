"""What is refused, by which model: the benchmark, category by category."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("harmful", "refusal-heatmap", set="full344"),
        step("grey", "refusal-heatmap", set="full344"),
        step("small", "refusal-heatmap", set="strat48"),
        step("benign", "over-refusal"),
        step("pairs", "over-refusal"),
    ),
    words("conclude"),
    fold("Who says that it is a refusal?", words("counting")),
    fold("The prompts, the models, and the few refusals that were read", words("finding", "few")),
    Check(),
)
