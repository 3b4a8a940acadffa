"""What is wrong with study.json, with the tables it names, and with files it does not name."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from components.study import Kind, Origin, Provenance, decks
from components.study.reading import NAME, TABLE, read_bytes, read_json
from components.study.schema import Table

FOLDERS = {
    "facts": {".json"},
    "text": {".md"},
    "questions": {".toml"},
    decks.FOLDER: {".toml", ".md"},
}
MAY_NOT_STAY = {".npy", ".npz", ".pt", ".pth", ".safetensors", ".gguf", ".ckpt", ".bin", ".onnx"}
NEEDED = {"title": str, "model": dict, "origins": dict, "tables": dict}


def read_object(path: Path) -> tuple[dict[str, Any], list[str]]:
    """The object that study.json holds, and what is wrong with the file."""
    try:
        value = read_json(path, path.parent)
    except (OSError, ValueError) as problem:
        return {}, [f"{path.name} cannot be used: {problem}."]
    return (value, []) if isinstance(value, dict) else ({}, [f"{path.name} must hold an object."])


def of_manifest(manifest: dict[str, Any]) -> list[str]:
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
            Origin.read(record)
        except ValueError as problem:
            found.append(f"study.json: the origin “{id}”: {problem}.")
    return found


def of_table(
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
    if record.get("origin") not in list(origins):
        return [f"{where} must name one of the “origins”: {', '.join(origins)}."]
    found = []
    try:
        Provenance.read(record, {id: Origin.read(it) for id, it in origins.items()})
    except ValueError as problem:
        found.append(f"{where}: {problem}.")
    path = folder / record["file"]
    if not TABLE.fullmatch(record["file"]):
        return [*found, f"{where}: its file must lie beside study.json, and end in .csv."]
    try:
        content = read_bytes(path, folder)
    except FileNotFoundError:
        return [*found, f"{record['file']} is missing."]
    except (ValueError, OSError) as problem:
        return [*found, f"{record['file']}: {problem}."]
    try:
        schema[name].parse(content)
    except ValueError as problem:
        found.append(f"{record['file']}: {problem}.")
    if hashlib.sha256(content).hexdigest() != record.get("sha256"):
        found.append(
            f"{record['file']} is not the file that study.json was sealed with; after an edit by "
            f"hand, seal it: python -m pipeline.seal {folder.name}."
        )
    return found


def of_files(folder: Path, manifest: dict[str, Any]) -> list[str]:
    """Files that nobody asked for."""
    found = []
    if not NAME.fullmatch(folder.name):
        found.append(f"“{folder.name}” cannot name a study: use a to z, digits and hyphens.")
    tables = manifest.get("tables", {})
    records = tables.values() if isinstance(tables, dict) else ()
    known = [record.get("file") for record in records if isinstance(record, dict)]
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found.append(f"{name} is a link, which is not followed.")
            continue
        if path.is_dir() or name == "study.json" or name in known:
            continue
        if path.suffix in MAY_NOT_STAY:
            found.append(f"{name}: activations and weights do not belong into a study.")
        elif path.suffix not in FOLDERS.get(str(path.parent.relative_to(folder)), ()):
            found.append(f"{name} is not used: study.json does not name it.")
    return found
