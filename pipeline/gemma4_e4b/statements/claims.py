"""The ledger: statements of the texts this explainer is about, and whether they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from pipeline.gemma4_e4b.statements.claims_figures import FIGURE_OF
from pipeline.gemma4_e4b.statements.claims_numbers import numbers
from pipeline.gemma4_e4b.statements.claims_readings import READINGS
from pipeline.gemma4_e4b.statements.claims_reworded import JUDGED, LEFT_OUT, STATEMENTS
from pipeline.gemma4_e4b.statements.claims_seen import columns
from pipeline.source import Recipes, read

# Row ids begin with a letter for the work. Readers know the works by these names.
WORKS = {
    "G": "Geometry of Alignment, project page",
    "N": "Geometry of Alignment, project page",
    "A": "The New Guard, article on Gemma 4",
    "B": "Model card of the base-model edit",
    "C": "Explainer on running models locally",
    "X": "Several works, side by side",
}
STATUSES = {
    "supported": "stands",
    "supported-with-caveat": "stands with caveat",
    "contradicted": "contradicted by the data",
    "stylised-not-data": "drawn for effect",
    "not-checkable-here": "not checkable here",
}
PARTS = {
    "hero": "opening",
    "hero buttons": "opening, buttons",
    "hero strip": "opening, key numbers",
    "cross": "compared",
}
PLAIN = {
    r"\bseed 002\b": "the base-model card",
    r"\bseed 000\b": "the article",
    r"\bthe repo's\b": "the repository's",
    r"\brepo\b": "repository",
    r"\bHF\b": "Hugging Face",
    r"\bPLE\b": "per-layer embeddings",
    r"'": "’",
    r"(?<![A-Za-z\d])(\d[\d.,]*)-(?=\d)": r"\1–",
    r"->": "→",
    r"\bgray_zone\b": "grey zone",
    r"\bshould_refuse\b": "“should refuse”",
    r"\bsafe_control\b": "everyday controls",
    r"\bemergency_medical\b": "emergency medicine",
    r"\bartifact\b": "artefact",
    r"\bWollschlaeger\b": "Wollschläger",
    r"(?<=\d)%": " %",
    r'"([^"]*)"': r"“\1”",
}


def plain(text: str) -> str:
    """Short forms spelt out, and quotes and ranges set as in the rest of the explainer."""
    for pattern, words in PLAIN.items():
        text = re.sub(pattern, words, text)
    first = text.split(maxsplit=1)[0]
    return text[:1].upper() + text[1:] if first.replace("-", "").isalpha() else text


def claims(source: Path) -> pd.DataFrame:
    """One row a statement, with the work, our judgement, why, and the figure that shows it."""
    raw = read(source, "claims.csv")
    raw = raw[~raw["id"].isin(LEFT_OUT)].reset_index(drop=True)
    statement = raw["id"].map(STATEMENTS).fillna(raw["claim"])
    known = numbers(source)
    own = {id: text.format(**known) for id, text in READINGS.items()}
    reading = raw["id"].map(own).fillna(raw["careful_reader"])
    frame = pd.DataFrame(
        {
            "id": raw["id"],
            "source": raw["id"].str[0].map(WORKS),
            "part": raw["section"].replace(PARTS).map(plain),
            "statement": statement.map(plain),
            "status": raw["id"].map(JUDGED).fillna(raw["status"].map(STATUSES)),
            "reading": reading.map(plain),
            "figure": raw["id"].map(FIGURE_OF).fillna("none"),
        }
    )
    return frame.join(columns(source, raw["id"]))


RECIPES: Recipes = {"claims": claims}
