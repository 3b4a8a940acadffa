"""The cascade: which ingredient separates a failing recipe from a working one."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("control", "cascade-ladder", stage="0b"),
        step("nothing", "cascade-ladder", stage="D2"),
        step("one", "cascade-ladder", stage="D3"),
        step("all", "cascade-ladder", stage="D3-all"),
        step("angles", "direction-angles"),
        step("recipe", "recipe-differences"),
    ),
    words("odd", "conclude"),
    fold(
        "The plain recipe, and what was never run",
        words("plain", "recipe-notice", "missing", "labels"),
    ),
    Check(),
)
