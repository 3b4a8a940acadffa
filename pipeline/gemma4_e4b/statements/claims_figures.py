"""Which figure shows what a statement of the ledger is about."""

from __future__ import annotations

ABOUT: dict[str, tuple[str, ...]] = {
    "refusals-by-sibling": ("G-14", "X-05"),
    "two-clouds": ("A-11", "C-02", "C-03"),
    "six-models": ("G-01", "G-22", "A-10"),
    "projection": ("G-20", "G-24", "A-12", "A-53", "C-04", "C-05", "C-15"),
    "pipeline": ("G-25", "G-29"),
    "refusal-heatmap": ("G-26", "G-27", "G-52", "C-08", "C-09"),
    "over-refusal": ("G-17", "G-28"),
    "class-composition": ("G-18", "G-19", "A-24"),
    "class-mixer": ("G-71", "G-78", "X-08"),
    "layer-signal": (
        *("G-08", "G-30", "G-38", "G-41", "G-42", "G-45", "G-46"),
        *("A-27", "X-06"),
    ),
    "umap": ("G-36", "G-37", "G-39", "G-40", "G-47", "G-65", "N-12", "A-26"),
    "pca-capture": ("G-43", "G-44"),
    "direction-similarity": ("G-21", "X-07"),
    "category-cosines": ("G-16", "G-76", "G-77", "G-79"),
    "shared-reference": ("G-75",),
    "alpha-sweep": ("G-31", "G-56", "G-57", "G-59", "G-62"),
    "layer-subsets": ("G-32", "G-33", "G-58", "G-61"),
    "cascade-ladder": (
        *("G-02", "G-03", "G-34", "G-48", "G-49", "G-54", "G-60"),
        *("N-01", "N-06", "N-08", "N-09"),
    ),
    "direction-angles": ("G-50", "G-80", "N-02", "N-03", "N-04", "N-05", "A-25"),
    "prompt-waffle": ("G-10", "G-51", "G-69", "G-70"),
    "enriched-or-concentrated": ("G-68", "A-43"),
    "run-it-again": ("G-53",),
    "anatomy": ("A-18", "B-04"),
    "edited-layers": ("G-35", "G-72", "N-10", "A-38"),
    "edit-ranks": ("G-55", "G-67", "G-73", "N-11"),
    "singular-values": ("G-74",),
    "edit-agreement": ("G-66",),
    "pareto-front": ("A-13", "A-29", "B-01", "B-07", "B-10", "B-11", "B-12"),
    "ablation-kernel": ("A-35", "A-36", "A-55", "A-56", "A-57", "B-09", "B-16"),
    "trial-spread": ("A-03", "A-28", "A-30", "A-34"),
    "held-fixed": ("A-04", "A-06", "A-07", "A-08", "A-31", "X-01", "X-02", "X-10"),
    "base-or-instruct": ("B-06", "B-08", "B-13", "B-14", "B-19", "X-03"),
    "boundary-ladder": ("A-39", "A-41", "A-42"),
    "hypothesis-board": ("A-44", "A-45", "A-46", "A-47", "A-54", "B-15", "X-04"),
    "defence-layers": ("A-50", "A-51"),
    "memory-fit": (
        *("G-09", "G-13", "A-16", "A-17", "A-19", "B-03"),
        *("C-10", "C-13", "C-14"),
    ),
    "tokens-per-second": ("G-12", "C-11", "C-12"),
    "experiment-planner": ("A-05", "C-06", "X-09"),
}
FIGURE_OF = {claim: figure for figure, claims in ABOUT.items() for claim in claims}
