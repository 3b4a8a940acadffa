"""Moving pictures: which figures have them, in which order, how large, and how they loop."""

import io
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from components.figures import BY_ID, CATALOGUE
from components.study import Study
from pipeline.export import moving
from pipeline.export.camera import camera
from pipeline.export.frames import HIGH, under
from pipeline.export.request import ExportProblem, Request

MOVED = "alpha-sweep"


class Camera:
    """Draws each state as a picture of its own, without a browser."""

    def picture(self, drawn: dict[str, Any], format: str, scale: float) -> bytes:
        size = [round(scale * drawn["layout"][side]) for side in ("width", "height")]
        image = Image.new("RGB", (size[0], size[1]), "#FFFFFF")
        shade = sum(str(drawn).encode()) % 900
        ImageDraw.Draw(image).rectangle((shade, 100, shade + 200, 300), "#C04000")
        made = io.BytesIO()
        image.save(made, format)
        return made.getvalue()


@contextmanager
def ready():
    yield Camera()


def test_every_figure_with_a_slider_moves(gemma: Study) -> None:
    moves = [figure for figure in CATALOGUE if moving.slider(figure, gemma)]
    sliders = [it for it in CATALOGUE if any(c.kind == "slider" for c in it.controls)]
    assert 10 < len(moves) <= len(sliders)
    for figure in sliders:
        assert figure in moves or {c.name for c in figure.controls if c.kind == "slider"} == {
            "seed"
        }


def test_it_begins_where_the_figure_does_and_runs_through_all(gemma: Study) -> None:
    figure = BY_ID[MOVED]
    (control,) = figure.controls
    film = moving.filmed(figure, gemma, Camera())
    assert film.words[0] == control.words(gemma, control.default(gemma))
    assert sorted(film.words) == sorted(control.choices(gemma).values())
    assert len({frame.size for frame in film.frames}) == 1
    assert film.frames[0].width % 2 == film.frames[0].height % 2 == 0  # as videos want it
    assert film.alt == figure(gemma).layout.meta["alt"]


def test_files_are_small_and_say_how_they_loop(
    tmp_path: Path, gemma: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "camera", ready)
    monkeypatch.setattr(moving, "TRIES", moving.TRIES[-2:])
    monkeypatch.setattr(shutil, "which", lambda name: None)
    said = moving.export(Request(tmp_path / "out", gemma, figures=(BY_ID[MOVED],)))
    assert "no MP4s" in said
    count = len(BY_ID[MOVED].controls[0].options(gemma))
    for ending in ("gif", "png"):
        path = tmp_path / "out" / f"{MOVED}.{ending}"
        assert path.stat().st_size < moving.LIMIT
        with Image.open(path) as image:
            assert image.n_frames == count
            assert image.info["loop"] == 0
            assert image.info["duration"] == moving.FIRST
    told = (tmp_path / "out" / f"{MOVED}.txt").read_text("utf-8")
    assert f"{count} values" in told
    assert "begins anew" in told


def test_what_is_large_is_made_smaller() -> None:
    noise = Image.effect_noise((1280, 400), 100).convert("RGB")
    sizes = []

    def how(frames: Any, times: Any) -> bytes:
        sizes.append(frames[0].width)
        return bytes(moving.LIMIT + 1 if frames[0].width > 800 else 10)

    film = moving.Film(BY_ID[MOVED].controls[0], ("a", "b"), (noise, noise), "")
    assert len(moving.small(film, how)) == 10
    assert sizes == [1280, 1280, 960, 800]


def test_the_slider_below_a_frame_moves_and_nothing_else() -> None:
    plain = Image.new("RGB", (1280, 200), "#FFFFFF")
    first, last = (under(plain, "Layer", ["3", "30"], at) for at in (0, 1))
    assert first.height == 200 + HIGH
    assert first.crop((0, 0, 1280, 200)).tobytes() == plain.tobytes()
    assert first.tobytes() != last.tobytes()


def test_nothing_moves_without_a_slider(tmp_path: Path, gemma: Study) -> None:
    still = next(figure for figure in CATALOGUE if not figure.controls)
    with pytest.raises(ExportProblem, match="nothing moves"):
        moving.export(Request(tmp_path / "out", gemma, figures=(still,)))
    assert not (tmp_path / "out").exists()


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_a_video_is_small_and_sound(tmp_path: Path, gemma: Study) -> None:
    with camera() as real:
        made = moving.write(BY_ID["layer-signal"], gemma, tmp_path, real)
    assert [path.suffix for path in made] == [".gif", ".mp4"]
    assert all(path.stat().st_size < moving.LIMIT for path in made)
    assert made[1].read_bytes()[4:8] == b"ftyp"
