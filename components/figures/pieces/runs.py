"""Counts of refusals put together with what was run, for the figures of the benchmark."""

from __future__ import annotations

import pandas as pd

from components.figures.pieces.shares import shares
from components.study import NotInStudy, Study

EDITS = {"none": "no edit", "published": "published edits", "own": "the study’s own edits"}


def runs(study: Study, subset: str) -> pd.DataFrame:
    """Shares by model and category on `subset`, in order, with the words for both.

    Stated runs of other subsets count where they cover a category of `subset` whole.
    """
    counted = study.table("refusals")
    rows = counted[counted["subset"] == subset]
    try:
        stated = study.table("refusals_stated")
    except NotInStudy:
        stated = rows.head(0)
    whole = stated["n"] == stated["category"].map(rows.groupby("category")["n"].max())
    rows = pd.concat([rows, stated[(stated["subset"] == subset) | whole]])
    categories = study.table("prompt_counts").reset_index(names="column")
    models = study.table("models").reset_index(names="line")
    rows = rows.merge(
        categories[["category", "column", "label", "expected", "group"]], on="category"
    ).merge(models[["model", "line", "short", "edit", "backend", "max_tokens"]], on="model")
    rows["edit_rank"] = rows["edit"].map(list(EDITS).index)
    rows = rows.sort_values(["edit_rank", "line", "column"]).drop(columns=["edit_rank", "line"])
    return shares(rows.reset_index(drop=True))
