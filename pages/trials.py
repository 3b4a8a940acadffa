"""Inside the search: how an automatic tool chooses an edit."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "phases", "finding", "how-to"),
    figure("pareto-front"),
    words("front", "kernel-words", "kernel"),
    figure("ablation-kernel"),
    words("arrow", "spread-words"),
    figure("trial-spread"),
    words("spread", "particulars", "conclude"),
    Check(),
)
