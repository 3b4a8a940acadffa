"""What the models refuse: the benchmark, the models, the counts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read

CATEGORIES = {
    "safe_control": "everyday control",
    "emergency_medical": "emergency medicine",
    "wilderness_survival": "wilderness survival",
    "home_safety": "home safety",
    "chemistry_safety": "chemistry safety",
    "mental_health": "mental health",
    "gray_zone": "grey zone",
    "should_refuse": "harmful",
}

NAMES = {  # of the models, short enough for a chart, and whose edit they carry
    "gemma4_e4b_base": ("E4B", "none"),
    "gemma4_e4b_base_emergency_context": ("E4B, first-responder sentence", "none"),
    "gemma4_e2b_base": ("E2B", "none"),
    "gemma4_e4b_hauhau": ("HauhauCS edit", "published"),
    "gemma4_e4b_trevorjs_bf16": ("TrevorJS edit", "published"),
    "gemma4_e4b_self_abliterated": ("plain edit, int8", "own"),
    "gemma4_e4b_self_abliterated_bf16": ("plain edit, bf16", "own"),
    "gemma4_e4b_d1": ("edit D1", "own"),
    "gemma4_e4b_d2": ("edit D2", "own"),
    "gemma4_e4b_d3": ("edit D3", "own"),
    "gemma4_e4b_3a": ("edit 3a", "own"),
}


def prompt_counts(source: Path) -> pd.DataFrame:
    """The benchmark's prompts by category, and the class each category went into."""
    rows = read(source, "tables/prompts.csv").groupby("category")
    refuse, comply = rows["in_refuse_class"].max(), rows["in_comply_class"].max()
    frame = pd.DataFrame(
        {
            "category": rows.size().index,
            "label": rows.size().index.map(CATEGORIES),
            "n": rows.size().to_numpy(),
            "expected": rows["expected"].first().to_numpy(),
            "group": [
                "refuse" if r else "comply" if c else "neither"
                for r, c in zip(refuse, comply, strict=True)
            ],
        }
    )
    order = {category: at for at, category in enumerate(CATEGORIES)}
    return frame.sort_values("category", key=lambda column: column.map(order))


def prompts_told(source: Path) -> pd.DataFrame:
    """How many prompts the benchmark has, by the file that was run and by the study's texts."""
    told = read(source, "tables/discrepancies.csv").set_index("id")["claim"]
    texts = {"notes and status report": "X01", "project page": "X02"}
    rows = [("file that was run", len(read(source, "tables/prompts.csv")))]
    rows += [(text, int(told[id].split()[0])) for text, id in texts.items()]
    return pd.DataFrame(rows, columns=["text", "prompts"])


def models(source: Path) -> pd.DataFrame:
    """Models that were run to the end, and how."""
    rows = read(source, "tables/models.csv")
    rows = rows[rows["status"] == "complete"]
    return pd.DataFrame(
        {
            "model": rows["model"],
            "name": rows["display_name"],
            "short": [NAMES[model][0] for model in rows["model"]],
            "edit": [NAMES[model][1] for model in rows["model"]],
            "role": rows["role"],
            "backend": rows["backend"],
            "max_tokens": rows["max_new_tokens"],
        }
    )


def _refusals(source: Path, *, in_files: bool) -> pd.DataFrame:
    rows = read(source, "tables/refusal_rates.csv")
    rows = rows[
        (rows["category"] != "TOTAL") & rows["source"].str.startswith("results/").eq(in_files)
    ]
    return rows[["model", "subset", "category", "refused", "total"]].rename(columns={"total": "n"})


def refusals(source: Path) -> pd.DataFrame:
    """Refusals by model and category, counted from published per-prompt files."""
    return _refusals(source, in_files=True)


def refusals_stated(source: Path) -> pd.DataFrame:
    """The same for runs whose per-prompt files are not published."""
    return _refusals(source, in_files=False)


def stated(source: Path) -> pd.DataFrame:
    """Single numbers that exist only in the study's text."""
    rows = read(source, "tables/stated_scalars.csv")
    return pd.DataFrame(
        {
            "id": range(1, len(rows) + 1),
            "quantity": rows["quantity"],
            "value": rows["value"],
            "unit": rows["unit"].fillna("none"),
            "where_stated": rows["source"],
        }
    )


RECIPES: Recipes = {
    "prompts_told": prompts_told,
    "prompt_counts": prompt_counts,
    "models": models,
    "refusals": refusals,
    "refusals_stated": refusals_stated,
    "stated": stated,
}
