"""Layers around a model: made-up rates for a toy, and what published works report of each layer."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from components.geometry.statistics.alarm import alarm, at_least
from components.geometry.statistics.power import power
from pipeline.source import Recipes

REQUESTS, SEED = 1000, 10
# Name, what a museum has in its place, made-up share stopped, the layer that falls with it.
LAYERS = {
    "provenance": ("Known file", "the guards’ papers are checked", 0.0, "refusal"),
    "input": ("Input screen", "a look at tickets and bags", 0.4, "none"),
    "refusal": ("The model’s refusal", "guards who say no", 0.7, "none"),
    "tools": ("Tool permissions", "locked display cases", 0.8, "none"),
    "output": ("Output screen", "a look into bags at the exit", 0.4, "none"),
    "human": ("A person", "someone who signs before anything leaves", 0.5, "none"),
}
# What it does; a published finding; its work; what that does not show.
EVIDENCE = {
    "provenance": (
        "compares publisher, version and checksum of the file with the original",
        "edited checkpoints told from others by their activations and weight differences: "
        "AUROC 0.95 over 273 checkpoints",
        "Hurtado (2026), arXiv:2607.01854",
        "says “unchanged”, not “safe”; without a trusted original there is nothing to compare",
    ),
    "input": (
        "a separate model reads each request first",
        "no universal way around it in more than 3,000 hours of red-team testing, for 0.38 "
        "percentage points more refusals of ordinary requests",
        "Sharma et al. (2025), arXiv:2501.18837",
        "a laboratory’s own numbers, on narrow topics; whoever runs the model can leave it out",
    ),
    "refusal": (
        "the model itself declines",
        "training that spreads a refusal over its words: after an edit refusals fell by at most "
        "10 points, against 70 to 80 in ordinary models",
        "Abu Shairah et al. (2025), arXiv:2505.19056",
        "tested on edits along a single direction; nothing is shown to last against an editor "
        "who adapts",
    ),
    "tools": (
        "fixed rules decide which actions are possible, whatever the model wants",
        "67\u00a0% of the tasks of a benchmark of agents done with provable security",
        "Debenedetti et al. (2025), arXiv:2503.18813",
        "governs actions, not words",
    ),
    "output": (
        "a second look at the reply, or at what the model holds inside",
        "a guard that reads the model’s own sense of harm did as well as or better than a "
        "separate guard model",
        "Zhao et al. (2025), arXiv:2507.11878",
        "needs access to activations; not tested on every kind of edit",
    ),
    "human": (
        "samples the log, approves what cannot be undone, and can switch it all off",
        "no count in the works read here",
        "none",
        "sees only what is logged, and gets tired",
    ),
}
HEALTHY = (0.99, 0.95, 0.9)
NOW = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.2, 0.0)
SIZES, PAIRS = range(5, 205, 5), (10, 20, 40, 60, 80, 100, 150, 200)


def toy_defences(source: Path) -> pd.DataFrame:
    """The layers in order, with made-up rates."""
    return pd.DataFrame(
        [
            (order, id, *words, REQUESTS, SEED)
            for order, (id, words) in enumerate(LAYERS.items(), 1)
        ],
        columns=["order", "defence", "name", "analogy", "stops", "upholds", "requests", "seed"],
    )


def defence_evidence(source: Path) -> pd.DataFrame:
    """What published works report of each layer, and what that does not show."""
    return pd.DataFrame(
        [(id, *words) for id, words in EVIDENCE.items()],
        columns=["defence", "does", "finding", "work", "not_shown"],
    )


def canary_alarms(source: Path) -> pd.DataFrame:
    """Alarms on a set of prompts, and how often they ring at supposed rates of refusal."""
    rows = [
        (n, healthy, now, rings, *(round(at_least(n, rings, r), 5) for r in (healthy, now)))
        for healthy in HEALTHY
        for n, rings in ((n, alarm(n, healthy)) for n in SIZES)
        for now in NOW
    ]
    columns = ["n", "healthy", "now", "failures", "false_alarms", "caught"]
    return pd.DataFrame(rows, columns=columns)


def canary_pairs(source: Path) -> pd.DataFrame:
    """Chance that Fisher's test tells the set asked before from the set asked now."""
    rows = [
        (n, healthy, now, round(power(n, healthy, now), 5))
        for healthy in HEALTHY
        for n in PAIRS
        for now in NOW
    ]
    return pd.DataFrame(rows, columns=["n", "healthy", "now", "caught"])


RECIPES: Recipes = {
    "toy_defences": toy_defences,
    "defence_evidence": defence_evidence,
    "canary_alarms": canary_alarms,
    "canary_pairs": canary_pairs,
}
