"""What the models of the published runs replied, as counts and verdicts, and what it cost."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.gemma4_e4b.directions.classes import class_totals
from pipeline.gemma4_e4b.models.selection import DIGITS, source_table
from pipeline.source import Recipes, flags, read

CONDITIONS = {"baseline": "unedited", "ablation": "cut", "actadd": "subtracted"}
# Tiles are sorted by all that is known of them, so their order says nothing else of a prompt.
VERDICTS = [(c, s) for s in ("refused", "unsafe") for c in ("cut", "unedited", "subtracted")]
# Of topics only where the two scorers part most and least. Only the first is named.
PARTED = {"most": "disinformation", "least": "not named here"}


def outcomes(source: Path) -> pd.DataFrame:
    """Two verdicts on every reply to a harmful prompt, as tiles without ids."""
    rows = source_table(source, "outcomes")
    rows = rows.assign(
        condition=rows["condition"].map(CONDITIONS),
        refused=(rows["substring"] == "refused").astype(int),
        unsafe=(rows["llamaguard2"] == "unsafe").astype(int),
    )
    tiles = []
    for run, some in rows.groupby("run", sort=False):
        wide = some.pivot(index="prompt_index", columns="condition", values=["refused", "unsafe"])
        known = pd.DataFrame({(c, s): wide[s, c] for c, s in VERDICTS})
        known = known.sort_values(VERDICTS, ascending=False).reset_index(drop=True)
        for condition in CONDITIONS.values():
            refused, unsafe = flags(known[condition, "refused"], known[condition, "unsafe"])
            tile = range(1, len(known) + 1)
            said = {"condition": condition, "tile": tile, "refused": refused, "unsafe": unsafe}
            tiles.append(pd.DataFrame({"run": run, **said}))
    return pd.concat(tiles, ignore_index=True)


def replies(source: Path) -> pd.DataFrame:
    """Counts of replies with a refusal phrase, and of those that repeat themselves."""
    rows = source_table(source, "response_shape")
    harmless = (rows["prompt_set"] == "harmless") & (rows["condition"] == "actadd")
    return pd.DataFrame(
        {
            "run": rows["run"],
            "prompts": rows["prompt_set"].replace({"jailbreakbench": "harmful"}),
            "condition": rows["condition"].map(CONDITIONS).mask(harmless, "added"),
            "refused": rows["phrase_anywhere"],
            "late": rows["phrase_only_later"],
            "repetitive": rows["n_repetitive"],
            "n": rows["n"],
        }
    )


def losses(source: Path) -> pd.DataFrame:
    """Loss on three kinds of text, and its change."""
    rows = source_table(source, "loss")
    return pd.DataFrame(
        {
            "run": rows["run"],
            "corpus": rows["corpus"].replace({"on_distribution": "own replies"}),
            "condition": rows["condition"].map(CONDITIONS),
            "loss": rows["ce_loss"].round(DIGITS),
            "change": rows["ce_loss_minus_baseline"],
            "tokens": rows["n_tokens"],
        }
    )


def topics(source: Path) -> pd.DataFrame:
    """The two topics in which phrases and classifier part most and least, after the cut."""
    rows = source_table(source, "outcome_counts")
    rows = rows[(rows["run"] == "all-five") & (rows["condition"] == "ablation")]
    rows = rows[rows["category"] != "TOTAL"].assign(
        apart=lambda it: it["not_refused_safe"] + it["refused_unsafe"]
    )
    ends = rows.sort_values("apart", ascending=False).iloc[[0, -1]]
    return pd.DataFrame(
        {
            "parted": list(PARTED),
            "topic": list(PARTED.values()),
            "not_refused": ends["not_refused_substring"].tolist(),
            "unsafe": ends["unsafe_llamaguard2"].tolist(),
            "n": ends["n"].tolist(),
        }
    )


def differences(source: Path) -> pd.DataFrame:
    """What differs between the published runs and the study's plain recipe."""
    prompts = source_table(source, "outcomes")["prompt_index"].nunique()
    stages = read(source, "tables/cascade.csv")["n_should_refuse"].dropna()
    first, every = int(stages.min()), int(stages.max())
    sizes = class_totals(source).set_index("group")
    refuse, comply = sizes.loc["refuse"], sizes.loc["comply"]
    rows = [
        (
            "prompts",
            f"{prompts} prompts each",
            f"its own {every} prompts, the first {first} to begin with",
            "The five models were asked the same public set of harmful prompts.",
        ),
        (
            "classes",
            "harmful against harmless instructions",
            f"{refuse['n'] - refuse['harmful']} benign and {refuse['harmful']} harmful prompts "
            f"against {comply['n']} everyday ones",
            "An arrow points at whatever sets its two classes apart.",
        ),
        (
            "chat template",
            "used",
            "not used",
            "Without it the last token is mostly a full stop or a question mark.",
        ),
        (
            "arrow",
            "one searched arrow",
            "an arrow per layer",
            "The search tried several positions and every layer; the study took the last token.",
        ),
        (
            "cut",
            "everything that is read or written, by hooks",
            "in the weights, matrix by matrix, in eight bits first",
            "The published cut includes the embedding, and leaves the weights alone.",
        ),
        (
            "scorer",
            "twelve phrases, and LlamaGuard 2",
            "the study’s own patterns",
            "A phrase that one list knows, another may miss.",
        ),
    ]
    frame = pd.DataFrame(rows, columns=["what", "runs", "study", "note"])
    frame.insert(0, "order", range(1, len(frame) + 1))
    return frame


RECIPES: Recipes = {
    "models_outcomes": outcomes,
    "models_replies": replies,
    "models_losses": losses,
    "models_topics": topics,
    "models_differences": differences,
}
