"""Building on open weights: layers, canary prompts, and the debate about openness."""

from components.blocks import Check, Debate, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("layers", "defence-layers", together="0"),
        step("together", "defence-layers", together="1"),
        step("file", "defence-layers", broken="provenance"),
        step("canary", "canary-power"),
        step("teeth", "canary-power"),
    ),
    words("conclude"),
    fold("How real is the worry, and an order of work", words("finding", "order")),
    fold("The debate about open weights", words("debate", "debate-finding"), Debate()),
    Check(),
)
