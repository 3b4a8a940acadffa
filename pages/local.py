"""On your own machine: what fits, and how fast it is said to be."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("fits", "memory-fit"),
        step("spill", "memory-fit"),
        step("speed", "tokens-per-second"),
    ),
    words("conclude"),
    fold("What the names of files mean: GGUF, Q8_0, Q4_K_M", words("formats")),
    fold("Where these sizes and speeds come from", words("memory", "speeds")),
    Check(),
)
