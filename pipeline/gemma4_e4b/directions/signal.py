"""Signal by depth: separation, embeddings, principal components."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, read

EMBEDDED = (0, 5, 11, 15, 17, 41)  # layers with a published UMAP picture


def _classes(source: Path) -> dict[str, int]:
    """How many prompts are in each activation class."""
    size = read(source, "tables/class_composition.csv").groupby("activation_class")
    sums = size["n_prompts"].sum()
    return {"n_refuse": int(sums["refuse"]), "n_comply": int(sums["comply"])}


def layers(source: Path) -> pd.DataFrame:
    """Separation of the two classes, layer by layer."""
    rows = read(source, "digitised/per_layer_signal.csv")
    return pd.DataFrame(
        {
            "layer": rows["layer"],
            "attention": rows["attention"],
            "d": rows["cohens_d"],
            "error": rows["err_ticks_only"],
            **_classes(source),
        }
    )


def pca_capture(source: Path) -> pd.DataFrame:
    """Share of the mean difference that the first principal components hold."""
    rows = read(source, "digitised/pca_capture.csv")
    return pd.DataFrame(
        {
            "layer": rows["layer"],
            "first": rows["top1_capture"],
            "first_three": rows["top3_capture"],
            "error": rows["err"],
            **_classes(source),
        }
    )


def umap(source: Path) -> pd.DataFrame:
    """Points of the six published embeddings, in an order that says nothing about prompts."""
    parts = []
    for layer in EMBEDDED:
        rows = read(source, f"digitised/umap_layer_{layer:02d}.csv").sort_values(["x", "y"])
        parts.append(
            pd.DataFrame(
                {
                    "layer": layer,
                    "point": range(len(rows)),
                    "x": rows["x"].to_numpy(),
                    "y": rows["y"].to_numpy(),
                    "group": rows["label"].to_numpy(),
                    "error_x": rows["err_x"].to_numpy(),
                    "error_y": rows["err_y"].to_numpy(),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


RECIPES: Recipes = {
    "layers": layers,
    "pca_capture": pca_capture,
    "umap": umap,
}
