"""Pictures of every figure: python -m pipeline.pictures

Thumbnails and posters, in both themes, as WebP in static/; see components/pictures. One browser
draws those whose drawing changed; with --all, every one.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Mapping

from PIL import Image

from components.figures import BY_ID, CATALOGUE, Figure
from components.packing.variants import data_sha
from components.pictures.drawing import DENSITY, KINDS, SHOWN, THEMES, WIDTH, Kind, digest, drawing
from components.pictures.made import FOLDERS, MANIFEST, STATIC, file_name, manifest
from components.study import DataProblem, Study
from pipeline.export.camera import Camera, camera
from pipeline.export.request import ExportProblem, named_study
from pipeline.progress import shown
from pipeline.save import save_json

COLOURS = 64  # with fewer, a thin line takes the colour of its neighbours


def write(study: Study, anew: bool = False) -> list[str]:
    """Bring the pictures up to date, or make them all `anew`; returns the ids of those drawn.

    Raises ExportProblem without a browser.
    """
    made = {id: each for id, each in manifest().items() if id in BY_ID}
    now = {figure.id: made_of(figure, study) for figure in CATALOGUE}
    late = [it for it in CATALOGUE if anew or not _there(it, now[it.id], made.get(it.id, {}))]
    if late:
        with camera() as ready:
            for figure in shown(late, "pictures"):
                for kind in KINDS:
                    draw(kind, figure, study, ready)
                made[figure.id] = now[figure.id]
                save_json(made, MANIFEST)  # who interrupts it goes on from here
    _tidy()
    save_json(now, MANIFEST)
    return [figure.id for figure in late]


def made_of(figure: Figure, study: Study) -> dict[str, str]:
    """What a figure's pictures are made of: its data, and the digest of each drawing."""
    drawn: dict[str, str] = {kind: digest(kind, figure, study) for kind in KINDS}
    return {"data": data_sha(figure, study), **drawn}


def draw(kind: Kind, figure: Figure, study: Study, ready: Camera) -> None:
    """Write one kind of picture of a figure, in both themes."""
    folder = STATIC / FOLDERS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        drawn = drawing(kind, figure, study, theme)
        across = SHOWN if kind == "thumbnail" else WIDTH
        image = ready.picture(drawn, "png", DENSITY[kind] * across / drawn["layout"]["width"])
        (folder / file_name(figure.id, theme)).write_bytes(small(image))


def small(image: bytes) -> bytes:
    """A PNG as a WebP of few colours, which stay as sharp as they are."""
    with Image.open(io.BytesIO(image)) as opened:
        flat = opened.convert("RGB").quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
    made = io.BytesIO()
    flat.convert("RGB").save(made, "webp", lossless=True, quality=80, method=4)
    return made.getvalue()


def _there(figure: Figure, now: Mapping[str, str], before: Mapping[str, str]) -> bool:
    """Whether a figure's pictures are those of its drawing. New data may draw the same."""
    files = (
        STATIC / FOLDERS[kind] / file_name(figure.id, theme) for kind in KINDS for theme in THEMES
    )
    same = all(now[kind] == before.get(kind) for kind in KINDS)
    return same and all(path.is_file() for path in files)


def _tidy() -> None:
    """Remove pictures of figures that are gone."""
    kept = {file_name(figure.id, theme) for figure in CATALOGUE for theme in THEMES}
    for folder in FOLDERS.values():
        for path in (STATIC / folder).glob("*.webp"):
            if path.name not in kept:
                path.unlink()


def main() -> None:
    """Make them; exit code 2 where none can be made."""
    options = argparse.ArgumentParser(
        prog="python -m pipeline.pictures",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("--all", action="store_true", help="draw every picture anew")
    try:
        drawn = write(named_study(None), options.parse_args().all)
    except (ExportProblem, DataProblem) as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    print(f"{len(drawn)} of {len(CATALOGUE)} figures drawn: {', '.join(drawn) or 'none'}.")


if __name__ == "__main__":
    main()
