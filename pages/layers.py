"""Signal by depth: where the two classes of prompts differ most."""

from components.blocks import Check, figure, side, words

BLOCKS = (
    words("opening", "how-to"),
    side("layer-signal", "umap"),
    words("finding", "umap-rules", "umap", "capture"),
    figure("pca-capture"),
    words("similarity"),
    figure("direction-similarity"),
    words("similarity-notice", "turns"),
    figure("direction-turns"),
    words("turns-notice", "turns-conclude"),
    words("conclude"),
    Check(),
)
