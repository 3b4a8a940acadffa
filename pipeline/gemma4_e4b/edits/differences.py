"""How the study's plain recipe differs from a published edit that works, and what was tried."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.gemma4_e4b.refusals.cascade import STAGES
from pipeline.gemma4_e4b.refusals.toys import classes
from pipeline.source import Recipes, flags, read

# Each difference in our words, by its number in the study's list: what, the study, the other.
WORDS = {
    1: ("number format of the edit", "8 bits, in memory", "16 bits"),
    2: ("form of the prompts", "raw, without a chat template", "chat template"),
    3: ("extreme values", "left in", "winsorised"),
    4: ("harmless mean", "left in the arrow", "taken out by Gram–Schmidt"),
    5: ("cut", "plain projection", "row norms kept (biprojection)"),
    6: ("layers edited", "all", "all"),
    7: ("arrow", "one for each layer", "one for each layer"),
}
THEIRS = 800  # prompts behind the other's arrows, as its author's notes say
UNTRIED, SAME = "never", "no difference"


def recipe_differences(source: Path) -> pd.DataFrame:
    """One row a difference: the study's list, and one that is not on it."""
    listed = read(source, "tables/recipe_differences.csv").set_index("n")
    ran = read(source, "tables/cascade.csv").query("run == 'yes' and n_should_refuse < 42")
    stage = {row.hypothesis: STAGES[row.id][0] for row in ran.itertuples() if row.id != "0b"}
    refuse, harmful, comply = classes(source)
    rows = [
        (
            *WORDS[n],
            "study",
            row.suspected_impact.lower() if row.hypothesis != "-" else "none",
            stage[row.hypothesis] if row.hypothesis != "-" else SAME,
        )
        for n, row in listed.iterrows()
    ]
    ours = f"{refuse - harmful} benign and {harmful} harmful, against {comply} everyday"
    rows.append(
        (
            "classes behind the arrow",
            ours,
            f"{THEIRS} prompts, harmful against harmless",
            "us",
            "none",
            UNTRIED,
        )
    )
    columns = ["difference", "study", "other", "listed_by", "suspected", "tried"]
    frame = pd.DataFrame(rows, columns=columns)
    frame.insert(3, "differs", flags((frame["tried"] != SAME).astype(int))[0])
    frame.insert(0, "order", range(1, len(frame) + 1))
    return frame


RECIPES: Recipes = {"recipe_differences": recipe_differences}
