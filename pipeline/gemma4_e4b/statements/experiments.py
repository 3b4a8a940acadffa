"""What would settle the open questions, and at what price: a judgement of this explainer."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes

# Short name, rough GPU-hours, what is measured, what else it takes.
EXPERIMENTS = {
    "matched": (
        "Matched classes", 3,
        "measure the arrow between harmful and harmless prompts that are alike in length, person "
        "and punctuation", "writing and checking the pairs"),
    "precision": (
        "The sweep at full precision", 2,
        "repeat the sweep of strengths at sixteen bits, with a check that the outputs changed at "
        "all", "nothing else"),
    "one-set": (
        "One set for all stages", 6,
        "ask every stage of the cascade, the missing combinations and the control the same "
        "harmful prompts, with the same software", "nothing else"),
    "per-layer": (
        "Shared or per layer", 10,
        "compare one arrow for all layers with one for each, on the same prompts", "nothing else"),
    "raters": (
        "Two raters", 1,
        "have two people, or a checked judge, grade all replies blind; report both kinds of "
        "error", "several days of two people"),
    "colours": (
        "Colour the map", 1,
        "mark each point of the maps by category, by last token and by whether it was refused",
        "activations that are not published"),
    "abilities": (
        "Other abilities", 20,
        "test knowledge, reasoning and arithmetic before and after the published edits",
        "nothing else"),
    "shuffled": (
        "Held out and shuffled", 1,
        "measure the separation on prompts that did not shape the arrow, and with labels shuffled",
        "activations that are not published"),
    "generations": (
        "One protocol for both", 40,
        "compare Gemma 3 and Gemma 4 with the same prompts, scorer, allowed damage and search",
        "agreement on the protocol beforehand"),
}  # fmt: skip
# Words for the board, the question, what stands today, the page that tells of it.
QUESTIONS = {
    "meaning": (
        "What is the arrow?", "Does the arrow follow refusal, or the topic and form of prompts?",
        "the classes differ in more than one way", "classes"),
    "knob": (
        "Was the knob connected?", "Why did nothing move when the edit was made stronger?",
        "very probably the edit never reached the numbers in use", "alpha"),
    "ingredient": (
        "Which part matters?", "Which ingredient of the cascade makes the difference?",
        "one step coincides with the fall; it was never tested by itself", "cascade"),
    "arrows": (
        "One arrow or many?", "Does one arrow for all layers leave refusals that several remove?",
        "edits of both kinds exist, never compared under one protocol", "comparisons"),
    "counting": (
        "What is a refusal?", "How many replies counted as answers were deflections?",
        "a range is stated by the authors; no second rater", "verdict"),
    "signal": (
        "Is the signal general?", "Does the separation hold for prompts it was not fitted to?",
        "fitted and measured on the same prompts", "layers"),
    "cost": (
        "What does an edit cost?", "What becomes of a model’s other abilities?",
        "planned and not run", "method"),
    "tougher": (
        "Is one tougher?", "Is Gemma 4 harder to edit than Gemma 3?",
        "nearly every condition differs between the counts", "comparisons"),
}  # fmt: skip
SETTLES, HELPS = "settles", "helps"
ANSWERS = [
    ("matched", "meaning", SETTLES, "an arrow that survives matching is not made by form"),
    ("matched", "signal", HELPS, "removes differences that any label would pick up"),
    ("precision", "knob", SETTLES, "either the curve moves or the checked edit truly does nothing"),
    ("one-set", "ingredient", SETTLES, "stages differ in their recipe alone"),
    ("one-set", "arrows", HELPS, "the control uses an arrow for each layer"),
    ("per-layer", "arrows", SETTLES, "everything but the number of arrows is equal"),
    ("per-layer", "tougher", HELPS, "tells a limit of the tool from a limit of the model"),
    ("raters", "counting", SETTLES, "both error rates become known, with intervals"),
    ("raters", "ingredient", HELPS, "the last stage’s share stops depending on keywords"),
    ("raters", "tougher", HELPS, "the same ruler for both sides"),
    ("colours", "meaning", HELPS, "shows whether clouds follow category or last token"),
    ("colours", "signal", HELPS, "shows which prompts lie on the wrong side"),
    ("abilities", "cost", SETTLES, "for the abilities tested"),
    ("shuffled", "signal", SETTLES, "the shuffled value is what chance alone gives"),
    ("shuffled", "meaning", HELPS, "an arrow that fails held-out prompts means little"),
    ("generations", "tougher", SETTLES, "for this protocol, which can be agreed beforehand"),
]


def experiments(source: Path) -> pd.DataFrame:
    """One experiment a row, with a rough price."""
    return pd.DataFrame(
        [(order, id, *words) for order, (id, words) in enumerate(EXPERIMENTS.items(), 1)],
        columns=["order", "experiment", "name", "hours", "what", "besides"],
    )


def open_questions(source: Path) -> pd.DataFrame:
    """One question a row, with what stands today."""
    return pd.DataFrame(
        [(order, id, *words) for order, (id, words) in enumerate(QUESTIONS.items(), 1)],
        columns=["order", "question", "short", "words", "today", "page"],
    )


def experiment_answers(source: Path) -> pd.DataFrame:
    """What an experiment would do for a question; where it does nothing there is no row."""
    return pd.DataFrame(ANSWERS, columns=["experiment", "question", "does", "why"])


RECIPES: Recipes = {
    "experiments": experiments,
    "open_questions": open_questions,
    "experiment_answers": experiment_answers,
}
