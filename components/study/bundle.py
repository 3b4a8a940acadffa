"""Read one study folder: what it holds at once, its tables when first asked for."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from components.study.facts import Fact
from components.study.problem import DataProblem, NotInStudy
from components.study.provenance import Kind, Origin, Provenance
from components.study.reading import NAME, TABLE, read_bytes, read_json
from components.study.schema import Table, read_schema

HOME = Path(__file__).resolve().parents[2]
WIDEST = 10_000_000  # numbers in a residual stream


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a study: its file, and where its numbers come from."""

    path: Path
    sha256: str
    provenance: Provenance

    @property
    def stamp(self) -> int:
        """Time of change, so that an edited file is read anew; 0 for a missing one."""
        return self.path.stat().st_mtime_ns if self.path.is_file() else 0


@dataclass(frozen=True, eq=False)
class Study:
    """One study's results. A damaged table spoils the figures that read it, nothing else."""

    id: str
    title: str
    model: Mapping[str, Any]  # facts of the architecture that figures and words use
    folder: Path
    schema: Mapping[str, Table]
    entries: Mapping[str, Entry]
    facts: Mapping[str, Fact]

    def entry(self, name: str) -> Entry:
        """The record of a table. Raises NotInStudy."""
        if name not in self.entries:
            raise NotInStudy(f"The study “{self.title}” has no table “{name}”.")
        return self.entries[name]

    def table(self, name: str) -> pd.DataFrame:
        """A checked table, safe to modify. Raises DataProblem, or NotInStudy."""
        entry = self.entry(name)
        if name not in self.schema:
            raise DataProblem(f"{entry.path.name}: the data dictionary has no table {name!r}.")
        frame = read_table(self.schema[name], entry.path, entry.sha256, entry.stamp)
        return frame.copy(deep=False)  # pandas 3 copies on write

    def stamp(self, needs: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """Changes whenever one of these tables, or what is said of it, does."""
        own = (self.folder / "study.json").stat().st_mtime_ns
        known = [name for name in needs if name in self.entries]
        return (("study", own), *((name, self.entries[name].stamp) for name in known))


# A million checked rows of ten columns take about 100 MB: 64 tables of the size studies have, 10.
@lru_cache(maxsize=64)
def read_table(table: Table, path: Path, sha256: str, stamp: int) -> pd.DataFrame:
    """Read and check one file; `stamp` is its time of change. Raises DataProblem."""
    try:
        content = read_bytes(path, path.parent)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError("its checksum differs from study.json, so it was altered")
        return table.parse(content)
    except FileNotFoundError:
        raise DataProblem(f"{path.name} is missing.") from None
    except OSError as problem:
        raise DataProblem(f"{path.name} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:  # UnicodeDecodeError and ParserError are ValueErrors
        raise DataProblem(f"{path.name}: {problem}.") from problem


def load_study(study_id: str) -> Study:
    """Read `study.json` and the facts of one study, whole. Raises DataProblem."""
    if study_id not in study_ids():
        raise DataProblem(f"There is no study called {study_id!r}.")
    folder = data_folder() / study_id
    files = [folder / "study.json", schema_file(), *folder.glob("facts/*.json")]
    stamps = tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in files)
    return _load(folder, stamps)


@lru_cache(maxsize=8)
def _load(folder: Path, stamps: tuple[int, ...]) -> Study:
    reading = folder / "study.json"
    try:
        manifest = read_json(reading, folder)
        title, model = manifest["title"], _model(manifest["model"])
        if not isinstance(title, str):
            raise ValueError("the title must be a text")
        origins = {id: Origin(**record) for id, record in manifest["origins"].items()}
        entries = {
            name: Entry(_file(folder, record), str(record["sha256"]), _source(record, origins))
            for name, record in manifest["tables"].items()
        }
        facts: dict[str, Fact] = {}
        for reading in sorted(folder.glob("facts/*.json")):
            records = read_json(reading, folder)
            if twice := facts.keys() & records.keys():
                raise ValueError(f"{sorted(twice)[0]} is already a fact of another file")
            facts |= {id: Fact(**record) for id, record in records.items()}
        reading = schema_file()
        schema = read_schema(reading)
    except OSError as problem:
        words = f"{folder.name}/{reading.name} cannot be used: {problem.strerror}."
        raise DataProblem(words) from problem
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        words = f"{type(problem).__name__}: {problem}"
        raise DataProblem(f"{folder.name}/{reading.name} cannot be used: {words}.") from problem
    return Study(folder.name, title, model, folder, schema, entries, facts)


def _model(record: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(record["name"], str):
        raise ValueError("the name of the model must be a text")
    if not isinstance(record["width"], int) or not 0 < record["width"] <= WIDEST:
        raise ValueError(f"the width of the model must be a whole number from 1 to {WIDEST}")
    return record


def _file(folder: Path, record: dict[str, Any]) -> Path:
    if not TABLE.fullmatch(record["file"]):
        raise ValueError("a table’s file must be a .csv beside study.json")
    return folder / str(record["file"])


def _source(record: dict[str, Any], origins: Mapping[str, Origin]) -> Provenance:
    said = {key: value for key, value in record.items() if key not in ("file", "sha256")}
    return Provenance(**{**said, "kind": Kind(said["kind"]), "origin": origins[said["origin"]]})


def data_folder() -> Path:
    """The folder of studies: $EXPLAINER_DATA if set, else data/ beside app.py."""
    return Path(os.environ.get("EXPLAINER_DATA") or HOME / "data").resolve()


def schema_file() -> Path:
    """The data dictionary: that of the data folder if it has one, else the one that ships."""
    own = data_folder() / "schema.json"
    return own if own.is_file() else HOME / "data" / "schema.json"


def study_ids() -> list[str]:
    """Names of the folders in the data folder that hold a study, in order.

    A folder whose name cannot stand in an address is passed over; `pipeline.check` says so.
    """
    names = (path.parent.name for path in data_folder().glob("*/study.json"))
    return sorted(name for name in names if NAME.fullmatch(name))
