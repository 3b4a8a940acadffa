"""How many of its cases the evidence against a statement saw.

A statement may be called contradicted only if the evidence covers what it is about. Where it
speaks of every case, one that is seen to be otherwise is enough; where it speaks of them
together, all have to be seen.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from pipeline.gemma4_e4b.edits.comparisons import CONDITIONS
from pipeline.source import read

ONE, ALL = "one", "all"  # how many cases it takes to contradict
Seen = tuple[str, int, int, str]  # what the cases are, seen, in all, and how many it takes
WRITERS = ("o_proj", "down_proj")  # the matrices of a layer that the audit of row norms read
MODELS_COMPARED = 16  # by Young (2025), arXiv:2512.13655
NOT_COUNTED: Seen = ("none", 0, 0, "none")


def seen(source: Path) -> dict[str, Seen]:
    """For each statement whose cases are counted: of what, how many seen, how many there are."""
    prompts = read(source, "tables/prompts.csv")
    grid = read(source, "tables/cascade_n42.csv")
    spread = json.loads((source / "tables" / "architecture.json").read_text("utf-8"))
    layers = len(read(source, "tables/direction_trajectory.csv"))
    in_class = int(prompts["in_refuse_class"].sum())
    points = in_class + int(prompts["in_comply_class"].sum())
    benign = in_class - len(grid)
    still, first = grid["refused_d3"] == 1, grid["in_smoke6"] == 1
    few, harmful = int(first.sum()), len(grid)
    survivors, asked = int(still.sum()), int((still & first).sum())
    matrices = layers * len(WRITERS) * int(spread["hidden_size"])
    compared = len(CONDITIONS)
    return {
        "G-01": ("first publications", 1, 1, ONE),
        "G-05": ("repositories", 1, 1, ALL),
        "G-06": ("repositories", 1, 1, ALL),
        "G-18": ("prompts of the class", in_class, in_class, ALL),
        "G-19": ("harmful prompts after the cut", few, harmful, ONE),
        "G-21": ("layers", layers, layers, ONE),
        "G-26": ("prompts", len(prompts), len(prompts), ALL),
        "G-36": ("points of the map", points, points, ALL),
        "G-38": ("layers", layers, layers, ALL),
        "G-40": ("prompts of the class", in_class, in_class, ONE),
        "G-42": ("layers named", 1, 1, ALL),
        "G-46": ("layers", layers, layers, ALL),
        "G-55": ("harmful prompts", few, harmful, ALL),
        "G-65": ("points of the map", points, points, ALL),
        "G-67": ("harmful prompts", few, harmful, ALL),
        "G-68": ("refusals that stay", survivors, survivors, ALL),
        "G-70": ("refusals that stay", asked, survivors, ALL),
        "G-77": ("benign prompts of the class", benign, benign, ALL),
        "G-80": ("harmful prompts", few, harmful, ALL),
        "N-01": ("lists", 1, 1, ALL),
        "N-02": ("layers", 1, layers, ALL),
        "N-03": ("layers", 1, layers, ONE),
        "N-04": ("layers", 1, layers, ALL),
        "N-07": ("rows of weights", matrices, matrices, ALL),
        "N-09": ("lists", 1, 1, ALL),
        "A-35": ("winning edits", 1, 1, ALL),
        "B-13": ("searches", 2, 2, ALL),
        "C-06": ("models of one comparison", MODELS_COMPARED, MODELS_COMPARED, ONE),
        "C-08": ("harmful prompts", harmful, harmful, ONE),
        "X-01": ("conditions", compared, compared, ONE),
    }


def columns(source: Path, ids: pd.Series) -> pd.DataFrame:
    """The counts of each statement in `ids`, as columns of the ledger."""
    known = seen(source)
    rows = [known.get(id, NOT_COUNTED) for id in ids]
    return pd.DataFrame(rows, columns=["cases", "seen", "total", "takes"])
