"""Say what is missing or wrong in a study folder: python -m pipeline.check FOLDER

Exit code 1 if anything is. The folder's format is described in docs/studies.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from components.figures import CATALOGUE, Figure
from components.study import DataProblem, Kind, NotInStudy, Origin, Provenance, Study, load_study
from components.study.bundle import schema_file
from components.study.contents import contents
from components.study.glossary import glossary
from components.study.prose import REFERENCE, TERM, sections
from components.study.schema import Table, read_schema

NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
FOLDERS = {"facts": ".json", "text": ".md"}
MAY_NOT_STAY = {".npy", ".npz", ".pt", ".pth", ".safetensors", ".gguf", ".ckpt", ".bin", ".onnx"}
NEEDED = {"title": str, "model": dict, "origins": dict, "tables": dict}


def problems(folder: Path) -> list[str]:
    """Everything wrong with the study in `folder`, in sentences; empty if nothing is."""
    folder = folder.resolve()
    if not (folder / "study.json").is_file():
        return [f"{folder.name} holds no study.json."]
    with _data_folder(folder.parent):
        schema = read_schema(schema_file())
        manifest, found = _read_object(folder / "study.json")
        found += _of_manifest(manifest)
        if not found:
            found += [
                problem
                for name, record in manifest["tables"].items()
                for problem in _of_table(folder, name, record, manifest["origins"], schema)
            ]
        found += _of_files(folder, manifest)
        if not found:
            study = load_study(folder.name)
            found += [*_of_facts(study), *_of_words(study), *_of_figures(study)]
    return found


def drawn(folder: Path) -> list[str]:
    """Ids of the figures that a sound study can feed."""
    with _data_folder(folder.resolve().parent):
        study = load_study(folder.resolve().name)
        return [figure.id for figure in CATALOGUE if _fed(figure, study)]


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


def _read_object(path: Path) -> tuple[dict[str, Any], list[str]]:
    """A JSON object, and what is wrong with the file."""
    name = path.relative_to(path.parents[1]) if path.parent.name in FOLDERS else path.name
    try:
        value = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as problem:
        return {}, [f"{name} is not JSON: {problem.msg} in line {problem.lineno}."]
    except ValueError:
        return {}, [f"{name} is not text in UTF-8."]
    return (value, []) if isinstance(value, dict) else ({}, [f"{name} must hold an object."])


def _of_manifest(manifest: dict[str, Any]) -> list[str]:
    """What is wrong with study.json as such, its tables aside."""
    if not manifest:
        return []
    found = [
        f"study.json must have “{name}”, {'a text' if type is str else 'an object'}, not empty."
        for name, type in NEEDED.items()
        if not isinstance(manifest.get(name), type) or not manifest[name]
    ]
    if found:
        return found
    for name, type in (("name", str), ("width", int)):
        if not isinstance(manifest["model"].get(name), type):
            found.append(f"study.json: “model” must have “{name}”, a {type.__name__}.")
    for id, record in manifest["origins"].items():
        try:
            Origin(**record)
        except TypeError as problem:
            found.append(f"study.json: the origin “{id}” {_fields(problem)}.")
    return found


def _fields(problem: TypeError) -> str:
    """Missing and unknown entries of a record, from Python's own complaint."""
    names = ", ".join(re.findall(r"'(\w+)'", str(problem)))
    return f"{'has the unknown entry' if 'unexpected' in str(problem) else 'lacks'} {names or '?'}"


