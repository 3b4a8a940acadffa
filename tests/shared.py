"""What one process writes for all that test side by side."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from components.study import load_study
from pipeline.export import site


def once(factory: pytest.TempPathFactory, name: str, write: Callable[[Path], None]) -> Path:
    """A folder that the first of all processes writes, while the others wait."""
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            write(folder)
    return folder


def edition_in(factory: pytest.TempPathFactory) -> str:
    """Where the static edition lies on the disk, without a network."""
    study = load_study("gemma4-e4b")
    return once(factory, "edition", lambda folder: site.write(folder, study)).as_uri()
