"""Turning the knob: refusals against the strength and the place of the edit."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("flat", "alpha-sweep", alpha="1"),
        step("knob", "alpha-sweep"),
        step("places", "layer-subsets"),
        step("power", "test-power"),
        step("pairs", "test-power"),
    ),
    words("conclude"),
    fold(
        "The evidence that the knob was not connected",
        words("knob-evidence", "knob-code"),
    ),
    fold("More on what such a test can see", words("power-found", "power-conclude")),
    Check(),
)
