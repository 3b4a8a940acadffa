"""Slides for PowerPoint, read back: sound files, and on each slide what a speaker needs."""

import io
import re
import zipfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from components.figures import BY_ID
from components.study import Study, load_study
from components.study.decks import decks
from pipeline.export.request import ExportProblem, Request
from pipeline.export.slides import powerpoint, shapes
from pipeline.export.slides.slide import fitting, live, pages, plain

BASE = "https://example.org/below"
FIGURES = ("alpha-sweep", "pipeline")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Camera:
    """Draws a picture of the right size and of one colour, without a browser."""

    def picture(self, drawn: dict[str, Any], format: str, scale: float) -> bytes:
        size = [round(scale * drawn["layout"][side]) for side in ("width", "height")]
        made = io.BytesIO()
        Image.new("L", (size[0], size[1]), len(str(drawn)) % 200).save(made, format)
        return made.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short talk with links, and two figures without."""

    @contextmanager
    def ready():
        yield Camera()

    place, study = tmp_path_factory.mktemp("pptx"), load_study("gemma4-e4b")
    few = tuple(BY_ID[id] for id in FIGURES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(powerpoint, "camera", ready)
        told = decks(study)[-1:]
        said = powerpoint.export(Request(place / "talk", study, BASE, figures=(), decks=told))
        assert "1 files" in said
        said = powerpoint.export(Request(place / "few", study, figures=few, decks=()))
        assert "no slide has a link" in said
    return place


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pptx"))


def pictures(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.shape_type == 13]


def descr(picture: Any) -> str:
    return picture._element.nvPicPr.cNvPr.get("descr")


def test_a_talk_is_told_slide_by_slide(folder: Path, gemma: Study) -> None:
    told = decks(gemma)[-1]
    file = Presentation(folder / "talk" / told.powerpoint)
    expected = list(pages(told, gemma, BASE))
    assert len(expected) == len(told.slides) + sum(bool(each.answer) for each in told.slides)
    assert len(file.slides) == len(expected)
    assert file.core_properties.title == told.title
    for slide, page in zip(file.slides, expected, strict=True):
        assert slide.shapes.title.text == page.line
        assert slide.notes_slide.notes_text_frame.text == page.notes
        said = [*slide._element.iter(A + "rPr"), *slide.notes_slide._element.iter(A + "rPr")]
        assert {each.get("lang") for each in said} == {"en-GB"}
        text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert page.answer in text
        if page.chart:
            chart, code = pictures(slide)
            assert descr(chart) == page.chart.alt
            assert page.chart.small in text
            high = page.chart.drawn["layout"]["height"]
            assert high <= 1.4 * chart.height / shapes.EMU, "type of 24 px is to be 17 at least"
            assert code.click_action.hyperlink.address == page.link
            assert page.link in descr(code)
            drawn = chart.width / shapes.EMU
            assert Image.open(io.BytesIO(chart.image.blob)).width == pytest.approx(2 * drawn, abs=2)


def test_the_notes_have_the_clock_the_words_and_the_receipts(gemma: Study) -> None:
    told = decks(gemma)[-1]
    first, second = list(pages(told, gemma, ""))[:2]
    assert first.notes.startswith("From 0:00, for 0:30 minutes.")
    assert plain(told.slides[1].notes) in second.notes
    assert "Where the numbers are from:" in second.notes
    assert not second.link


def test_figures_bring_their_findings(folder: Path, gemma: Study) -> None:
    slides = Presentation(folder / "few" / "figures.pptx").slides
    findings = {BY_ID[id](gemma).layout.meta["title"] for id in FIGURES}
    assert {slide.shapes.title.text for slide in slides} == findings
    assert all(len(pictures(slide)) == 1 for slide in slides)  # no code without an address


def test_a_link_leads_to_the_same_state() -> None:
    figure = BY_ID["alpha-sweep"]
    assert live(figure, {"alpha": "1"}, BASE) == f"{BASE}/f/alpha-sweep.html?alpha=1"
    assert live(figure, {"alpha": "1"}, "") == ""


def test_nothing_lies_on_anything_or_beside_the_slide(folder: Path) -> None:
    for path in files(folder):
        file = Presentation(path)
        for slide in file.slides:
            boxes = [
                (it.left, it.top, it.left + it.width, it.top + it.height) for it in slide.shapes
            ]
            for left, top, right, foot in boxes:
                assert 0 <= left < right <= file.slide_width
                assert 0 <= top < foot <= file.slide_height
            for one, other in combinations(boxes, 2):
                apart = one[2] <= other[0] or other[2] <= one[0]
                assert apart or one[3] <= other[1] or other[3] <= one[1], (path.name, one, other)


def test_the_package_is_one_that_opens_without_a_repair(folder: Path) -> None:
    """By the rules of Open Packaging: every part has a type, every relation leads to a part, ids
    are used once, and nothing is in the package twice."""
    for path in files(folder):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            assert max(Counter(names).values()) == 1
            types = etree.fromstring(archive.read("[Content_Types].xml"))
            named = {each.get("PartName") for each in types} | {
                each.get("Extension") for each in types
            }
            for name in names[1:]:
                assert f"/{name}" in named or name.rpartition(".")[2] in named, name
            for name in (it for it in names if it.endswith(".rels")):
                _hold(name, archive, names)
            for name in (it for it in names if re.match(r"ppt/slides/slide\d+\.xml", it)):
                ids = etree.fromstring(archive.read(name)).xpath("//*[local-name()='cNvPr']/@id")
                assert len(ids) == len(set(ids)), name


def _hold(name: str, archive: zipfile.ZipFile, names: list[str]) -> None:
    """Relations lead to parts that are there, and each that a part names is one of its own."""
    folder, _, own = name.rpartition("_rels/")
    relations = etree.fromstring(archive.read(name))
    for each in relations:
        if each.get("TargetMode") != "External":
            target = each.get("Target")
            path = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
            while re.search(r"[^/]+/\.\./", path):
                path = re.sub(r"[^/]+/\.\./", "", path, count=1)
            assert path in names, (name, target)
    source = folder + own.removesuffix(".rels")
    if source.endswith(".xml"):
        used = re.findall(r'r:(?:id|embed|link)="(rId\d+)"', archive.read(source).decode())
        assert set(used) <= {each.get("Id") for each in relations}, source


def test_words_are_made_smaller_until_they_fit() -> None:
    assert fitting("short", 400, 60, (30, 20, 10)) == 30
    assert fitting("rather long words " * 6, 400, 60, (30, 20, 10)) == 10


def test_marks_of_markdown_are_no_words() -> None:
    said = plain("Say **this** [there](x).\n\n- one\n- two & three")
    assert said.split("\n") == ["Say this there.", "", "one", "two & three"]


def test_a_mistake_in_a_deck_is_told(tmp_path: Path, gemma: Study) -> None:
    told = decks(gemma)[-1]
    wrong = replace(told, slides=(replace(told.slides[1], figure="no-such"),))
    with pytest.raises(ExportProblem, match="no figure called 'no-such'"):
        powerpoint.export(Request(tmp_path / "out", gemma, figures=(), decks=(wrong,)))
    assert not (tmp_path / "out").exists()
