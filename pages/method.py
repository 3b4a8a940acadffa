"""How the study was organised, with the parts that were not run."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("counting", "pipeline", step="benchmark"),
        step("shrinking", "pipeline", step="cascade"),
        step("control", "pipeline", step="control"),
        step("apart", "pipeline", step="weights"),
        step("missing", "pipeline", step="selective"),
    ),
    words("conclude"),
    fold("The steps in numbers", words("finding")),
    Check(),
)
