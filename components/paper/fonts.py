"""The type of pages: Source Serif and Source Sans out of the installed Streamlit package, cut down.

Streamlit ships both as variable fonts of 140 to 430 kB. Cut to the letters that European words and
our figures need, to the weights that pages use and to one optical size, each is a tenth of that.
Cutting takes some ten seconds of one core, so it is done once and kept; until then pages show the
device's own type, scaled to the same width. Nothing of it is committed.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import os
from base64 import b64encode
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from components.packing import stored
from components.pictures import faces

VERSION = importlib.metadata.version("fonttools")  # looked up once: it takes milliseconds
FEATURES = ("kern", "liga", "lnum", "tnum", "pnum")
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(ord(sign) for sign in "αβγδεκλμρσχΔΣ‐‑‒–—‘’‚“”„•…′″←→↑↓−×·≈≠≤≥√∞∈⊥‖✓✗€⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃ℓ■□○⋯ "),
    0x2009,
    0x202F,
)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: the family it belongs to, where it comes from, and what is kept of it."""

    family: str
    source: str  # begins the name of a file of Streamlit's
    italic: bool
    axes: Mapping[str, float | tuple[float, float]]

    @property
    def path(self) -> Path:
        """The installed font. Raises FileNotFoundError where Streamlit ships it no more."""
        return faces.face(self.source)

    @property
    def name(self) -> str:
        """The name of the cut file: it carries all that the cut depends on."""
        told = (self.path.name, dict(self.axes), LETTERS, FEATURES)
        digest = hashlib.sha256(repr((told, VERSION)).encode()).hexdigest()[:12]
        return f"{self.source.lower()}-{digest}.woff2"


SERIF, SANS = "Words", "Signs"
REGULAR_TO_BOLD = (400.0, 700.0)
FACES = (
    Face(SERIF, "SourceSerifVariable-Roman", False, {"opsz": 14.0, "wght": REGULAR_TO_BOLD}),
    Face(SERIF, "SourceSerifVariable-Italic", True, {"opsz": 14.0, "wght": 400.0}),
    Face(SANS, "SourceSansVF-Upright", False, {"wght": REGULAR_TO_BOLD}),
)
# What stands in until a face is there, scaled to its mean width of letters: the frequencies of
# English over the widths in both fonts. So lines break nearly alike.
FALLBACKS = (
    (SERIF, "like Times", ("Times New Roman", "Liberation Serif", "Tinos"), 119.5, (1036, 335)),
    (SERIF, "like DejaVu", ("DejaVu Serif",), 93.3, (1036, 335)),
    (SANS, "like Arial", ("Arial", "Liberation Sans", "Arimo"), 94.7, (1000, 326)),
    (SANS, "like DejaVu", ("DejaVu Sans",), 82.5, (1000, 326)),
)


def cut(face: Face) -> bytes:
    """A face with LETTERS and its axes only, as WOFF2.

    What cuts is loaded here alone: servers have this done apart, and are 13 MB smaller without it.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(face.path)
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    made = instancer.instantiateVariableFont(font, dict(face.axes))
    made.flavor = "woff2"
    body = io.BytesIO()
    made.save(body)
    return body.getvalue()


def kept(face: Face) -> Path:
    """Where a cut face is kept between starts."""
    return stored.folder() / face.name


def prepare() -> None:
    """Cut what is not kept yet. A folder that cannot be written costs time at the next start."""
    for face in FACES:
        if not kept(face).is_file():
            body = cut(face)
            try:
                kept(face).parent.mkdir(parents=True, exist_ok=True)
                unfinished = kept(face).with_suffix(f".{os.getpid()}")
                unfinished.write_bytes(body)
                unfinished.replace(kept(face))
            except OSError:
                return


def ready() -> dict[str, bytes]:
    """The cut faces that are there, by name."""
    return {face.name: _read(kept(face)) for face in FACES if kept(face).is_file()}


@lru_cache(maxsize=len(FACES))
def _read(path: Path) -> bytes:
    return path.read_bytes()


def rules(address: Callable[[str], str], families: Collection[str] = ()) -> str:
    """The faces and their fallbacks as CSS; `address` says where a file lies, seen from the sheet.

    The upright faces lie in the sheet itself: no page is ever shown in other type first, so nothing
    moves that is being read. A slanted one that comes late is used on the next page. Whoever needs
    some families alone names them.
    """
    faces = (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {_weights(face)}; '
        f"font-style: {'italic' if face.italic else 'normal'}; "
        f"font-display: {'optional' if face.italic else 'block'}; "
        f'src: url("{address(face.name) if face.italic else _within(face)}") format("woff2"); }}'
        for face in FACES
        if kept(face).is_file() and (not families or face.family in families)
    )
    like = (
        f'@font-face {{ font-family: "{family} {name}"; size-adjust: {wide}%; '
        f"ascent-override: {_share(up, wide)}%; descent-override: {_share(down, wide)}%; "
        f"line-gap-override: 0%; src: {_local(local)}; }}"
        for family, name, local, wide, (up, down) in FALLBACKS
        if not families or family in families
    )
    return "\n".join((*faces, *like))


def _within(face: Face) -> str:
    """The face as an address that holds it."""
    return f"data:font/woff2;base64,{b64encode(_read(kept(face))).decode()}"


def _local(names: tuple[str, ...]) -> str:
    return ", ".join(f'local("{name}")' for name in names)


def _weights(face: Face) -> str:
    weight = face.axes["wght"]
    return " ".join(f"{end:g}" for end in weight) if isinstance(weight, tuple) else f"{weight:g}"


def _share(height: int, wide: float) -> float:
    """A height in thousandths of the type's size, as a share of the scaled fallback's."""
    return round(10 * height / wide, 1)


if __name__ == "__main__":
    prepare()
