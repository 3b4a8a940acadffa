"""Everything in one file to take along: python -m pipeline.export --pack FILE.zip [--key]

It holds the static edition with the talks, stills of every figure, a sheet to print for each page,
the data, the licence and checksums. The answer key to the sheets is in it only with --key. The
same data, code, fonts and browser give the same bytes.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from components.figures.core.theme import ThemeName
from components.study.contents import site_title
from components.study.decks import decks
from components.study.folders import HOME
from pipeline import handouts
from pipeline.export import site, stills
from pipeline.export.camera import Format, camera
from pipeline.export.request import Request
from pipeline.export.whole import MADE_BY, file
from pipeline.progress import shown

DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold
SUMS, ABOUT, LICENCE = "SHA256SUMS", "README.txt", "LICENSE"
UNKNOWN = "http://localhost:8501"  # where a copy of the app usually is

# Dark stills and PDFs would more than double the pack; --stills writes them.
THEMES: tuple[ThemeName, ...] = ("light", "projector")
FORMATS: tuple[Format, ...] = ("png", "svg")

Part = Callable[[Path, Request], None]


def export(request: Request) -> str:
    """Write the pack."""
    with file(request.target) as part, filled(request) as place:
        sizes = pack(place, part)
        size = part.stat().st_size / 1e6
    told = ", ".join(f"{name} {taken / 1e6:.2f}" for name, taken in sizes.items())
    return f"{request.target}: {size:.2f} MB ({told})."


@contextmanager
def filled(request: Request) -> Iterator[Path]:
    """A folder that holds for a while what is to be packed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, write in PARTS.items():
            (place / name).mkdir()
            write(place / name, request)
        shutil.copyfile(HOME / LICENCE, place / LICENCE)
        (place / ABOUT).write_text(about(request), "utf-8")
        sums = (f"{sha256(path)}  {path.relative_to(place)}\n" for path in files(place))
        (place / SUMS).write_text("".join(sums), "utf-8")
        yield place


def _site(place: Path, request: Request) -> None:
    site.write(place, request.study, base=request.base)


def _stills(place: Path, request: Request) -> None:
    with camera() as ready:
        for figure in shown(request.figures, "stills"):
            stills.write(figure, request.study, place, ready, THEMES, FORMATS)


def _handouts(place: Path, request: Request) -> None:
    address = request.base or UNKNOWN
    handouts.write(place, request.study, site=address, answers=request.key)


def _data(place: Path, request: Request) -> None:
    folder = request.study.folder
    for path in files(folder):
        to = place / folder.name / path.relative_to(folder)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to)


PARTS: dict[str, Part] = {
    "site": _site,
    "stills": _stills,
    "handouts": _handouts,
    "data": _data,
}


def about(request: Request) -> str:
    """What is in the pack, for those who unpack it."""
    talks = "".join(
        f"  site/talks/{deck.id}/index.html: {deck.title}, {deck.minutes} minutes; the speaker's "
        "notes are notes.html\n"
        for deck in decks(request.study)
    )
    return (
        f"{site_title()}\n\nUnpack all of it first; nothing here needs a network.\n\n"
        "  site/index.html: the explainer, for any browser\n"
        f"{talks}"
        "  stills/: every figure for paper and for a projector, and in words as .txt\n"
        "  handouts/: a sheet to print for each page\n"
        "  data/: the tables, and where each number comes from\n"
        f"  {LICENCE}: what you may do with all this\n"
        f"  {SUMS}: checksums; `sha256sum --check {SUMS}`\n"
    )


def files(place: Path) -> list[Path]:
    """All files below a folder, in order of their names."""
    return sorted(path for path in place.rglob("*") if path.is_file() and not path.is_symlink())


def sha256(path: Path) -> str:
    """The checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pack(place: Path, target: Path) -> dict[str, int]:
    """Zip a folder; returns what each of its parts takes, in bytes."""
    sizes: dict[str, int] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.comment = MADE_BY.encode()
        for path in shown(files(place), "files packed"):
            name = path.relative_to(place)
            entry = zipfile.ZipInfo(name.as_posix(), DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
            taken = archive.getinfo(name.as_posix()).compress_size
            sizes[name.parts[0]] = sizes.get(name.parts[0], 0) + taken
    return sizes
