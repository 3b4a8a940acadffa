"""Read the files of a study folder, which may come from anyone, and trust none of them.

A file is read if it is a regular one that lies where it seems to lie, and is no larger than its
kind may be. All functions raise OSError, or ValueError in words that can stand in a sentence.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from components.study.saved import decoded

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")  # of a study: it stands in addresses
TABLE = re.compile(r"[A-Za-z0-9][\w-]{0,99}\.csv", re.ASCII)  # a name, hence no path
MOST = {".csv": 200_000_000, ".json": 2_000_000, ".toml": 500_000, ".md": 500_000}  # bytes
DEEP = "it is nested too deeply"


def read_bytes(path: Path, folder: Path) -> bytes:
    """The content of a file in `folder`, or further down in it."""
    if path.resolve() != folder.resolve() / path.relative_to(folder):
        raise ValueError("it is a link, or lies outside the study’s folder")
    if not path.exists():
        raise FileNotFoundError(2, "it is missing")
    if not path.is_file():  # a pipe would be waited for, without end
        raise ValueError("it is no file")
    if path.stat().st_size > MOST[path.suffix]:
        raise ValueError(f"it is larger than {MOST[path.suffix] // 1000:,} kB")
    return path.read_bytes()


def read_text(path: Path, folder: Path) -> str:
    """A file as text."""
    return decoded(read_bytes(path, folder))


def read_json(path: Path, folder: Path) -> Any:
    """A JSON file in which no entry occurs twice, every number is finite, and all text is text."""
    try:
        value = json.loads(
            read_text(path, folder), object_pairs_hook=_each_once, parse_constant=_not_finite
        )
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except json.JSONDecodeError as problem:
        raise ValueError(f"it is not JSON: {problem.msg} in line {problem.lineno}") from problem
    except UnicodeEncodeError as problem:
        raise ValueError("it holds half a character") from problem
    except RecursionError as problem:
        raise ValueError(DEEP) from problem
    return value


def read_toml(path: Path, folder: Path) -> dict[str, Any]:
    """A TOML file."""
    try:
        return tomllib.loads(read_text(path, folder))
    except tomllib.TOMLDecodeError as problem:
        raise ValueError(f"it is not TOML: {problem}") from problem
    except RecursionError as problem:
        raise ValueError(DEEP) from problem


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        [(twice, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise ValueError(f"it has the entry {twice[:80]!r} twice")
    return record


def _not_finite(name: str) -> NoReturn:
    raise ValueError(f"it holds {name}, which is no number")
