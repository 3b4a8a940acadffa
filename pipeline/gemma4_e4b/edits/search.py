"""Two published automatic searches for an edit: what each report states, and the shapes it implies.

Only decoded shapes leave this module: how strongly each layer is edited, not what to set.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd

from components.geometry.kernel import Envelope, Kernel
from pipeline.source import Recipes

COMPONENTS = {
    "attn.o_proj": (1, "attention output (o_proj)", "o_proj_max"),
    "mlp.down_proj": (2, "feed-forward output (down_proj)", "down_proj_max"),
}
DRAWN = 1  # decimals of a strength that the drawing shows; the report’s own are not passed on
SHAPE = ("max_weight", "max_weight_position", "min_weight", "min_weight_distance")
# What the tool's own source fixes by default, at the version that both reports name.
RULES = [
    ("kl target", 0.01, "nats", "below this, the search stops rewarding a smaller shift"),
    ("random trials", 60, "trials", "tried at random before the search is guided"),
    ("prompts for the arrow", 400, "prompts", "of each of the two kinds"),
    ("prompts for the score", 100, "prompts", "of each of the two kinds, the same in every trial"),
    ("reply length", 100, "tokens", "generated before refusals are counted"),
    ("tokens compared", 1, "tokens", "of each reply that enter the divergence"),
    ("refusal markers", 32, "phrases", "any of which makes a reply count as a refusal"),
]


def _json(source: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((source / name).read_text("utf-8"))
    return found


def search_rules(source: Path) -> pd.DataFrame:
    """The tool's defaults that decide what a score means."""
    return pd.DataFrame(RULES, columns=["rule", "value", "unit", "does"])


def search_card(source: Path) -> pd.DataFrame:
    """The runs that the model card reports: its own, and a longer one on the instruct model."""
    card = _json(source, "numbers.json")["heretic_seed002"]
    runs = [("base", card["trials"], card)]
    for key, run in card.items():
        if named := re.fullmatch(r"instruct_(\d+)_trials", key):
            runs.append(("instruct, longer", int(named[1]), run))
    return pd.DataFrame(
        [
            (name, trials, run["before"]["k"], run["after"]["k"], run["after"]["n"])
            for name, trials, run in runs
        ],
        columns=["run", "trials", "refused_before", "refused", "n"],
    )


def search_article(source: Path) -> pd.DataFrame:
    """The run that the article reports."""
    run = _json(source, "numbers.json")["heretic_seed000"]
    return pd.DataFrame(
        {
            "run": ["instruct"],
            "trials": [run["trials"]],
            "startup": [run["startup"]],
            "refused_before": [run["before"]["k"]],
            "about": ["true"],  # the article says “about 97”
            "refused": [run["after"]["k"]],
            "n": [run["after"]["n"]],
            "kl": [run["kl"]],
            "minutes": [run["minutes"]],
            "card": ["RTX 5090 Laptop"],
            "card_gb": [24],
            "best_trial": [156],
            "tokens_one": [21],  # a second, with one text at a time
            "tokens_most": [1609],  # with as many at a time as the tool tries
            "adapter_mb": [run["adapter_mb"]],
        }
    )


def trial_outcomes(source: Path) -> pd.DataFrame:
    """How many trials of that run ended at which count, as far as it is told."""
    run = _json(source, "numbers.json")["heretic_seed000"]
    told = [(*(int(part) for part in share.split("/")), n) for share, n in run["stuck"].items()]
    told.append((run["after"]["k"], run["after"]["n"], 1))
    return pd.DataFrame(sorted(told, reverse=True), columns=["refused", "n", "trials"])


def search_frontier(source: Path) -> pd.DataFrame:
    """The published points of the base-model run between which its author chose."""
    card = _json(source, "numbers.json")["heretic_seed002"]
    rows = pd.DataFrame(sorted(card["frontier"]), columns=["kl", "refused"])
    return pd.DataFrame(
        {
            "point": range(1, len(rows) + 1),
            "kl": rows["kl"],
            "refused": rows["refused"],
            "n": card["after"]["n"],
            "chosen": ["true" if k == card["after"]["k"] else "false" for k in rows["refused"]],
        }
    )


