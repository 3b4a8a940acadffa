"""Whether a study folder is sound, and what is wrong with it in plain words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from components.figures import CATALOGUE
from components.study import DataProblem, load_study
from components.study.folders import first_study, schema_file
from components.study.problem import one_line
from components.study.schema import read_schema
from pipeline.check.manifest import of_files, of_manifest, of_table, read_object
from pipeline.check.shown import fed, of_facts, of_figures, of_questions, of_talks, of_words


def problems(folder: Path) -> list[str]:
    """Everything wrong with the study in `folder`, in sentences; empty if nothing is."""
    return [one_line(problem) for problem in _problems(folder.resolve())]


def _problems(folder: Path) -> list[str]:
    if not (folder / "study.json").is_file():
        return [f"{folder.name} holds no study.json."]
    with _data_folder(folder.parent):
        try:
            schema = read_schema(schema_file())
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
            return [f"The data dictionary, schema.json, cannot be used: {problem}."]
        manifest, found = read_object(folder / "study.json")
        with _told(found):
            first_study()
        found += of_manifest(manifest)
        if not found:
            found += [
                problem
                for name, record in manifest["tables"].items()
                for problem in of_table(folder, name, record, manifest["origins"], schema)
            ]
            found += of_files(folder, manifest)
        if not found:
            try:
                study = load_study(folder.name)
            except DataProblem as problem:
                return [str(problem)]
            parts = (of_facts, of_words, of_questions, of_talks, of_figures)
            found += [problem for part in parts for problem in part(study)]
    return found


def drawn(folder: Path) -> list[str]:
    """Ids of the figures that a sound study can feed."""
    with _data_folder(folder.resolve().parent):
        study = load_study(folder.resolve().name)
        return [figure.id for figure in CATALOGUE if fed(figure, study)]


@contextmanager
def _told(found: list[str]) -> Iterator[None]:
    """Add what is wrong to what was found."""
    try:
        yield
    except DataProblem as problem:
        found.append(str(problem))


@contextmanager
def _data_folder(path: Path) -> Iterator[None]:
    """Look for studies in `path` for a while."""
    before = os.environ.get("EXPLAINER_DATA")
    os.environ["EXPLAINER_DATA"] = str(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ["EXPLAINER_DATA"]
        else:
            os.environ["EXPLAINER_DATA"] = before
