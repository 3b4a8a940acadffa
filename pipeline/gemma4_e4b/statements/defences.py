"""What published works report of each layer around a model, and what that does not show."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes

# What it does; a published finding; its work; what that does not show.
EVIDENCE = {
    "provenance": (
        "compares publisher, version and checksum of the file with the original",
        "edited checkpoints told from others by their activations and weight differences: "
        "AUROC 0.95 for 57 edited against 37 benign ones, of a registry of 273",
        "Hurtado (2026), arXiv:2607.01854",
        "says “unchanged”, not “safe”; without a trusted original there is nothing to compare",
    ),
    "input": (
        "a separate model reads each request first",
        "an early system: no universal way around it in more than 3,000 hours of red-team testing; "
        "later ones, tested automatically: 0.38 percentage points more refusals of ordinary "
        "requests",
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
        "77\u00a0% of the tasks of a benchmark of agents done with provable security; 67\u00a0% in "
        "the first version of the paper",
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


def defence_evidence(source: Path) -> pd.DataFrame:
    """What published works report of each layer, and what that does not show."""
    return pd.DataFrame(
        [(id, *words) for id, words in EVIDENCE.items()],
        columns=["defence", "does", "finding", "work", "not_shown"],
    )


RECIPES: Recipes = {"defence_evidence": defence_evidence}
