"""Who is in the class: what the difference of means was taken between."""

from components.blocks import Check, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("members", "class-composition"),
        step("label", "class-composition"),
        step("early", "class-mixer", benign="44", shift="1"),
        step("topic", "class-mixer", benign="220", shift="1"),
    ),
    words("conclude"),
    fold("What the angle rests on", words("assumptions", "formula")),
    fold("Why this page is the hinge of the story", words("hinge")),
    Check(),
)
