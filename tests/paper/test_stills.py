"""Stills: type is large enough, the same bytes twice, one sentence where there is no browser."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from components.figures import BY_ID, CATALOGUE
from components.study import Study
from pipeline.export import camera as cameras
from pipeline.export.camera import camera
from pipeline.export.request import ExportProblem, Request
from pipeline.export.still import CANVASES, THEMES, grown, still, stills
from pipeline.export.stills import export

SIZE = re.compile(r"font-size: ?([\d.]+)px")


@pytest.mark.parametrize(
    "figure", [*CATALOGUE[::6], BY_ID["pipeline"]], ids=lambda figure: figure.id
)
def test_words_stand_in_the_picture_and_type_is_large_enough(figure, gemma: Study) -> None:
    for theme in ("dark", "projector"):
        drawn, canvas = still(figure, gemma, theme), CANVASES[theme]
        canvas = canvas.calm() if figure.wordy else canvas
        said = " ".join(note["text"] for note in drawn["layout"]["annotations"])
        plain = re.sub(r"<br>", " ", said)
        meta = figure(gemma).layout.meta
        assert meta["title"] in plain
        assert meta["subtitle"] in plain
        assert meta["n"] in plain

        def small(value: object, within: str = "", least: int = canvas.least) -> bool:
            if isinstance(value, list):
                return any(small(item, within) for item in value)
            if not isinstance(value, dict):
                return False
            size = value.get("size")
            tiny = within.endswith("font") and isinstance(size, int | float) and size < least
            return tiny or any(small(item, name) for name, item in value.items())

        assert not small(drawn)


def test_states_of_a_figure_are_laid_out_alike(gemma: Study) -> None:
    """One by one, some would have their words above the plot and some beside it."""
    ranks = BY_ID["edit-ranks"]
    each = [{"noise": value} for value in ranks.controls[0].options(gemma)]
    assert len({still(ranks, gemma, "projector", it)["layout"]["height"] for it in each}) > 1
    layouts = [it["layout"] for it in stills(ranks, gemma, "projector", each)]
    assert len({(it["height"], it["margin"]["t"], it["margin"]["b"]) for it in layouts}) == 1
    assert all(it["height"] % 2 == 0 for it in layouts)


def test_growth_leaves_what_is_no_size_alone() -> None:
    figure = {"tickfont": {"size": 12}, "marker": {"size": 10}, "x": [14], "margin": {"l": 10}}
    made = {"tickfont": {"size": 24}, "marker": {"size": 15}, "x": [14], "margin": {"l": 15}}
    assert grown(figure, 1.5, 24) == made


@pytest.mark.browser
def test_the_same_figure_gives_the_same_bytes(tmp_path: Path, gemma: Study) -> None:
    asked = (BY_ID["pca-capture"],)
    for name in ("first", "second"):
        export(Request(tmp_path / name, gemma, figures=asked))
    names = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert len(names) == 3 * len(THEMES) + 2  # formats, words, and the mark of an export
    for name in names:
        first = (tmp_path / "first" / name).read_bytes()
        assert first == (tmp_path / "second" / name).read_bytes(), name
    slide = Image.open(io.BytesIO((tmp_path / "first" / "pca-capture.projector.png").read_bytes()))
    assert slide.size == (1920, 1080)
    svg = (tmp_path / "first" / "pca-capture.projector.svg").read_text()
    assert min(float(size) for size in SIZE.findall(svg)) >= 24
    assert (tmp_path / "first" / "pca-capture.dark.pdf").read_bytes().startswith(b"%PDF")
    picture = Image.open(io.BytesIO((tmp_path / "first" / "pca-capture.dark.png").read_bytes()))
    assert picture.convert("RGB").getpixel((2, 2)) == (0x11, 0x13, 0x18)


@pytest.mark.browser
def test_every_way_of_drawing_gives_the_same_bytes(gemma: Study) -> None:
    """One figure for each set of trace types: what is random in a picture comes with these."""
    ways = {frozenset(trace.type for trace in it(gemma).data): it for it in CATALOGUE}
    shot: list[list[bytes]] = []
    for _ in range(2):
        with camera() as ready:
            shot.append([ready.still(it, gemma, "light", "svg") for it in ways.values()])
    changed = [it.id for it, *both in zip(ways.values(), *shot, strict=True) if len({*both}) > 1]
    assert len(ways) > 1
    assert not changed


@pytest.mark.browser
@pytest.mark.parametrize("does", ["exit 1", "exec sleep 600"])
def test_a_browser_that_does_not_start_is_not_waited_for(
    does: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "chromium").write_text(f"#!/bin/sh\n{does}\n")
    (tmp_path / "chromium").chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))
    monkeypatch.setattr(cameras, "PATIENCE", 1.0)
    with pytest.raises(ExportProblem, match="did not answer"), camera():
        pass


def test_without_a_browser_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(ExportProblem, match="/nowhere/chromium, which cannot be run"), camera():
        pass
