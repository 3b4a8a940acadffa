"""What is refused, by which model: the benchmark, category by category."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "finding", "how-to"),
    figure("refusal-heatmap"),
    words("notice", "benign"),
    figure("over-refusal"),
    words("benign-notice", "counting", "conclude"),
    Check(),
)
