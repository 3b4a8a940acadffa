"""Home: the puzzle, the story in steps, ways on, and the map of all pages."""

from components.blocks import Check, Index, chat, figure, fold, hero, step, steps, ways, words

BLOCKS = (
    hero("six-models"),
    steps(
        step("step-phone", chat=chat("chat", "mark")),
        step("step-arrow", "two-clouds"),
        step("step-layers", "layer-signal"),
        step("step-map", "umap"),
        step("step-knob", "alpha-sweep"),
        step("step-cascade", "cascade-ladder"),
        step("step-verdict", "prompt-waffle"),
        step("step-sure", "run-it-again"),
    ),
    words("ways"),
    ways(
        ("models", "six-models", "way-read"),
        ("lab", "toy-umap", "way-play"),
        ("figures", "cascade-ladder", "way-take"),
        ("teach", "prompt-waffle", "way-teach"),
    ),
    fold(
        "Was the story a fair example?",
        words("versions", "siblings"),
        figure("refusals-by-sibling"),
        words("loosely", "conclude"),
    ),
    Check(),
    words("contents"),
    Index(),
)
