"""What published edits changed: where, of what rank, and in which direction."""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "how-to"),
    figure("edited-layers"),
    words("writers", "where", "size", "rank"),
    figure("edit-ranks"),
    words("rounding", "spectrum"),
    figure("singular-values"),
    words("cliff", "agreement"),
    figure("edit-agreement"),
    words("signs", "detect", "conclude"),
    Check(),
)
