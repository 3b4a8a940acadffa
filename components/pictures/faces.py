"""The typefaces that the installed Streamlit package brings, as files."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path


@lru_cache(maxsize=8)
def face(name: str) -> Path:
    """The file of a typeface, such as `SourceSansVF-Upright`.

    Raises FileNotFoundError where Streamlit ships it no more.
    """
    package = find_spec("streamlit")
    place = Path(package.origin if package and package.origin else ".").parent
    found = sorted((place / "static/static/media").glob(f"{name}.*.woff2"))
    if not found:
        raise FileNotFoundError(f"Streamlit ships no font named {name}.")
    return found[0]
