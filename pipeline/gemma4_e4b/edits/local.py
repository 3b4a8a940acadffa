"""Running a model at home: how much memory its weights take, and what speeds people state."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.source import Recipes, read

BITS = {"bf16": 16, "8-bit": 8, "4-bit": 4}
# Thousand million parameters: those a name counts (effective, or active for one token), and all.
SIZES = [
    ("E2B", 2.3, "effective", 5.1),
    ("E4B", 4.5, "effective", 8.0),
    ("26B-A4B", 3.8, "active for each token", 25.2),
    ("31B", 30.7, "all of them", 30.7),
]
# Bits for each weight that files of these names hold, by the tool's own table for one model.
FORMATS = {"bf16": 16.0, "Q8_0": 8.5008, "Q4_K_M": 4.8944}
NAMES = {"26B": "26B-A4B"}  # the explainer's short name, as the maker writes it
MACHINES = {"3060 12GB": "RTX 3060 with 12 GB"}


def _numbers(source: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((source / "numbers.json").read_text("utf-8"))
    return found


def memory(source: Path) -> pd.DataFrame:
    """Memory for the weights by model and bits per weight; the mobile builds are left out."""
    table = _numbers(source)["memory_gb_google"]
    rows = [
        (name, BITS[column], gb)
        for name, values in table.items()
        if name not in ("kind", "columns")
        for column, gb in zip(table["columns"], values, strict=True)
        if column in BITS
    ]
    return pd.DataFrame(rows, columns=["model", "bits", "gb"])


def model_sizes(source: Path) -> pd.DataFrame:
    """Parameters that a model's name counts, and those it stores."""
    return pd.DataFrame(SIZES, columns=["model", "named", "named_are", "stored"])


def number_formats(source: Path) -> pd.DataFrame:
    """What the names of model files mean: bits for each weight, and so the size of each model."""
    rows = [
        (order, name, bits, model, round(stored * bits / 8, 1))
        for order, (name, bits) in enumerate(FORMATS.items(), 1)
        for model, _, _, stored in SIZES
    ]
    return pd.DataFrame(rows, columns=["order", "format", "bits", "model", "gb"])


def local_claims(source: Path) -> pd.DataFrame:
    """What one explainer states of running the models at home, on which machine if it says so."""
    rows: list[tuple[str, str, float, str, str]] = []
    for key, value in _numbers(source)["seed004_speeds"].items():
        speed = re.fullmatch(r"(\S+)(?: on (.+))? tok/s", key)
        size = re.fullmatch(r"(\S+) \S+ GB", key)
        if speed:
            machine = MACHINES[speed[2]] if speed[2] else "not named"
            rows.append((speed[1], "speed", value, "tokens per second", machine))
            room = re.search(r"(\d+)GB", speed[2] or "")
            if room:
                rows.append((speed[1], "memory of the card", int(room[1]), "GB", machine))
        elif size:
            rows.append((size[1], "file at 4 bits", value, "GB", "none"))
    claims = read(source, "claims.csv").set_index("id")["claim"]
    for layers in claims.str.extract(r"GPU_LAYERS=(\d+)")[0].dropna():
        rows.append(("26B", "layers asked for on the card", int(layers), "layers", "not named"))
    for ram in claims.str.extract(r"^(\d+) GB RAM leaves room")[0].dropna():
        rows.append(("not named", "main memory said to do", int(ram), "GB", "not named"))
    frame = pd.DataFrame(rows, columns=["model", "quantity", "value", "unit", "machine"])
    return frame.assign(model=frame["model"].replace(NAMES)).reset_index(drop=True)


RECIPES: Recipes = {
    "memory": memory,
    "model_sizes": model_sizes,
    "number_formats": number_formats,
    "local_claims": local_claims,
}
