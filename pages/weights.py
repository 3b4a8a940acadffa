"""What published edits changed: where, of what rank, and in which direction."""

from components.blocks import Check, deep, figure, fold, step, steps, words

BLOCKS = (
    words("opening"),
    steps(
        step("where", "edited-layers"),
        step("works", "edited-layers"),
        step("rank", "edit-ranks", noise="1e-09"),
        step("four", "edit-ranks", noise="0.001"),
        step("agreement", "edit-agreement", signs="without"),
        step("detect", "edit-agreement"),
    ),
    words("conclude"),
    fold("How the tensors and the ranks were counted", words("counted", "rounding", "signs")),
    deep("specialist", words("size", "spectrum"), figure("singular-values"), words("cliff")),
    Check(),
)
