"""Signal by depth: where the two classes of prompts differ most."""

from components.blocks import Check, deep, figure, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("plateau", "layer-signal", "umap", layer="[[layers.peak]]"),
        step("input", "layer-signal", "umap", layer="0"),
        step("members", "umap", "layer-signal", layer="[[layers.peak]]"),
        step("reading", "umap", "layer-signal"),
        step("similarity", "direction-similarity"),
    ),
    words("conclude"),
    fold("Which maps are published, and what stands in for the others", words("umap")),
    deep(
        "specialist",
        words("capture"),
        figure("pca-capture"),
        words("turns"),
        figure("direction-turns"),
        words("turns-notice", "turns-conclude"),
    ),
    Check(),
)
