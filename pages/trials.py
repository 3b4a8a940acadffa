"""Inside the search: how an automatic tool chooses an edit."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("scores", "pareto-front", point="1"),
        step("stop", "pareto-front", point="4"),
        step("rest", "trial-spread"),
        step("shape", "ablation-kernel", search="base"),
        step("arrow", "ablation-kernel", search="instruct"),
    ),
    words("conclude"),
    fold("How a search proceeds, and what the tool assumes", words("phases", "defaults")),
    fold(
        "What is told of the two searches, and what is not",
        words("finding", "kernel", "spread", "particulars"),
    ),
    Check(),
)
