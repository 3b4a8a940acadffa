"""Read one study folder: what it holds at once, its tables when first asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd

from components.study.facts import Fact
from components.study.folders import (
    PAGES,
    SHIPPED,
    TOYS,
    data_folder,
    schema_file,
    study_ids,
    times,
)
from components.study.problem import DataProblem, NotInStudy
from components.study.reading import TABLE, read_bytes, read_json
from components.study.records import typed
from components.study.schema import Table, read_schema
from components.study.sources.provenance import Origin, Provenance

MANIFEST = "study.json"
WIDEST = 10_000_000  # numbers in a residual stream


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a study: its file, and where its numbers come from."""

    path: Path
    sha256: str
    provenance: Provenance


@dataclass(frozen=True, eq=False)
class Study:
    """One study's results. A damaged table spoils the figures that read it, nothing else.

    Nothing of it changes: where a file did, `load_study` gives another object. So whatever is
    computed from a study may be kept with the study itself as the key.
    """

    id: str
    title: str
    model: Mapping[str, Any]  # facts of the architecture that figures and words use
    folder: Path
    schema: Mapping[str, Table]
    entries: Mapping[str, Entry]  # its own tables, and the toys that it has no version of
    facts: Mapping[str, Fact]
    sha: str  # of the records of all its tables

    def entry(self, name: str) -> Entry:
        """The record of a table. Raises NotInStudy."""
        if name not in self.entries:
            raise NotInStudy(f"The study “{self.title}” has no table “{name}”.")
        return self.entries[name]

    def table(self, name: str) -> pd.DataFrame:
        """A checked table, safe to modify. Raises DataProblem, or NotInStudy."""
        return _table(self, name).copy(deep=False)  # pandas 3 copies on write

    def file(self, name: str) -> bytes:
        """The file of a table, if it is the one that was recorded. Raises as `table` does."""
        return _content(self.entry(name))

    def number(self, fact: str) -> str:
        """A fact in words. Raises DataProblem, or NotInStudy."""
        if fact not in self.facts:
            raise NotInStudy(f"The study “{self.title}” has no number “{fact}”.")
        return self.facts[fact].read(self.table(self.facts[fact].table))


# A million checked rows of ten columns take about 100 MB: 64 tables of the size studies have, 10.
# Readers go through all that a study has: with room for fewer, each would be read anew each time.
@lru_cache(maxsize=256)
def _table(study: Study, name: str) -> pd.DataFrame:
    entry = study.entry(name)
    if name not in study.schema:
        raise DataProblem(f"{entry.path.name}: the data dictionary has no table {name!r}.")
    try:
        return study.schema[name].parse(_content(entry))
    except ValueError as problem:  # UnicodeDecodeError and ParserError are ValueErrors
        raise DataProblem(f"{entry.path.name}: {problem}.") from problem


def _content(entry: Entry) -> bytes:
    path = entry.path
    try:
        content = read_bytes(path, path.parent)
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise ValueError(f"its checksum differs from {MANIFEST}, so it was altered")
        return content
    except FileNotFoundError:
        raise DataProblem(f"{path.name} is missing.") from None
    except OSError as problem:
        raise DataProblem(f"{path.name} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise DataProblem(f"{path.name}: {problem}.") from problem


def load_study(study_id: str) -> Study:
    """One study: the same object as long as no file of it, nor of ours, changes.

    Its records and facts are read at once, and damage there raises DataProblem. Tables and words
    are read when they are asked for.
    """
    if study_id not in study_ids():
        raise DataProblem(f"There is no study called {study_id!r}.")
    folder, schema = data_folder() / study_id, schema_file()
    known = tuple(sorted(chain.from_iterable(map(times, (folder, TOYS, PAGES)))))
    return _load(folder, schema, (known, schema.stat().st_mtime_ns))


@lru_cache(maxsize=64)
def _load(folder: Path, dictionary: Path, as_of: object) -> Study:
    """The study as of some times of change."""
    reading = folder / MANIFEST
    try:
        manifest = read_json(reading, folder)
        title, model = typed(manifest["title"], str, "title"), _model(manifest["model"])
        entries = _entries(manifest, folder)
        facts: dict[str, Fact] = {}
        for reading in sorted(folder.glob("facts/*.json")):
            records = read_json(reading, folder)
            if twice := facts.keys() & records.keys():
                raise ValueError(f"{sorted(twice)[0]} is already a fact of another file")
            facts |= {id: Fact(**record) for id, record in records.items()}
        reading = TOYS / MANIFEST
        toys = read_json(reading, TOYS)
        entries |= {name: it for name, it in _entries(toys, TOYS).items() if name not in entries}
        reading = SHIPPED
        schema = {name: it for name, it in read_schema(reading).items() if name in toys["tables"]}
        reading = dictionary
        schema |= read_schema(reading)
    except OSError as problem:
        words = f"{reading.parent.name}/{reading.name} cannot be used: {problem.strerror}."
        raise DataProblem(words) from problem
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        words = f"{type(problem).__name__}: {problem}"
        raise DataProblem(
            f"{reading.parent.name}/{reading.name} cannot be used: {words}."
        ) from problem
    sha = hashlib.sha256(repr((manifest, toys)).encode()).hexdigest()
    return Study(folder.name, title, model, folder, schema, entries, facts, sha)


def _entries(manifest: Any, folder: Path) -> dict[str, Entry]:
    """The tables of a record by name."""
    origins = {id: Origin.read(record) for id, record in manifest["origins"].items()}
    return {
        name: Entry(_file(folder, record), str(record["sha256"]), Provenance.read(record, origins))
        for name, record in manifest["tables"].items()
    }


def _model(record: dict[str, Any]) -> dict[str, Any]:
    typed(record["name"], str, "name of the model")
    if not 0 < typed(record["width"], int, "width of the model") <= WIDEST:
        raise ValueError(f"the width of the model must be a whole number from 1 to {WIDEST}")
    return record


def _file(folder: Path, record: dict[str, Any]) -> Path:
    if not TABLE.fullmatch(record["file"]):
        raise ValueError("a table’s file must be a .csv beside study.json")
    return folder / str(record["file"])
