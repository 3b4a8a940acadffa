"""The whole measurement: from two files to a folder that is put in place when it is complete."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from components.geometry.directions import mean_difference
from components.geometry.stream.gram import Labels
from components.study.folders import schema_file
from components.study.reading import NAME
from components.study.schema import read_schema
from pipeline import progress
from pipeline.cache import Cache
from pipeline.check import problems
from pipeline.check.manifest import FOLDERS
from pipeline.layout import Layout
from pipeline.measure import tables
from pipeline.measure.arrays import Shape, digest, laid_out, read_layer
from pipeline.measure.labels import read_labels
from pipeline.measure.layer import DIGITS, Draws, measured
from pipeline.measure.manifest import MADE_BY, About, manifest
from pipeline.measure.problem import Unusable
from pipeline.save import save_json, save_table
from pipeline.seal import seal

REPLACED = "replaced"  # the study that was there before, while the new one is put in place
MAP = (15, 0.1)  # neighbours and smallest distance of the maps, as in the shipped study


@dataclass(frozen=True, slots=True)
class Maps:
    """How maps are made, if they are."""

    layout: Layout
    made_with: str  # the name of the program and its version


def measure(
    activations: Path,
    labels: Path,
    out: Path,
    about: About,
    *,
    draws: Draws | None = None,
    whole: Sequence[int] | None = None,
    maps: Maps | None = None,
) -> list[str]:
    """Measure `activations` and put a study into the folder `out`; returns its tables.

    `whole` lists the layers that attend to all of the text, if known. Raises Unusable, and then
    nothing is left behind. After an interruption the same call goes on where the first stopped.
    """
    draws = draws or Draws()
    work = out.parent / f".{out.name}.part"
    if not out.exists() and (work / REPLACED).is_dir():
        (work / REPLACED).rename(out)  # interrupted in the very moment of the exchange
    _may_write(out)
    refuse = read_labels(labels)
    sha = digest(activations)
    task = {
        "activations": sha,
        "labels": [bool(one) for one in refuse],
        "draws": asdict(draws),
        "maps": maps.made_with if maps else "",
    }
    cache = Cache(work, task)
    laid = work / "layers.bin"
    try:
        found = cache.get("shape", lambda: laid_out(activations, laid).as_json())
        shape = Shape(**found)
        if shape.prompts != len(refuse):
            raise Unusable(
                f"{activations.name} holds {shape.prompts} prompts, but {labels.name} has "
                f"{len(refuse)} rows."
            )
        if whole and not set(whole) <= set(range(shape.layers)):
            raise Unusable(
                f"Layer {max(whole)} cannot be a global one: {activations.name} has the layers 0 "
                f"to {shape.layers - 1}."
            )
        kinds = tables.attention(shape.layers, whole)
        made = _tables(cache, laid, shape, refuse, kinds, draws, maps)
        record = manifest(
            about,
            shape,
            activations.name,
            sha,
            list(made),
            draws,
            maps.made_with if maps else "",
            MAP,
        )
        _put(made, record, work / "study", out)
    except Unusable:
        cache.remove()
        raise
    cache.remove()
    return list(made)


def _may_write(out: Path) -> None:
    """Raise Unusable unless a study can be put at `out`."""
    if not NAME.fullmatch(out.name):
        raise Unusable(f"“{out.name}” cannot name a study: use a to z, digits and hyphens.")
    if not out.parent.is_dir():
        raise Unusable(f"The folder {out.parent} does not exist.")
    if not out.exists():
        return
    known = out / "study.json"
    if not known.is_file() or f'"made_by": "{MADE_BY}"'.encode() not in known.read_bytes():
        raise Unusable(f"{out} exists and was not made by this command, so it is left alone.")


def _tables(
    cache: Cache,
    laid: Path,
    shape: Shape,
    refuse: Labels,
    kinds: list[str],
    draws: Draws,
    maps: Maps | None,
) -> dict[str, pd.DataFrame]:
    """All tables; layers that an earlier run has measured are taken from it."""

    def one(layer: int) -> dict[str, Any]:
        points = read_layer(laid, shape, layer)
        found = cache.get(f"layer-{layer}", lambda: measured(points, refuse, draws, layer))
        directions[layer] = mean_difference(points[refuse], points[~refuse])
        return dict(found)

    def placed(layer: int, maps: Maps) -> list[list[float]]:
        def drawn() -> list[list[float]]:
            places = maps.layout(read_layer(laid, shape, layer), *MAP, draws.seed)
            return [[round(float(x), DIGITS), round(float(y), DIGITS)] for x, y in places]

        return list(cache.get(f"map-{layer}", drawn))

    depths = range(shape.layers)
    directions = np.empty((shape.layers, shape.width))
    each = [one(layer) for layer in progress.shown(depths, "measuring layers")]
    made = tables.by_layer(each, refuse, kinds, draws) | tables.between_layers(directions, kinds)
    if maps:
        parts = [
            tables.map_points(placed(layer, maps), refuse, layer)
            for layer in progress.shown(depths, "drawing maps")
        ]
        made["umap"] = pd.concat(parts, ignore_index=True)
    return made


def _put(made: dict[str, pd.DataFrame], record: dict[str, Any], draft: Path, out: Path) -> None:
    """Write a study beside its place, check it, and move it there; facts and words are kept."""
    schema = read_schema(schema_file())
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    save_json(record, draft / "study.json")
    for name, frame in made.items():
        save_table(frame, draft / f"{name}.csv", schema[name])
    seal(draft)
    for words in FOLDERS:
        if (out / words).is_dir():
            shutil.copytree(out / words, draft / words)
    if wrong := problems(draft):
        raise Unusable(f"The study that was measured cannot be shown. {' '.join(wrong)}")
    if out.exists():
        out.rename(draft.with_name(REPLACED))
    draft.rename(out)
