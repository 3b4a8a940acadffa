"""What the browser loads besides Streamlit: Plotly, our script, and the figures' data."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from components.browser import plotly_script, stored
from components.figures import BY_ID
from components.study import DataProblem, load_study

HERE = Path(__file__).parent
FOLDER = "explorable"  # all of it lies below this path
SCRIPT, STYLE = HERE / "explorable.js", HERE / "explorable.css"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, compressed once. Its name changes with its content, so it may be kept for ever."""

    name: str
    body: bytes
    packed: bytes


@lru_cache(maxsize=1)
def own() -> dict[str, Asset]:
    """Plotly's script of the installed version, and ours, by name."""
    files = ((plotly_script.script(), plotly_name()), (SCRIPT, _name()))
    return {name: _file(path, name) for path, name in files}


def plotly_name() -> str:
    """Name of Plotly's script: it carries its build and its version."""
    return plotly_script.name()


@lru_cache(maxsize=1)
def _name() -> str:
    return f"explorable-{hashlib.sha256(SCRIPT.read_bytes()).hexdigest()[:12]}.js"


def script_name() -> str:
    """Name of our script."""
    return _name()


def _file(path: Path, name: str) -> Asset:
    body = path.read_bytes()
    return Asset(name, body, gzip.compress(body, 9, mtime=0))


def figure_name(study: str, figure: str, sha: str) -> str:
    """Name of the script that holds a figure's data."""
    return f"{study}/{figure}-{sha}.js"


@lru_cache(maxsize=128)
def _figure(name: str, script: str) -> Asset:
    body = script.encode()
    return Asset(name, body, gzip.compress(body, 6, mtime=0))


def figure_data(study: str, name: str) -> Asset | None:
    """The data script of a figure as it now is; None where there is no such figure or no data."""
    id, _, _ = name.removesuffix(".js").rpartition("-")
    if id not in BY_ID:
        return None
    try:
        packed = stored.packed(BY_ID[id], load_study(study))
    except DataProblem:
        return None
    return _figure(figure_name(study, id, packed.sha), packed.script)
