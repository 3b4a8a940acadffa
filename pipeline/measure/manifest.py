"""The study.json of a measured study: what each table is, and where it comes from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from pipeline.measure.arrays import Shape
from pipeline.measure.layer import Draws

MADE_BY = "python -m pipeline.measure"
IN_SAMPLE = "In-sample: measured on the prompts that define the axis. See separation_checks."
DONE = {
    "layers": "Cohen’s d of the two classes along their difference of means, at each layer.",
    "separation_checks": "{splits} random halves, each the other’s test, and {shuffles} shuffles "
    "of the labels, the same for every layer; seed {seed}.",
    "pca_capture": "Squared cosines between the difference of means and the leading principal "
    "components of both classes together.",
    "layer_cosines": "Cosines between the differences of means of every two layers. The directions "
    "themselves are not kept.",
    "direction_turns": "Cosines and angles between the differences of means of neighbouring "
    "layers.",
    "umap": "{map_made_with}: {neighbours} neighbours, smallest distance {min_dist}, seed {seed}. "
    "Points are sorted by coordinate.",
}
CAVEATS = {
    "layers": IN_SAMPLE,
    "separation_checks": "Shuffles and halves tell what chance can do with these prompts. They do "
    "not tell what in the prompts sets the classes apart.",
    "pca_capture": "High capture says that the classes lie far apart, not that one direction is "
    "all there is.",
    "umap": "Each layer is a separate fit. Another machine may place points differently.",
}


@dataclass(frozen=True, slots=True)
class About:
    """What the owner of a study says of it."""

    title: str
    model: str
    citation: str
    url: str
    licence: str


def manifest(
    about: About,
    shape: Shape,
    source: str,
    digest: str,
    tables: Collection[str],
    draws: Draws,
    map_made_with: str,
    map_setting: tuple[int, float],
) -> dict[str, Any]:
    """The record of a study with these `tables`, measured from the file `source`, unsealed."""
    neighbours, min_dist = map_setting
    words = {
        "splits": draws.splits,
        "shuffles": draws.shuffles,
        "seed": draws.seed,
        "map_made_with": map_made_with,
        "neighbours": neighbours,
        "min_dist": min_dist,
    }
    return {
        "title": about.title,
        "made_by": MADE_BY,
        "model": {"name": about.model, "width": shape.width},
        "origins": {
            "own": {
                "name": about.title,
                "citation": about.citation,
                "url": about.url,
                "version": f"{source}, SHA-256 {digest[:16]}",
                "licence": about.licence,
            }
        },
        "tables": {
            name: {
                "kind": "recomputed",
                "origin": "own",
                "locator": f"{source}, {shape.prompts} prompts, {shape.layers} layers",
                "done": DONE[name].format(**words),
                "caveat": CAVEATS.get(name, ""),
                "file": f"{name}.csv",
                "sha256": "",
            }
            for name in tables
        },
    }