def _of_table(
    folder: Path, name: str, record: Any, origins: dict[str, Any], schema: dict[str, Table]
) -> list[str]:
    """What is wrong with one table: its record, its checksum, its content."""
    where = f"study.json: the table “{name}”"
    if not isinstance(record, dict) or not isinstance(record.get("file"), str):
        return [f"{where} must name its “file”."]
    if name not in schema:
        return [f"{where} is not in the data dictionary, schema.json."]
    kinds = [kind.value for kind in Kind]
    if record.get("kind") not in kinds:
        return [f"{where} must be of a kind: {', '.join(kinds)}."]
    if record.get("origin") not in origins:
        return [f"{where} must name one of the “origins”: {', '.join(origins)}."]
    said = {key: value for key, value in record.items() if key not in {"file", "sha256"}}
    said |= {"kind": Kind(record["kind"]), "origin": Origin(**origins[record["origin"]])}
    found = []
    try:
        Provenance(**said)
    except ValueError as problem:
        found.append(f"{where}: {problem}.")
    except TypeError as problem:
        found.append(f"{where} {_fields(problem)}.")
    path = folder / record["file"]
    if path.parent != folder:
        return [*found, f"{where}: its file must lie beside study.json."]
    if not path.is_file():
        return [*found, f"{record['file']} is missing."]
    try:
        schema[name].read(path)
    except (ValueError, OSError) as problem:
        found.append(f"{record['file']}: {problem}.")
    if hashlib.sha256(path.read_bytes()).hexdigest() != record.get("sha256"):
        found.append(
            f"{record['file']} is not the file that study.json was sealed with; after an edit by "
            f"hand, seal it: python -m pipeline.seal {folder.name}."
        )
    return found


def _of_files(folder: Path, manifest: dict[str, Any]) -> list[str]:
    """Files that nobody asked for."""
    found = []
    if not NAME.fullmatch(folder.name):
        found.append(f"“{folder.name}” cannot name a study: use a to z, digits and hyphens.")
    tables = manifest.get("tables", {})
    records = tables.values() if isinstance(tables, dict) else ()
    known = {record.get("file") for record in records if isinstance(record, dict)}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_dir() or name == "study.json" or name in known:
            continue
        if path.suffix in MAY_NOT_STAY:
            found.append(f"{name}: activations and weights do not belong into a study.")
        elif FOLDERS.get(str(path.parent.relative_to(folder))) != path.suffix:
            found.append(f"{name} is not used: study.json does not name it.")
    return found


def _of_facts(study: Study) -> list[str]:
    """Facts that cannot be looked up."""
    found = []
    for id, fact in study.facts.items():
        try:
            fact.read(study)
        except (DataProblem, ValueError, TypeError, KeyError) as problem:
            found.append(f"The fact “{id}” cannot be looked up: {problem}.".replace("..", "."))
    return found


def _of_words(study: Study) -> list[str]:
    """Words for pages that do not exist, and references to what does not exist."""
    pages = {page.id for page in contents()}
    found = []
    for path in sorted((study.folder / "text").glob("*.md")):
        if path.stem not in pages:
            found.append(f"text/{path.name}: there is no page “{path.stem}”.")
        parts = sections(path)
        if not parts:
            found.append(f"text/{path.name} has no section: begin one with <!-- name -->.")
        for name, section in parts.items():
            facts = {match[1] for match in REFERENCE.finditer(section.text)}
            terms = {match[1] for match in TERM.finditer(section.text)}
            found += [
                f"text/{path.name}, section {name}: there is no fact “{fact}”."
                for fact in sorted(facts - set(study.facts))
            ]
            found += [
                f"text/{path.name}, section {name}: the glossary has no term “{term}”."
                for term in sorted(terms - set(glossary()))
            ]
    return found


def _fed(figure: Figure, study: Study) -> bool:
    """Whether the study has what the figure needs. Raises whatever drawing raises."""
    try:
        figure(study)
    except NotInStudy:
        return False
    return True


def _of_figures(study: Study) -> list[str]:
    """Figures that the study should feed and that fail, each control at its first and last."""
    found = []
    for figure in CATALOGUE:
        try:
            if not _fed(figure, study):
                continue
            for control in figure.controls:
                for value in {control.options(study)[0], control.options(study)[-1]}:
                    figure(study, **{control.name: value})
        except Exception as problem:  # whatever it is, the reader would see an error
            words = f"{type(problem).__name__}: {problem}"
            found.append(f"The figure “{figure.id}” cannot be drawn with these tables: {words}.")
    return found


def main() -> None:
    """Check the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    found = problems(folder)
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        sys.exit(1)
    print(f"{folder.name} is sound; figures it can feed: {', '.join(drawn(folder))}")


if __name__ == "__main__":
    main()
