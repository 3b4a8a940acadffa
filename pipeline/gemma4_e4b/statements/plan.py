"""How the study was organised: its steps, with those that were planned and not run."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read

IDLE = "not run"
# Step, title, milestone, state, and the place of its box: row and column.
STEPS = [
    ("benchmark", "Benchmark", "M1", "run", 0, 0),
    ("weights", "Weights of edits", "M3", "run", 0, 2),
    ("behaviour", "Behaviour", "M2a", "partly run", 1, 0),
    ("activations", "Activations", "M2b", "run", 1, 1),
    ("obliteratus", "OBLITERATUS", "M2a", "failed", 2, 0),
    ("sweep", "Sweep", "M2c", "run", 2, 1),
    ("control", "Positive control", "M6", "run", 2, 2),
    ("capability", "Capability tests", "M2c", IDLE, 3, 0),
    ("selective", "Selective edit", "M2c", IDLE, 3, 1),
    ("cascade", "Cascade", "M6", "run", 3, 2),
    ("reproduction", "Reproduction", "M6", IDLE, 4, 0),
    ("alone", "Each alone", "M6", IDLE, 4, 1),
    ("all", "All harmful", "M6", "run", 4, 2),
    ("full", "Full benchmark", "M6", IDLE, 5, 2),
]
LINKS = [
    ("benchmark", "behaviour"),
    ("benchmark", "activations"),
    ("behaviour", "obliteratus"),
    ("activations", "sweep"),
    ("sweep", "capability"),
    ("sweep", "selective"),
    ("sweep", "cascade"),
    ("control", "cascade"),
    ("cascade", "reproduction"),
    ("cascade", "alone"),
    ("cascade", "all"),
    ("all", "full"),
]
# What a step measured, or was to measure, and what its result can support.
WORDS = {
    "benchmark": (
        "A fixed set of prompts in eight categories, harmful and benign.",
        "Nothing by itself. Every later count of refusals is a count of these prompts.",
    ),
    "weights": (
        "Two published edits, compared with the unedited file, tensor by tensor.",
        "Where an edit changed the model and at which rank. Nothing about behaviour. It needs no "
        "other step and feeds none.",
    ),
    "behaviour": (
        "Replies of {models} models, of five planned, counted by patterns.",
        "Shares refused by model and category, with intervals; the models ran in different "
        "software.",
    ),
    "activations": (
        "The residual stream at the last token, for two classes set by topic.",
        "Where these two classes differ. Not what the difference does.",
    ),
    "obliteratus": (
        "Replies of a published edit of higher rank; the server crashed.",
        "Nothing: how this edit behaves is unknown here.",
    ),
    "sweep": (
        "Refusals at several strengths, on several sets of layers.",
        "Only very large effects could show on so few prompts, and only if the edit reached the "
        "computation.",
    ),
    "control": (
        "TrevorJS’s published edit: {refused} of {asked} prompts refused.",
        "That the scorer can see an edit that works, and that rank one in each matrix can work.",
    ),
    "capability": ("Whether an edit harms other abilities.", "Nothing: it was deferred."),
    "selective": (
        "Whether over-refusal can be removed and the rest kept.",
        "Nothing: it was deferred.",
    ),
    "cascade": (
        "Recipes with one ingredient more each, on {asked} prompts.",
        "Which ingredient made a difference on top of those before it, if a large one.",
    ),
    "reproduction": ("A faithful repeat of the published edit.", "Nothing: it was skipped."),
    "alone": ("Each ingredient by itself.", "Nothing: it was optional and never run."),
    "all": (
        "The best recipe on every harmful prompt.",
        "A share with an interval of nearly thirty points, and no equally run count for the "
        "recipe before it.",
    ),
    "full": (
        "The best recipe on every prompt, benign ones too.",
        "Nothing: it was skipped, as there was no clear success to confirm.",
    ),
}
TESTED = ("0a", "D1", "D2", "D3", "3a")  # the recipes of the cascade


def plan(source: Path) -> pd.DataFrame:
    """The steps in order, with what each measured and on how many."""
    prompts = read(source, "tables/prompts.csv")
    runs = read(source, "tables/alpha_sweep.csv")
    stages = read(source, "tables/cascade.csv").set_index("id")
    status = read(source, "tables/models.csv")
    dates = read(source, "tables/milestones.csv").set_index("milestone")["date"]
    layers = len(read(source, "tables/direction_trajectory.csv"))
    edits = json.loads((source / "numbers.json").read_text("utf-8"))["weight_edits"]

    every, control = len(prompts), stages.loc["0b"]
    in_class = int((prompts["in_refuse_class"] | prompts["in_comply_class"]).sum())
    models = int((status["status"].eq("complete") & status["n_prompts"].eq(str(every))).sum())
    harmful = stages["n_should_refuse"]
    cases = {
        "benchmark": (every, "prompts"),
        "weights": (edits["TrevorJS"]["of"], "tensors, 2 edits"),
        "behaviour": (every, f"prompts, {models} models"),
        "activations": (in_class, f"prompts, {layers} layers"),
        "sweep": (int(runs["total"].iloc[0]), f"prompts, {len(runs)} runs"),
        "control": (int(control["n_eval"]), "prompts"),
        "cascade": (int(harmful["D3"]), f"harmful prompts, {len(TESTED)} recipes"),
        "all": (int(harmful["D3_n42"]), "harmful prompts, 1 recipe"),
    }
    counts = {
        "models": models,
        "refused": int(control["refused_eval"]),
        "asked": int(control["n_eval"]),
    }
    rows = []
    for order, (step, title, milestone, state, row, column) in enumerate(STEPS, 1):
        what, supports = WORDS[step]
        date = IDLE if state == IDLE else dates[milestone].replace("/", " and ")
        place = (milestone, date, state, row, column)
        n, unit = cases.get(step, (0, IDLE))
        rows.append((order, step, title, n, unit, *place, what.format(**counts), supports))
    columns = ["order", "step", "title", "n", "unit", "milestone", "date", "state", "row", "column"]
    return pd.DataFrame(rows, columns=[*columns, "what", "supports"])


def plan_links(source: Path) -> pd.DataFrame:
    """Which step feeds which, or would have."""
    return pd.DataFrame(LINKS, columns=["before", "after"])


RECIPES: Recipes = {
    "plan": plan,
    "plan_links": plan_links,
}