def search_edits(source: Path) -> pd.DataFrame:
    """Between which layers each run's arrow was read, and how much of its edit is told."""
    numbers, tool = _json(source, "numbers.json"), _json(source, "heretic_kernel.json")
    box = tool["search_box_E4B_v1.2.0"]["direction_index"]
    wanted = 1 + len(SHAPE) * len(COMPONENTS)
    card, article = numbers["heretic_seed002"], numbers["heretic_seed000"]
    told = {
        "base": 1 + sum(len(tool["seed_002"][name]["params"]) for name in COMPONENTS),
        "instruct": 1 + sum(height in article for _, _, height in COMPONENTS.values()),
    }
    indices = {"base": card["direction_index"], "instruct": article["direction_index"]}
    return pd.DataFrame(
        {
            "run": list(indices),
            "arrow": list(indices.values()),
            "below": [int(index) for index in indices.values()],
            "above": [int(index) + 1 for index in indices.values()],
            "arrow_low": box[0],
            "arrow_high": box[1],
            "numbers_told": [told[run] for run in indices],
            "numbers_wanted": wanted,
        }
    )


def kernel_exact(source: Path) -> pd.DataFrame:
    """Strength of the base-model edit at every layer. Raises ValueError if two decodings differ."""
    tool = _json(source, "heretic_kernel.json")
    rows = []
    for key, (order, name, _) in COMPONENTS.items():
        given = tool["seed_002"][key]
        curve = Kernel(*(given["params"][part] for part in SHAPE))
        for layer, checked in enumerate(given["weights"]):
            strength = curve.strength(layer)
            same = (strength is None) == (checked is None)
            if not same or abs((strength or 0) - (checked or 0)) > 1e-4:
                raise ValueError(f"{key}, layer {layer}: {strength} is not {checked}")
            edited = "false" if strength is None else "true"
            rows.append(("base", order, name, layer, edited, round(strength or 0.0, DRAWN)))
    columns = ["run", "order", "component", "layer", "edited", "strength"]
    return pd.DataFrame(rows, columns=columns)


def kernel_envelope(source: Path) -> pd.DataFrame:
    """Least and greatest strength of the instruct-model edit at every layer, over what is untold.

    Raises ValueError where this envelope and the one in the source differ.
    """
    tool = _json(source, "heretic_kernel.json")
    told = tool["seed_000_envelope"]
    position = tuple(tool["search_box_E4B_v1.2.0"]["max_weight_position"])
    reach = re.search(r"distance (\d+)\.\.(\d+)", told["assumption"])
    assert reach
    run = _json(source, "numbers.json")["heretic_seed000"]
    rows = []
    for order, name, height in COMPONENTS.values():
        every = Envelope(run[height], position, (float(reach[1]), float(reach[2])))
        for checked in told["layers"]:
            layer = checked["layer"]
            low, high = every.strengths(layer) or (0.0, 0.0)
            share = every.share(layer)
            if abs(share - checked["prob_edited_uniform_prior"]) > 0.005:
                raise ValueError(f"layer {layer}: a share of {share}, against {checked}")
            edited = "always" if every.certain(layer) else "sometimes" if high else "never"
            strengths = round(low, DRAWN), round(high, DRAWN)
            row = ("instruct", order, name, layer, edited, *strengths, round(share, 2))
            rows.append(row)
    columns = ["run", "order", "component", "layer", "edited", "low", "high", "share"]
    return pd.DataFrame(rows, columns=columns)


RECIPES: Recipes = {
    "search_rules": search_rules,
    "search_card": search_card,
    "search_article": search_article,
    "trial_outcomes": trial_outcomes,
    "search_frontier": search_frontier,
    "search_edits": search_edits,
    "kernel_exact": kernel_exact,
    "kernel_envelope": kernel_envelope,
}
