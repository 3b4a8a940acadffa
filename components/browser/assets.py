"""What the browser loads besides Streamlit: Plotly, our script, and the figures' data."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from components.browser import modules, plotly_script
from components.figures import BY_ID, Figure
from components.packing import Packed, stored
from components.packing.variants import pack_one
from components.study import DataProblem, load_study

HERE = Path(__file__).parent
FOLDER = "explorable"  # all of it lies below this path
SCRIPT, STYLE = HERE / "explorable" / "explorable.js", HERE / "explorable.css"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, compressed once. Its name changes with its content, so it may be kept for ever."""

    name: str
    body: bytes
    packed: bytes  # by gzip
    tight: bytes = b""  # by Brotli, where it was made at once


@lru_cache(maxsize=1)
def own() -> dict[str, Asset]:
    """Plotly's script of the installed version, and ours, by name."""
    files = {plotly_name(): plotly_script.body(), script_name(): script()}
    return {
        name: Asset(name, body, gzip.compress(body, 9, mtime=0)) for name, body in files.items()
    }


def plotly_name() -> str:
    """Name of Plotly's script: it carries its build and its version."""
    return plotly_script.name()


def script() -> bytes:
    """Our script."""
    return modules.classic(SCRIPT).encode()


@lru_cache(maxsize=1)
def script_name() -> str:
    """Name of our script."""
    return f"explorable-{hashlib.sha256(script()).hexdigest()[:12]}.js"


def figure_name(study: str, figure: str, sha: str) -> str:
    """Name of the script that holds a figure's data."""
    return f"{study}/{figure}-{sha}.js"


def _named(name: str, ending: str) -> Figure | None:
    return BY_ID.get(name.removesuffix(ending).rpartition("-")[0])


@lru_cache(maxsize=128)
def _figure(name: str, packed: Packed) -> Asset:  # kept anyway, which its script is not
    body = packed.script.encode()
    return Asset(name, body, gzip.compress(body, 6, mtime=0))


def figure_data(study: str, name: str) -> Asset | None:
    """The data script of a figure as it now is; None where there is no such figure or no data."""
    figure = _named(name, ".js")
    if figure is None:
        return None
    try:
        packed = stored.packed(figure, load_study(study))
    except DataProblem:
        return None
    return _figure(figure_name(study, figure.id, packed.sha), packed)


def variants_name(study: str, figure: str, sha: str) -> str:
    """Name under which a live figure’s variants are asked for, with the choices as a query."""
    return f"{study}/{figure}-{sha}.json"


def variant(study: str, name: str, choices: Mapping[str, str]) -> Asset | None:
    """One variant of a live figure; None where there is no such figure or no data.

    A value that is no option is the default, so there are only so many variants.
    """
    figure = _named(name, ".json")
    if figure is None or not figure.live:
        return None
    try:
        one = pack_one(figure, load_study(study), choices)
    except DataProblem:
        return None
    return _variant(one)


@lru_cache(maxsize=256)
def _variant(one: Packed) -> Asset:
    return Asset(f"{one.id}-{one.sha}.json", one.body, gzip.compress(one.body, 6, mtime=0))
