"""How cost grows with the size of a study: the same layers, ten and a hundred times the prompts."""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

import numpy as np
import pandas as pd

from components.figures import BY_ID
from components.packing import pack
from components.study import Study, load_study
from components.study.folders import HOME
from pipeline.bench import crowd, servers
from pipeline.bench.moves import Moves
from pipeline.bench.report import Row
from pipeline.seal import seal

LAYERS, PROMPTS, REFUSED = 42, 302, 262 / 302
TIMES = (1, 10, 100)
LONGEST = 20.0  # seconds that packing all variants may take; beyond, one variant stands for all
FIGURE, SEED = "umap", 20260101


def write(data: Path, prompts: int) -> str:
    """A made-up study with a map of so many prompts at each layer; returns its name."""
    folder = data / "grown"
    folder.mkdir(parents=True)
    copy(HOME / "data" / "schema.json", data)
    random = np.random.default_rng(SEED)
    layer, point = (part.ravel() for part in np.indices((LAYERS, prompts)))
    refuse = point < REFUSED * prompts
    places = random.normal(size=(len(layer), 2)) + 3 * refuse[:, None]
    umap = pd.DataFrame({"layer": layer, "point": point})
    umap[["x", "y"]] = places.round(3)
    umap["group"] = np.where(refuse, "refuse", "comply")
    umap["error_x"] = umap["error_y"] = 0.0
    umap.to_csv(folder / "umap.csv", index=False)
    layers = pd.DataFrame({"layer": range(LAYERS), "attention": "unstated"})
    layers["d"] = random.uniform(1, 4, LAYERS).round(3)
    layers["error"] = 0.0
    layers["n_refuse"] = int(refuse[:prompts].sum())
    layers["n_comply"] = prompts - layers["n_refuse"]
    layers.to_csv(folder / "layers.csv", index=False)
    source = {"kind": "simulated", "origin": "bench", "script": "pipeline/bench/growth.py"}
    manifest = {
        "title": f"Made up: {LAYERS} layers, {prompts} prompts",
        "model": {"name": "none", "width": 2},
        "origins": {
            "bench": {
                "name": "The benchmark of this project",
                "citation": "Made up to measure.",
                "url": "",
                "version": "any",
                "licence": "MIT",
            }
        },
        "tables": {
            name: {**source, "seed": SEED, "file": f"{name}.csv", "sha256": ""}
            for name in ("layers", "umap")
        },
    }
    (folder / "study.json").write_text(json.dumps(manifest), "utf-8")
    seal(folder)
    return folder.name


def growth(folder: Path) -> Iterator[Row]:
    """Read, draw, pack and serve studies of growing size."""
    for times in TIMES:
        data = folder / f"times-{times}"
        name = write(data, times * PROMPTS)
        os.environ["EXPLAINER_DATA"] = str(data)  # for this process; its servers are told as well
        try:
            yield from _of(load_study(name), data, times * PROMPTS)
        finally:
            del os.environ["EXPLAINER_DATA"]


def _of(study: Study, data: Path, prompts: int) -> Iterator[Row]:
    """What one study costs."""
    figure = BY_ID[FIGURE]
    size = f"A study of {LAYERS} layers and {prompts:,} prompts"
    yield Row(f"{size}: read and checked", "s", (_seconds(lambda: study.table("umap")),))
    one = _seconds(lambda: figure(study).to_json())
    yield Row(f"{size}: one drawing of the map", "s", (one,))
    if one * LAYERS > LONGEST:
        return
    yield Row(f"{size}: all its drawings packed", "s", (_seconds(lambda: pack(figure, study)),))
    sent = len(gzip.compress(pack(figure, study).script.encode(), 6)) / 1e6
    yield Row(f"{size}: the map’s data as sent", "MB", (sent,))
    page = _first(data.parent / "rooms.sqlite", data)
    yield Row(f"{size}: first run of its page on a new server", "s", (page,))


def _first(rooms: Path, data: Path) -> float:
    """Seconds of a visitor's first run of the figure's page, on a server that has just started."""
    page = Moves(BY_ID[FIGURE].page)
    with servers.app(rooms, data) as server:
        return crowd.gather(server.port, server.pid, 1, [page], 0, 0.0).first[0]


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
