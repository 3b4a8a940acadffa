"""Why an edit may leave refusals behind: four explanations, and what bears on each."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.gemma4_e4b.edits.comparisons import edit_results, kl
from pipeline.gemma4_e4b.refusals.cascade import cascade
from pipeline.gemma4_e4b.refusals.tested import comparisons_tested
from pipeline.source import Recipes

EXPLANATIONS = {
    "distributed": (
        "spread out",
        "Refusal lies along more directions than one",
        "the article",
    ),
    "training": ("deeper training", "Training rooted refusal more deeply", "the article"),
    "embeddings": (
        "a side path",
        "Per-layer embeddings carry refusal around the edited matrices",
        "the article",
    ),
    "arrow": (
        "arrow and scorer",
        "The reported winner uses one arrow for all layers, and the scorer counts keywords",
        "this explainer",
    ),
}
FOR, AGAINST, SILENT = "for", "against", "silent"
ALIKE = (SILENT, "fits every explanation alike")
NOTHING = (SILENT, "says nothing about it")
# Each reading in the order of EXPLANATIONS: what it says, and why we read it so.
READINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "control": (
        (SILENT, "each matrix may lose another direction: rank one in each is not one in all"),
        NOTHING,
        (AGAINST, "the edit leaves those embeddings alone"),
        (FOR, "its arrow differs from layer to layer"),
    ),
    "projection": (
        (SILENT, "the same edit, counted by its author: each matrix may lose another direction"),
        NOTHING,
        (AGAINST, "the edit leaves those embeddings alone"),
        (FOR, "its arrow differs from layer to layer"),
    ),
    "ara": (
        (FOR, "a method that is free to change more directions leaves fewer"),
        NOTHING,
        (AGAINST, "the edit leaves those embeddings alone"),
        (
            FOR,
            "without a shared arrow the same kind of scorer counts few; so more arrow than scorer",
        ),
    ),
    "plateau": (
        ALIKE,
        ALIKE,
        ALIKE,
        (SILENT, "the tool tries both kinds of arrow; where the longer search ended is untold"),
    ),
    "own": (
        (SILENT, "each layer loses one direction; whether more would do was not tried"),
        NOTHING,
        ALIKE,
        (AGAINST, "an arrow for each layer was not enough, though classes and scorer differ too"),
    ),
    "markers": (NOTHING, NOTHING, NOTHING, (FOR, "words of the topic are counted as refusals")),
    "judge": (
        NOTHING,
        NOTHING,
        NOTHING,
        (AGAINST, "without keywords many refusals are still counted, though on another model"),
    ),
    "per-layer": (
        (SILENT, "a direction for each layer is not several directions in one layer"),
        NOTHING,
        NOTHING,
        (FOR, "fewer remain with an arrow for each layer; a second setting was changed with it"),
    ),
    "sibling": (
        (SILENT, "rank one in each matrix is not one direction in all"),
        NOTHING,
        (AGAINST, "the sibling has such embeddings too, and nearly all these edits spare them"),
        (SILENT, "helps the scorer half, but which arrows were shared is not stated"),
    ),
    "cones": (
        (FOR, "several directions were found, in other models"),
        NOTHING,
        NOTHING,
        NOTHING,
    ),
    "gemma3": (ALIKE, ALIKE, ALIKE, ALIKE),
    "ranks": (
        (SILENT, "the rank used is not the rank needed, and its refusals were never counted"),
        NOTHING,
        NOTHING,
        NOTHING,
    ),
    "recipe": (NOTHING, (SILENT, "leaves nothing to test it with"), NOTHING, NOTHING),
}


def evidence(source: Path) -> pd.DataFrame:
    """What is known, one finding a row, with its kind and its source."""
    of = edit_results(source).set_index("result")
    p = comparisons_tested(source).set_index("comparison")["p"]
    counts = {id: f"{row.refused} of {row.n}" for id, row in of.iterrows()}
    works, at = of["work"], kl(source)
    stages = cascade(source).set_index("stage")

    def left(stage: str) -> str:
        return f"{stages['refused'][stage]} of {stages['n'][stage]}"

    rows = [
        ("control", "Rank one, an arrow per layer, in this study",
         f"{counts['control']} harmful prompts refused", of["kind"]["control"], works["control"]),
        ("projection", "The same edit, by its author",
         f"{counts['projection']} refused at KL {at['projection']:g}", "quoted",
         works["projection"]),
        ("ara", "No arrow at all, arbitrary rank",
         f"{counts['ara']} refused at KL {at['ara']:g}", "quoted", works["ara"]),
        ("plateau", "Four times the search, the same count",
         f"200 trials leave {counts['newguard']}, 800 leave {counts['it-800']}; "
         f"unpaired, p = {p['searches: it-800']:.2f}", "recomputed", works["newguard"]
         + "; " + works["it-800"]),
        ("own", "An arrow per layer, in the study’s own edits",
         f"{left('0a')} refused with the plain recipe, {left('D3-all')} with the last",
         "digitised", works["d3"]),
        ("markers", "Without topic words in the list (E2B)",
         "counts fall from 58 to 27 and from 12 to 1 of 100, for the same replies", "quoted",
         works["projection"]),
        ("judge", "A language model as judge (12B)",
         "26 and 51 of 100 still count as refused", "quoted", "Abliterix, notes to a change"),
        ("per-layer", "One arrow against one per layer (E2B)",
         "24 of 100 become 13", "quoted", works["projection"]),
        ("sibling", "Thirteen edits of the sibling E2B",
         "ten have rank one; 82 to 100 % answered by a reviewed count", "quoted",
         "Abliterlitics, comparison of May 2026"),
        ("cones", "Several directions in other models",
         "independent refusal directions, forming cones", "quoted", "Wollschläger et al. (2025)"),
        ("gemma3", "Nearest Gemma 3, same tool version",
         f"{counts['gemma3-4b']} refused", "quoted", works["gemma3-4b"]),
        ("ranks", "OBLITERATUS’s edits have rank two to six",
         "rank by singular values; behaviour not measured", "recomputed",
         "Geometry of Alignment, weight differences"),
        ("recipe", "How Gemma 4 was trained",
         "not described in the works read here", "quoted", "the article and the model cards"),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["item", "short", "finding", "kind", "work"])
    frame.insert(0, "order", range(1, len(frame) + 1))
    return frame


def explanations(source: Path) -> pd.DataFrame:
    """The explanations on trial, in short and in words."""
    return pd.DataFrame(
        [(at, id, *words) for at, (id, words) in enumerate(EXPLANATIONS.items(), 1)],
        columns=["order", "explanation", "short", "idea", "proposed_by"],
    )


def readings(source: Path) -> pd.DataFrame:
    """How this explainer reads each finding for each explanation, and why."""
    return pd.DataFrame(
        [
            (item, explanation, *reading)
            for item, each in READINGS.items()
            for explanation, reading in zip(EXPLANATIONS, each, strict=True)
        ],
        columns=["item", "explanation", "reading", "why"],
    )


RECIPES: Recipes = {
    "explanations": explanations,
    "evidence": evidence,
    "readings": readings,
}
