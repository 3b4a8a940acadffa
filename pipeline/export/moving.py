"""Moving pictures of figures that have a slider: python -m pipeline.export --moving DIR

Each runs through the values of the first slider and begins anew. GIF is for everywhere; MP4, which
is smaller and can be stopped, is made where ffmpeg is installed, else a moving PNG. One browser
draws all frames.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from components.figures import Figure
from components.figures.core.control import Control
from components.figures.pieces.seed import SEED
from components.packing.grid import few
from components.study import DataProblem, Study
from pipeline.export.camera import Camera, camera
from pipeline.export.frames import under
from pipeline.export.request import ExportProblem, Request
from pipeline.export.still import stills
from pipeline.export.whole import folder
from pipeline.progress import shown

MOST = 24  # frames
FIRST, NEXT = 2400, 600  # ms: the frame that it begins with, and each other
LIMIT = 1_000_000  # bytes
TRIES = ((1280, 64), (1280, 32), (960, 32), (800, 24), (640, 16))  # px across, colours
PATIENCE = 120.0  # seconds for ffmpeg
H264 = ("-c:v", "libx264", "-preset", "slow", "-crf", "24", "-pix_fmt", "yuv420p")


KINDS = {".gif", ".mp4", ".png"}
Writer = Callable[[Sequence[Image.Image], Sequence[int]], bytes]  # frames, and ms for each


@dataclass(frozen=True, slots=True)
class Film:
    """A figure's frames, all of one size, and for how many ms each stands."""

    control: Control
    words: tuple[str, ...]  # the value that each frame shows
    frames: tuple[Image.Image, ...]
    alt: str  # what the first shows

    @property
    def times(self) -> list[int]:
        return [FIRST, *([NEXT] * (len(self.frames) - 1))]


def export(request: Request) -> str:
    """Write them. Raises ExportProblem."""
    movable = [figure for figure in request.figures if slider(figure, request.study)]
    if not movable:
        raise ExportProblem("None of these figures has a slider, so nothing moves.")
    with folder(request.target, {"export": "moving"}) as part, camera() as ready:
        for figure in shown(movable, "moving pictures"):
            write(figure, request.study, part, ready)
        sizes = [path.stat().st_size for path in part.iterdir() if path.suffix in KINDS]
    told = f"{request.target}: {len(sizes)} files of {len(movable)} figures"
    without = "" if shutil.which("ffmpeg") else " Without ffmpeg there are no MP4s."
    return f"{told}, the largest of {max(sizes) / 1e6:.2f} MB.{without}"


def slider(figure: Figure, study: Study) -> Control | None:
    """The first slider that can move; None where there is none, or no data."""
    for control in figure.controls:
        if control.kind == "slider" and control.name != SEED.name:
            try:
                if len(control.options(study)) > 1:
                    return control
            except DataProblem:
                return None
    return None


def write(figure: Figure, study: Study, place: Path, ready: Camera) -> list[Path]:
    """Write one figure's moving pictures, and in words what they show and for how long."""
    film = filmed(figure, study, ready)
    made = [place / f"{figure.id}.gif"]
    made[0].write_bytes(small(film, gif))
    if shutil.which("ffmpeg"):
        made.append(place / f"{figure.id}.mp4")
        made[1].write_bytes(mp4(film))
    elif len(moving_png := small(film, png)) <= LIMIT:
        made.append(place / f"{figure.id}.png")
        made[1].write_bytes(moving_png)
    (place / f"{figure.id}.txt").write_text(f"{about(film)}\n\n{film.alt}\n", "utf-8")
    return made


def about(film: Film) -> str:
    """How it moves."""
    seconds = sum(film.times) / 1000
    return (
        f"“{film.control.label}” runs from {film.words[0]} through {len(film.words)} values, "
        f"{seconds:g} seconds in all. The GIF then begins anew, for ever; the video stops, unless "
        "it is told to loop."
    )


def filmed(figure: Figure, study: Study, ready: Camera) -> Film:
    """Draw the frames: from the value that the figure begins with to the last, then the rest.

    Raises DataProblem.
    """
    control = slider(figure, study)
    assert control
    start = control.default(study)
    values = few(control.options(study), start, MOST)
    at = values.index(start)
    words = [control.words(study, value) for value in values]
    frames: list[Image.Image] = []
    for drawn in stills(figure, study, "projector", [{control.name: value} for value in values]):
        scale = TRIES[0][0] / drawn["layout"]["width"]
        image = Image.open(io.BytesIO(ready.picture(drawn, "png", scale))).convert("RGB")
        frames.append(under(image, control.label, words, len(frames)))
    alt = str(figure(study, **{control.name: start}).layout.meta["alt"])
    return Film(control, (*words[at:], *words[:at]), (*frames[at:], *frames[:at]), alt)


def small(film: Film, how: Writer) -> bytes:
    """The largest of a few sizes that needs no more than LIMIT bytes; the smallest, if none."""
    made = b""
    for width, colours in TRIES:
        made = how(_few_colours(film.frames, width, colours), film.times)
        if len(made) <= LIMIT:
            break
    return made


def gif(frames: Sequence[Image.Image], times: Sequence[int]) -> bytes:
    """Frames as a GIF that begins anew for ever. Of each, only what changes is in it."""
    return _saved(frames, "gif", duration=list(times), loop=0, disposal=1, optimize=True)


def png(frames: Sequence[Image.Image], times: Sequence[int]) -> bytes:
    """Frames as a moving PNG."""
    return _saved(frames, "png", duration=list(times), loop=0, optimize=True)


def mp4(film: Film) -> bytes:
    """Frames as a video that every player knows. Raises ExportProblem."""
    with TemporaryDirectory() as place:
        listed = ["ffconcat version 1.0"]
        for at, (frame, time) in enumerate(zip(film.frames, film.times, strict=True)):
            frame.save(Path(place) / f"{at}.png", compress_level=1)
            listed += [f"file {at}.png", f"duration {time / 1000}"]
        listed.append(f"file {len(film.frames) - 1}.png")  # else the last would stand for no time
        (Path(place) / "frames.txt").write_text("\n".join(listed), "utf-8")
        how = ["-i", "frames.txt", *H264, "-r", "10", "-movflags", "+faststart"]
        plain = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"]
        command = ["ffmpeg", "-loglevel", "error", "-threads", "1", *how, *plain, "film.mp4"]
        try:
            subprocess.run(command, cwd=place, check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError) as problem:
            raise ExportProblem("ffmpeg was started to make a video, and did not.") from problem
        return (Path(place) / "film.mp4").read_bytes()


def _few_colours(frames: Sequence[Image.Image], width: int, colours: int) -> list[Image.Image]:
    """Frames `width` px across, all with the same few colours."""
    size = (width, round(frames[0].height * width / frames[0].width))
    plain = [frame if frame.size == size else frame.resize(size) for frame in frames]
    step = max(1, len(plain) // 4)
    sample = plain[::step]
    sheet = Image.new("RGB", (size[0], size[1] * len(sample)))
    for at, frame in enumerate(sample):
        sheet.paste(frame, (0, at * size[1]))
    palette = sheet.quantize(colours, dither=Image.Dither.NONE)
    return [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in plain]


def _saved(frames: Sequence[Image.Image], kind: str, **how: object) -> bytes:
    made = io.BytesIO()
    frames[0].save(made, kind, save_all=True, append_images=frames[1:], **how)
    return made.getvalue()
