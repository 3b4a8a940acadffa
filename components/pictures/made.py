"""The pictures of figures that lie in static/, written by python -m pipeline.pictures.

A picture is shown only beside the data that it was made of: another study has none, unless its
tables are the same.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, WebPImagePlugin

from components.figures import CATALOGUE, Figure
from components.figures.core.theme import ThemeName
from components.packing.variants import data_sha
from components.pictures.drawing import DENSITY, KINDS, THEMES, Kind
from components.study import Study
from components.study.folders import HOME

STATIC = HOME / "static"
MANIFEST = STATIC / "pictures.json"  # by figure: its data, and a digest of each kind's drawing
FOLDERS: dict[Kind, str] = {"thumbnail": "thumbnails", "poster": "posters"}
# Named, so that Pillow does not load what reads all other formats: some 8 MB.
WEBP = (WebPImagePlugin.WebPImageFile.format,)
NAME = re.compile(r"([\w-]+)\.(light|dark)-([0-9a-f]{8})\.webp")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a figure in one theme. Its name changes with it, so it may be kept for ever."""

    kind: Kind
    name: str
    width: int  # px at which it is shown, at the most
    height: int
    body: bytes

    @property
    def address(self) -> str:
        """Where it lies, seen from the home page, in the app and among plain files."""
        return f"{FOLDERS[self.kind]}/{self.name}"


def file_name(figure: str, theme: ThemeName) -> str:
    """Its name in static/."""
    return f"{figure}.{theme}.webp"


def picture(kind: Kind, figure: Figure, study: Study, theme: ThemeName) -> Picture | None:
    """A figure's picture; None where there is none of these data."""
    made = manifest().get(figure.id)
    if made is None or made["data"] != data_sha(figure, study):
        return None
    return _read(kind, figure.id, theme)


def pictures(study: Study) -> Iterator[Picture]:
    """Every picture of a study."""
    for figure in CATALOGUE:
        for kind in KINDS:
            for theme in THEMES:
                if found := picture(kind, figure, study, theme):
                    yield found


def named(folder: str, name: str) -> Picture | None:
    """The picture at an address. That of an old name is the one of today."""
    kind = next((kind for kind, each in FOLDERS.items() if each == folder), None)
    parts = NAME.fullmatch(name)
    if kind is None or parts is None or parts[1] not in manifest():
        return None
    return _read(kind, parts[1], "dark" if parts[2] == "dark" else "light")


@lru_cache(maxsize=1)
def manifest() -> dict[str, dict[str, str]]:
    """What the pictures were made of, by the id of the figure."""
    if not MANIFEST.is_file():
        return {}
    made: dict[str, dict[str, str]] = json.loads(MANIFEST.read_text("utf-8"))
    return made


@cache  # as many as there are
def _read(kind: Kind, figure: str, theme: ThemeName) -> Picture | None:
    path = STATIC / FOLDERS[kind] / file_name(figure, theme)
    if not path.is_file():
        return None
    body = path.read_bytes()
    with Image.open(io.BytesIO(body), formats=WEBP) as image:
        width, height = (side // DENSITY[kind] for side in image.size)
    sha = hashlib.sha256(body).hexdigest()[:8]
    return Picture(kind, f"{figure}.{theme}-{sha}.webp", width, height, body)
