"""Simulate a residual stream and embed it: python -m pipeline.embed [STUDY]

The tables simulated_* of the study are written anew, checked and sealed. An interrupted run goes
on where it stopped: maps are kept in out/embed/ until all tables are written.
"""

from __future__ import annotations

import argparse
import json
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from components.study import Study, data_folder, load_study, study_ids
from components.study.folders import HOME
from pipeline import layout, progress
from pipeline.cache import Cache
from pipeline.embed import maps, tables
from pipeline.embed import stream as simulated
from pipeline.save import save_table
from pipeline.seal import seal

WORK = HOME / "out" / "embed"


def task(study: Study, made_with: str) -> dict[str, object]:
    """Everything that a map depends on but its own setting: a cache of another task is void."""
    counts, signal = study.table("prompt_counts"), study.table("layers")
    planted = {
        name: getattr(simulated, name)
        for name in ("SEED", "DIMENSIONS", "TOPIC", "OWN_TOPIC", "HARMFUL", "QUESTION", "QUESTIONS")
    }
    return {
        "made with": made_with,
        "planted": planted,
        "steps": maps.SIDE,
        "counts": counts[["n", "expected", "group"]].to_numpy().tolist(),
        "signal": signal[["layer", "d"]].to_numpy().tolist(),
    }


def embed(study: Study, how: layout.Layout, made_with: str, work: Path = WORK) -> list[str]:
    """Write the simulated tables of `study` into its folder; returns their names."""
    cache = Cache(work / study.id, json.loads(json.dumps(task(study, made_with))))
    made = tables.make(
        study.table("prompt_counts"), study.table("layers"), how, cache, progress.shown
    )
    for name, frame in made.items():
        save_table(frame, study.entry(name).path, study.schema[name])
    seal(study.folder, list(made))
    cache.remove()
    with suppress(OSError):  # where something else is kept there
        work.rmdir()
        work.parent.rmdir()
    return list(made)


def main() -> None:
    """Embed the study named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study", nargs="?", default="gemma4-e4b")
    asked = parser.parse_args().study
    if asked not in study_ids():
        parser.error(f"{data_folder()} holds no study {asked}")
    if not layout.installed():
        parser.error("umap-learn is not installed: pip install -r pipeline/requirements.txt")
    for name in embed(load_study(asked), layout.umap, f"umap-learn {version('umap-learn')}"):
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
