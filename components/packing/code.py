"""Which code can change what a figure draws: a digest of it, so that nothing stale is served.

From the module of the figure and from the one that packs, imports are followed wherever they
stand in a module. What is read beside a module, such as the palette, counts as part of it.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from components.figures import Figure
from components.study.folders import HOME

# Parsing would take a second for all figures. A test holds that this finds what parsing finds.
IMPORT = re.compile(r"^[ \t]*from (components(?:\.\w+)*) import (\([^)]*\)|.+)", re.MULTILINE)
ALIAS, NAME = re.compile(r" as \w+|#.*"), re.compile(r"\w+")
PACKER = "components.packing.variants"
LIBRARIES = ("numpy", "pandas", "plotly")


@lru_cache(maxsize=256)  # code does not change while it runs, and each request asks
def digest(figure: Figure) -> str:
    """Changes with every module that can run when the figure is drawn and packed."""
    texts = [_sum(path) for path in sorted(files(figure))]
    return hashlib.sha256("".join([*texts, *_versions()]).encode()).hexdigest()


def files(figure: Figure) -> set[Path]:
    """The modules behind a figure, with those of the packages they lie in and data beside them."""
    modules = reached(figure.draw.__module__) | reached(PACKER)
    packages = {parent for path in modules for parent in _packages(path)}
    data = {path for folder in {path.parent for path in modules} for path in folder.glob("*.json")}
    return modules | packages | data


def reached(name: str) -> set[Path]:
    """Files of a module, of those it imports, of those they import, and so on."""
    found: dict[str, Path] = {}
    ahead = [name]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found[name] = _file(name)
            ahead.extend(imported(found[name]))
    return set(found.values())


@lru_cache(maxsize=1024)
def imported(path: Path) -> frozenset[str]:
    """Names of our modules that a module imports."""
    found = set()
    for module, names in IMPORT.findall(path.read_text("utf-8")):
        for name in NAME.findall(ALIAS.sub("", names)):
            inner = f"{module}.{name}"
            found.add(inner if _file(inner).is_file() else module)
    return frozenset(found)


def _file(name: str) -> Path:
    """Where a module of ours would lie."""
    place = HOME.joinpath(*name.split("."))
    package = place / "__init__.py"
    return package if package.is_file() else place.with_suffix(".py")


def _packages(path: Path) -> Iterator[Path]:
    """The files of the packages around a module, which run before it."""
    for folder in path.relative_to(HOME).parents:
        if folder.parts:
            yield HOME / folder / "__init__.py"


@lru_cache(maxsize=1024)
def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=1)
def _versions() -> tuple[str, ...]:
    return tuple(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
