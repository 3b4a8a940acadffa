"""Turning the knob: refusals against the strength and the place of the edit."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "how-to"),
    figure("alpha-sweep"),
    words("finding", "interval", "subsets"),
    figure("layer-subsets"),
    words("power"),
    figure("test-power"),
    words("power-found", "power-conclude", "knob", "knob-code"),
    words("conclude"),
    Check(),
)
