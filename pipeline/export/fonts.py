"""The house typeface for the browser that draws: the one that the app shows, from Streamlit.

A page may load a typeface for itself, and a picture may not: the machine must have it. So it is
unpacked into a folder, which fontconfig is told of while the browser starts. Where there is no
fontconfig, the browser draws with what the machine has.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from components.figures.core.theme import FONT
from components.pictures.faces import face

FACES = ("SourceSansVF-Upright", "SourceSansVF-Italic")
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">{former}</include>
<dir>{folder}</dir>
<cachedir>{folder}/cache</cachedir>
<match target="pattern">
<test name="family"><string>{called}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>
</match>
</fontconfig>
"""
VARIABLE = "FONTCONFIG_FILE"


@contextmanager
def house_typeface() -> Iterator[None]:
    """Programs that are started meanwhile find the typeface by the name that figures use."""
    former = os.environ.get(VARIABLE)
    with TemporaryDirectory() as folder:
        family = _unpacked(Path(folder))
        said = {"former": former or "/etc/fonts/fonts.conf", "folder": folder, "family": family}
        called = FONT.split(",")[0].strip('"')
        config = CONFIG.format_map(
            {name: escape(it) for name, it in said.items()} | {"called": called}
        )
        (Path(folder) / "fonts.conf").write_text(config, "utf-8")
        os.environ[VARIABLE] = str(Path(folder) / "fonts.conf")
        try:
            yield
        finally:
            del os.environ[VARIABLE]
            if former is not None:
                os.environ[VARIABLE] = former


def _unpacked(folder: Path) -> str:
    """Unpack the typeface into a folder; returns its own name."""
    from fontTools.ttLib import TTFont

    family = ""
    for name in FACES:
        with TTFont(face(name)) as font:
            font.flavor = None
            font.save(folder / f"{name}.ttf")
            family = family or str(font["name"].getBestFamilyName())
    return family
