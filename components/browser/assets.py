"""What the browser loads besides Streamlit: Plotly, our script, and the figures' data."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from components.browser import plotly_script, stored
from components.figures import BY_ID
from components.study import DataProblem, load_study

HERE = Path(__file__).parent
FOLDER = "explorable"  # all of it lies below this path
SCRIPT, STYLE = HERE / "explorable" / "explorable.js", HERE / "explorable.css"
PARTS = re.compile(r"/\* PARTS ([a-z ]+) \*/")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, compressed once. Its name changes with its content, so it may be kept for ever."""

    name: str
    body: bytes
    packed: bytes


@lru_cache(maxsize=1)
def own() -> dict[str, Asset]:
    """Plotly's script of the installed version, and ours, by name."""
    files = {plotly_name(): plotly_script.script().read_bytes(), script_name(): script()}
    return {
        name: Asset(name, body, gzip.compress(body, 9, mtime=0)) for name, body in files.items()
    }


def plotly_name() -> str:
    """Name of Plotly's script: it carries its build and its version."""
    return plotly_script.name()


@lru_cache(maxsize=1)
def script() -> bytes:
    """Our script: its parts, in the order that its frame names, within the frame."""

    def parts(named: re.Match[str]) -> str:
        files = (SCRIPT.parent / f"{part}.js" for part in named[1].split())
        return "\n".join(file.read_text("utf-8") for file in files)

    return PARTS.sub(parts, SCRIPT.read_text("utf-8")).encode()


@lru_cache(maxsize=1)
def script_name() -> str:
    """Name of our script."""
    return f"explorable-{hashlib.sha256(script()).hexdigest()[:12]}.js"


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
