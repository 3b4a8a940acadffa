"""Where things lie: the app's own words, the studies, and the toys that every study has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from components.study.problem import DataProblem
from components.study.reading import NAME, read_toml

HOME = Path(__file__).resolve().parents[2]
PAGES = HOME / "pages"
TOYS = HOME / "data" / "toys"  # simulated tables, with a record of each as in a study
SHIPPED = HOME / "data" / "schema.json"  # the data dictionary
FIRST = "studies.toml"  # of a data folder: which study a reader sees who asks for none


def data_folder() -> Path:
    """The folder of studies: $EXPLAINER_DATA if set, else data/ beside app.py."""
    return Path(os.environ.get("EXPLAINER_DATA") or HOME / "data").resolve()


def schema_file() -> Path:
    """The data dictionary: that of the data folder if it has one, else the one that ships."""
    own = data_folder() / "schema.json"
    return own if own.is_file() else SHIPPED


def study_ids() -> list[str]:
    """Names of the folders in the data folder that hold a study: the default, then the others.

    A folder whose name cannot stand in an address is passed over; `pipeline.check` says so.
    """
    names = {path.parent.name for path in data_folder().glob("*/study.json")} - {TOYS.name}
    first = ""
    with suppress(DataProblem):
        first = first_study()
    known = (name for name in names if NAME.fullmatch(name))
    return sorted(known, key=lambda name: (name != first, name))


def folder_of(name: str) -> Path:
    """The folder of a study, or of the toys."""
    return TOYS if name == TOYS.name else data_folder() / name


def first_study() -> str:
    """The default that the data folder names; "" where it names none. Raises DataProblem."""
    path = data_folder() / FIRST
    if not path.exists():
        return ""
    try:
        named = read_toml(path, path.parent).get("first")
    except (OSError, ValueError) as problem:
        raise DataProblem(f"{FIRST} cannot be used: {problem}.") from problem
    if not isinstance(named, str):
        raise DataProblem(f"{FIRST} cannot be used: `first` must be the name of a study.")
    return named


def times(folder: Path, deep: bool = True) -> Iterator[tuple[str, int]]:
    """Each file of a folder, and of the folders in it, with its time of change in ns."""
    with os.scandir(folder) as found:
        for each in found:
            if deep and each.is_dir(follow_symlinks=False):
                yield from times(Path(each.path), deep=False)
            elif each.is_file(follow_symlinks=False):
                yield each.path, each.stat(follow_symlinks=False).st_mtime_ns
