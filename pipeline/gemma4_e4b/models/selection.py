"""The candidates of each published run, the rules that choose among them, and their sizes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, flags, read

FOLDER = "arditi2024"
NAMES = {
    "gemma-2b-it": "Gemma 1 (2B)",
    "llama-2-7b-chat": "Llama 2 (7B)",
    "llama-3-8b-instruct": "Llama 3 (8B)",
    "qwen-1.8b-chat": "Qwen 1 (1.8B)",
    "yi-6b-chat": "Yi (6B)",
}
# What stands at each position, from the first: the end of the user’s turn, then the opening of the
# reply. Named by role, read from the labels that the published pictures print.
CHAT = [
    "end of the user’s turn",
    "line break",
    "start of the reply’s turn",
    "name of the speaker",
    "line break, the last token",
]
ROLES = {
    "gemma-2b-it": CHAT,
    "llama-2-7b-chat": [
        "probably the last token of the instruction",
        "closing tag, first piece",
        "closing tag, second piece",
        "closing tag, third piece",
        "closing tag, last piece",
        "the last token, after the tag",
    ],
    "llama-3-8b-instruct": [
        "end of the user’s turn",
        "start of the reply’s header",
        "name of the speaker",
        "end of the reply’s header",
        "line breaks, the last token",
    ],
    "qwen-1.8b-chat": CHAT,
    "yi-6b-chat": [*CHAT[:3], "name of the speaker, begun", "name of the speaker, ended", CHAT[4]],
}
# Defaults of the published code, in its module select_direction, which the runs leave as they are.
RULES = {
    "kl": (0.1, "nats", "Dropped if harmless replies begin to differ by more than this"),
    "steering": (0.0, "log-odds", "Dropped if adding it makes a refusal less likely than this"),
    "last": (
        0.2,
        "share of layers",
        "Dropped if it lies within this share of the layers, the last",
    ),
}
SCORES = {"refusal_score": "refusal", "steering_score": "steering", "kl_div_score": "kl"}
DIGITS = 6


def source_table(source: Path, name: str) -> pd.DataFrame:
    """A table of the published runs, with its models under the column `run`."""
    return read(source, f"{FOLDER}/{name}.csv").rename(columns={"model": "run"})


def runs(source: Path) -> pd.DataFrame:
    """One row a model: its size, the direction that was chosen, and where refusal starts."""
    rows = source_table(source, "models")
    return pd.DataFrame(
        {
            "order": range(1, len(rows) + 1),
            "run": rows["run"],
            "name": rows["run"].map(NAMES),
            "layers": rows["n_layers"],
            "candidates": rows["n_candidates"],
            "chosen_position": rows["chosen_position"],
            "chosen_layer": rows["chosen_layer"],
            "depth": rows["chosen_depth_share"],
            "harmful": rows["harmful_baseline_refusal_score"].round(DIGITS),
            "harmless": rows["harmless_baseline_refusal_score"].round(DIGITS),
        }
    )


def positions(source: Path) -> pd.DataFrame:
    """The positions that were tried, from the end of the prompt, and what stands there."""
    rows = source_table(source, "positions")
    roles = [role for run in rows["run"].unique() for role in ROLES[run]]
    return rows[["run", "position"]].assign(role=roles)


def rules(source: Path) -> pd.DataFrame:
    """The three thresholds of the published choice."""
    return pd.DataFrame(
        [(name, *said) for name, said in RULES.items()],
        columns=["rule", "value", "unit", "meaning"],
    )


def candidates(source: Path) -> pd.DataFrame:
    """Every candidate with its three scores; those without a number are left out."""
    rows = source_table(source, "selection").rename(columns=SCORES)
    rows = rows[rows["fails_nan"] == 0]
    passed, chosen = flags(rows["passed_filter"], rows["chosen"])
    scores = rows[["run", "position", "layer", *SCORES.values()]].round(DIGITS)
    return scores.assign(passed=passed, chosen=chosen)


def arrows(source: Path) -> pd.DataFrame:
    """Length of each candidate, and its cosine with the chosen one, where vectors are published.

    Differences of length zero, at the embedding of a token that all prompts share, are left out.
    """
    norms = source_table(source, "directions_norms")
    norms = norms[norms["is_zero"] == 0][["run", "position", "layer", "norm"]]
    cosines = source_table(source, "directions_cosines")
    cosines = cosines[cosines["comparison"] == "to_chosen"]
    ends = {"position_a": "position", "layer_a": "layer"}
    cosines = cosines.rename(columns=ends)[["run", "position", "layer", "cosine"]]
    rows = norms.merge(cosines, on=["run", "position", "layer"], how="left")
    return rows.round({"norm": DIGITS})


RECIPES: Recipes = {
    "models_runs": runs,
    "models_positions": positions,
    "models_rules": rules,
    "models_candidates": candidates,
    "models_arrows": arrows,
}
