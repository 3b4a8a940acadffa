"""The seed of what is drawn at random, which only the lab lets a reader choose."""

from __future__ import annotations

from components.figures.core.control import Control

SEEDS = [str(seed) for seed in range(1, 41)]


SEED = Control(
    "seed",
    "Seed of the random numbers",
    "slider",
    ("toy_worlds",),
    lambda study: SEEDS,
    start=lambda study: str(study.table("toy_worlds")["seed"].iloc[0]),
)
