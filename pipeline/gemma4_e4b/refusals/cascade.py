"""The cascade: its stages, hypotheses, directions and outcomes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, flags, read

STAGES = {
    "ref_base": ("base", "Unedited model", "nothing"),
    "ref_int8": ("int8", "Plain recipe, edited in int8", "the plain recipe"),
    "0b": ("0b", "TrevorJS’s published edit, as a control", "a published edit"),
    "0a": ("0a", "Plain recipe, edited in bf16", "16-bit editing"),
    "D1": ("D1", "+ chat template", "the chat template"),
    "D2": ("D2", "+ winsorising", "winsorising"),
    "D3": ("D3", "+ Gram–Schmidt", "Gram–Schmidt against the harmless mean"),
    "D3_n42": ("D3-all", "The same edit, all harmful prompts", "more prompts"),
    "3a": ("3a", "The same direction, row norms kept", "norm-preserving projection"),
}
QUESTIONS = {
    "ref_base": "How often does the model refuse with no edit at all?",
    "ref_int8": "What does the study’s plain recipe do, the way it was first tried?",
    "0b": "Can the measurement see an edit that is known to work?",
    "0a": "Does editing 8-bit weights round the edit away?",
    "D1": "Was the direction measured on the wrong input format?",
    "D2": "Do a few extreme activations spoil the mean?",
    "D3": "Does the direction carry what is common to harmless prompts?",
    "D3_n42": "Does the result on the first prompts hold on all of them?",
    "3a": "Does it matter that the edit changes the length of weight rows?",
}
VERDICTS = {
    "reference": "reference",
    "ineffective": "no effect seen",
    "passes": "passes",
    "rejected": "rejected",
    "insufficient": "insufficient",
    "partial / load-bearing (smoke)": "partial, called load-bearing",
    "partial; smoke disconfirmed": "partial; the first impression is withdrawn",
    "refuted (same outcomes as D3)": "refuted: same outcomes as D3",
}
RECIPES_L15 = {
    "M2b raw": "Raw prompts",
    "D1 chat": "D1: + chat template",
    "D2 winsorize": "D2: + winsorising",
    "D3 Gram-Schmidt": "D3: + Gram–Schmidt",
}
# What the public project page calls hypotheses that the study's own list words differently.
PAGE_LABELS = {"H1": "baseline mean difference", "H6": "multi-rank residual, as future work"}


def _stages(source: Path) -> pd.DataFrame:
    return read(source, "tables/cascade.csv").sort_values("order")


def cascade(source: Path) -> pd.DataFrame:
    """Every stage that was run, with its harmful prompts."""
    rows = _stages(source)
    rows = rows[rows["run"] == "yes"]
    names = rows["id"].map(STAGES)
    return pd.DataFrame(
        {
            "order": range(1, len(rows) + 1),
            "stage": names.str[0],
            "name": names.str[1],
            "added": names.str[2],
            "hypothesis": rows["hypothesis"].replace("-", "none"),
            "role": rows["id"].map({"ref_base": "reference", "0b": "control"}).fillna("test"),
            "question": rows["id"].map(QUESTIONS),
            "precision": rows["precision"],
            "prompt_set": ["first" if n < 42 else "all" for n in rows["n_should_refuse"]],
            "refused": rows["refused_should_refuse"].astype(int),
            "n": rows["n_should_refuse"].astype(int),
            "verdict": rows["verdict_in_repo"].map(VERDICTS),
        }
    )


def cascade_not_run(source: Path) -> pd.DataFrame:
    """Stages that were planned and not run."""
    rows = _stages(source)
    rows = rows[rows["run"] == "no"]
    return pd.DataFrame(
        {"stage": rows["stage"], "name": rows["variant"], "reason": rows["verdict_in_repo"]}
    )


def hypotheses(source: Path) -> pd.DataFrame:
    """The six hypotheses under the study's own labels, and the public page's where it differs."""
    rows = read(source, "tables/hypotheses.csv")
    return pd.DataFrame(
        {
            "id": rows["id"],
            "name": rows["short_name"],
            "idea": rows["idea"],
            "tested_by": rows["tested_by"],
            "verdict": rows["verdict"],
            "suspected_before": rows["suspected_impact_before"].replace("-", "not rated"),
            "page_label": rows["id"].map(PAGE_LABELS).fillna("as here"),
        }
    )


def direction_cosines(source: Path) -> pd.DataFrame:
    """Absolute cosines of the four directions at one layer."""
    rows = read(source, "tables/stage_direction_cosines_L15.csv")
    return pd.DataFrame(
        {
            "layer": 15,
            "direction_i": rows["direction_i"].map(RECIPES_L15),
            "direction_j": rows["direction_j"].map(RECIPES_L15),
            "cosine": rows["abs_cosine"],
        }
    )


def directions(source: Path) -> pd.DataFrame:
    """The direction recipes in order, and the stage of the cascade that edits with each."""
    edited_with = {"M2b raw": "0a", "D1 chat": "D1", "D2 winsorize": "D2", "D3 Gram-Schmidt": "D3"}
    rows = read(source, "tables/stage_direction_cosines_L15.csv")["direction_i"].drop_duplicates()
    return pd.DataFrame(
        {
            "order": range(1, len(rows) + 1),
            "direction": rows.map(RECIPES_L15),
            "stage": rows.map(edited_with),
        }
    )


def outcomes(source: Path) -> pd.DataFrame:
    """The harmful prompts under the edit D3, as tiles without ids or topics."""
    rows = read(source, "tables/cascade_n42.csv")
    by = ["extreme_core", "refused_d3", "in_smoke6"]
    rows = rows.sort_values(by, ascending=[False, False, True], kind="stable")
    refused, cluster, first = flags(rows["refused_d3"], rows["extreme_core"], rows["in_smoke6"])
    columns = {"refused": refused, "cluster": cluster, "first": first}
    return pd.DataFrame({"tile": range(1, len(rows) + 1)} | columns)


def audit(source: Path) -> pd.DataFrame:
    """What the authors say of a hand check of replies counted as answers."""
    rows = read(source, "tables/cascade_diagnostics.csv").set_index("metric")["value"]
    answered = read(source, "tables/cascade_n42.csv")["refused_d3"].eq(0).sum()
    return pd.DataFrame(
        {
            "checked": [int(rows["hand_audit_sample"])],
            "answered": [int(answered)],
            "low": [rows["hand_audit_true_rate_low"]],
            "high": [rows["hand_audit_true_rate_high"]],
        }
    )


RECIPES: Recipes = {
    "cascade": cascade,
    "cascade_not_run": cascade_not_run,
    "hypotheses": hypotheses,
    "direction_cosines": direction_cosines,
    "directions": directions,
    "outcomes": outcomes,
    "audit": audit,
}
