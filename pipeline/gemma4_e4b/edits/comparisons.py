"""Published results that are often set side by side, and the conditions of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from components.geometry.statistics.proportions import Share
from components.geometry.statistics.two_shares import ratio
from pipeline.gemma4_e4b.models.replies import outcomes
from pipeline.gemma4_e4b.models.selection import candidates
from pipeline.source import Recipes, read

# Counts that no source table holds: from a card seen on a listing, and of two unedited models.
GEMMA3_4B = (99, 100, 28, 100)
README_BEFORE = (97, 100)
PUBLISHED_AT = 0.0135  # the KL of the point that the base card's author chose
BEFORE = (99, 100)  # the unedited E4B, by the two authors who edited it
ABOUT = ("newguard",)  # of which the work says only “about” for the count before
NONE = "not stated"
GEMMA1 = "gemma-2b-it"  # the published run whose model is of the family

# One line a result: short and long name, work, then how the numbers came to be.
RESULTS = {
    "newguard": ("The New Guard, 200 trials", "New Guard Labs, article of April 2026", "quoted"),
    "readme": ("Heretic’s own table, 12B", "Heretic, table in the tool’s README", "quoted"),
    "gemma3-4b": ("Heretic card, Gemma 3 4B", "model card, seen on a listing", "quoted"),
    "it-800": ("Base card’s author, 800 trials", "model card of the base edit", "quoted"),
    "ara": ("NullpoLab, arbitrary rank", "model card of 4 April 2026, seen on a mirror", "quoted"),
    "projection": ("TrevorJS edit, by its author", "TrevorJS, notes on the edits", "quoted"),
    "base": ("Base card, 3,359 trials", "model card of the base edit", "quoted"),
    "control": ("TrevorJS edit, in this study", "Geometry of Alignment, status report", "quoted"),
    "hauhau": ("HauhauCS edit, in this study", "Geometry of Alignment, result files", "measured"),
    "d3": ("The study’s own edit D3", "Geometry of Alignment, result figure", "digitised"),
    "gemma1": ("One searched arrow, Gemma 1", "Arditi et al. 2024, a published run", "recomputed"),
}
NOTES = {
    "newguard": "Best of the trials, chosen on the prompts it is scored on.",
    "readme": "The tool author’s own result, for another size of the generation before.",
    "gemma3-4b": "The nearest in size of the generation before; only seen second-hand.",
    "it-800": "Best of the trials. The same author ran the base model.",
    "ara": "Dated the same week as the article. The method optimises matrices and uses no arrow.",
    "projection": "None left after its author read the replies; 5 of 686 over four prompt sets.",
    "base": "Best of the trials. A base model has no chat template, and its “refusal” may be a "
    "continuation that happens to contain a keyword.",
    "control": "Of all 48 prompts of this test, benign ones included, none was refused either.",
    "hauhau": "Of all 344 prompts, benign ones included, none was refused either.",
    "d3": "The unedited model ran with other software and a longer reply limit.",
    "gemma1": "One of five models in which one arrow was enough. Cut out by hooks, at every layer.",
}
# Conditions in the order of the columns. "?" marks what follows from a tool's defaults only.
CONDITIONS = ("model", "size", "prompts", "scorer", "KL", "tool", "version")
IT4, IT3 = "Gemma 4 instruct", "Gemma 3 instruct"
DEFAULT, WORDS, PATTERNS = "?default 100", "?keyword list 1.2", "study’s patterns"
HELD: dict[str, tuple[str, ...]] = {
    "newguard": (IT4, "E4B", DEFAULT, WORDS, "", "Heretic", "1.2.0"),
    "readme": (IT3, "12B", DEFAULT, NONE, "", "Heretic", "older"),
    "gemma3-4b": (IT3, "4B", DEFAULT, WORDS, "", "Heretic", "1.2.0"),
    "it-800": (IT4, "E4B", DEFAULT, WORDS, "", "Heretic", "1.2.0"),
    "ara": (IT4, "E4B", DEFAULT, WORDS, "", "Heretic", "ARA branch"),
    "projection": (IT4, "E4B", DEFAULT, NONE, "", "projection", "its own"),
    "base": ("Gemma 4 base", "E4B", "?default, no chat", WORDS, "", "Heretic", "1.2.0"),
    "control": (IT4, "E4B", "study’s first 6", PATTERNS, "", "projection", "its own"),
    "hauhau": (IT4, "E4B", "study’s 42", PATTERNS, "", NONE, NONE),
    "d3": (IT4, "E4B", "study’s 42", PATTERNS, "", "study’s recipe", "D3"),
    "gemma1": ("Gemma 1 instruct", "2B", "public 100", "twelve phrases", "", "its own", "2024"),
}


def _numbers(source: Path) -> dict[str, Any]:
    numbers: dict[str, Any] = json.loads((source / "numbers.json").read_text("utf-8"))
    return numbers


def _of(record: Mapping[str, int]) -> tuple[int, int]:
    return record["k"], record["n"]


def _elsewhere(numbers: Mapping[str, Any], start: str) -> tuple[int, int, float]:
    """Refused, asked and KL of the listed edit whose name begins with `start`."""
    rows = numbers["other_edits_same_checkpoint"]["rows"]
    return next((k, n, kl) for name, k, n, kl, _ in rows if name.startswith(start))


def _harmful(source: Path, model: str, subset: str) -> tuple[int, int]:
    """Harmful prompts refused, and asked."""
    rows = read(source, "tables/refusal_rates.csv")
    row = rows[
        (rows["model"] == model)
        & (rows["subset"] == subset)
        & (rows["category"] == "should_refuse")
    ].iloc[0]
    return int(row["refused"]), int(row["total"])


def counts_before_and_after(source: Path) -> dict[str, tuple[int, int, int, int]]:
    """Refused and asked, before and after, for each result."""
    numbers = _numbers(source)
    article, card = numbers["heretic_seed000"], numbers["heretic_seed002"]
    instruct = card["instruct_800_trials"]
    base = "gemma4_e4b_base"
    return {
        "newguard": (*_of(article["before"]), *_of(article["after"])),
        "readme": (*README_BEFORE, *_elsewhere(numbers, "Heretic README")[:2]),
        "gemma3-4b": GEMMA3_4B,
        "it-800": (*_of(instruct["before"]), *_of(instruct["after"])),
        "ara": (*BEFORE, *_elsewhere(numbers, "NullpoLab")[:2]),
        "projection": (*BEFORE, *_elsewhere(numbers, "TrevorS")[:2]),
        "base": (*_of(card["before"]), _chosen(card)[1], card["before"]["n"]),
        "control": (
            *_harmful(source, base, "strat48"),
            *_harmful(source, "gemma4_e4b_trevorjs_bf16", "strat48"),
        ),
        "hauhau": (
            *_harmful(source, base, "full344"),
            *_harmful(source, "gemma4_e4b_hauhau", "full344"),
        ),
        "d3": (
            *_harmful(source, base, "full344"),
            *_harmful(source, "gemma4_e4b_d3", "should_refuse42"),
        ),
        "gemma1": _published_run(source),
    }


def _published_run(source: Path) -> tuple[int, int, int, int]:
    """Refused and asked, unedited and after the cut, of the Gemma among the published runs."""
    rows = outcomes(source)
    rows = rows[rows["run"] == GEMMA1].assign(refused=lambda it: it["refused"] == "true")
    counts = rows.groupby("condition")["refused"].agg(["sum", "size"])
    before, after = counts.loc["unedited"], counts.loc["cut"]
    return int(before["sum"]), int(before["size"]), int(after["sum"]), int(after["size"])


def _chosen(card: Mapping[str, Any]) -> tuple[float, int]:
    """KL and refusals at the point of its frontier that the base card publishes."""
    return next((kl, k) for kl, k in card["frontier"] if kl == PUBLISHED_AT)


def kl(source: Path) -> dict[str, float]:
    """The KL that is stated for a result."""
    numbers = _numbers(source)
    chosen = candidates(source).query("run == @GEMMA1 and chosen == 'true'")
    return {
        "newguard": numbers["heretic_seed000"]["kl"],
        "readme": _elsewhere(numbers, "Heretic README")[2],
        "ara": _elsewhere(numbers, "NullpoLab")[2],
        "projection": _elsewhere(numbers, "TrevorS")[2],
        "base": _chosen(numbers["heretic_seed002"])[0],
        "gemma1": round(float(chosen["kl"].iloc[0]), 4),
    }


def edit_results(source: Path) -> pd.DataFrame:
    """Refusals after an edit, as published, with the count before it."""
    counts = counts_before_and_after(source)
    frame = pd.DataFrame(
        [(id, *RESULTS[id], *counts[id], NOTES[id]) for id in RESULTS],
        columns=["result", "name", "work", "kind", "before", "before_n", "refused", "n", "note"],
    )
    frame.insert(0, "order", range(1, len(frame) + 1))
    frame.insert(7, "about", _about(frame["result"]))
    frame["headline"] = ["true" if id in ("newguard", "readme") else "false" for id in RESULTS]
    return frame


def edit_conditions(source: Path) -> pd.DataFrame:
    """What each result held fixed, one condition a row."""
    known = kl(source)
    rows = []
    for result, values in HELD.items():
        for at, (condition, value) in enumerate(zip(CONDITIONS, values, strict=True), 1):
            if condition == "KL":
                value = f"{known[result]:g}" if result in known else NONE
            stated = "no" if value == NONE else "by default" if value[0] == "?" else "yes"
            rows.append((result, at, condition, value.lstrip("?"), stated))
    return pd.DataFrame(rows, columns=["result", "order", "condition", "value", "stated"])


def base_instruct(source: Path) -> pd.DataFrame:
    """The three searches with one tool on the base and the instruct model."""
    counts, numbers = counts_before_and_after(source), _numbers(source)
    trials = {
        "base": numbers["heretic_seed002"]["trials"],
        "it-800": 800,
        "newguard": numbers["heretic_seed000"]["trials"],
    }
    names = {
        "base": ("base", "base model", "no"),
        "it-800": ("instruct", "instruct, same author", "yes"),
        "newguard": ("instruct", "instruct, The New Guard", "yes"),
    }
    rows = []
    for order, (result, searched) in enumerate(trials.items(), 1):
        before, before_n, after, after_n = counts[result]
        kept = ratio(Share(after, after_n), Share(before, before_n))
        rows.append((order, result, *names[result], searched, *counts[result], 100 * (1 - kept)))
    columns = ["order", "result", "training", "name", "template", "trials"]
    columns += ["before", "before_n", "refused", "n", "fall"]
    frame = pd.DataFrame(rows, columns=columns)
    frame.insert(8, "about", _about(frame["result"]))
    exact = frame["about"] == "false"
    return frame.assign(fall=frame["fall"].round(4).where(exact, frame["fall"].round()))


def _about(results: pd.Series) -> list[str]:
    """Whether the count before is only about right."""
    return ["true" if result in ABOUT else "false" for result in results]


RECIPES: Recipes = {
    "edit_results": edit_results,
    "edit_conditions": edit_conditions,
    "base_instruct": base_instruct,
}
