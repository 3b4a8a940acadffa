"""Every page prints as a sheet that holds its words and figures, and no answers."""

import re
from html import escape
from pathlib import Path

import pytest

from components.blocks import Fold, Steps, blocks, each, figures
from components.figures import CATALOGUE
from components.study import Study
from components.study.contents import contents
from components.study.folders import PAGES
from components.study.prose import label
from components.study.questions import questions
from pipeline import prints, sheets
from pipeline.handouts import ASKED, KEY, asked, handout, write

pytestmark = pytest.mark.xdist_group("handouts")  # one process writes the sheets, once
SITE = "http://example.org/app"
SHOWN = [page for page in contents() if not page.hidden]
every_page = pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.id)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from components.study import load_study

    folder = tmp_path_factory.mktemp("handouts")
    write(folder, load_study("gemma4-e4b"), site=SITE)
    return folder


def sheet(folder: Path, page: str) -> str:
    return (folder / f"{page}.html").read_text("utf-8")


def test_there_is_a_sheet_for_every_page_and_no_key(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {f"{page.id}.html" for page in SHOWN}


@every_page
def test_a_sheet_is_whole_and_needs_nothing_else(folder: Path, page) -> None:
    text = sheet(folder, page.id)
    assert f"<h1>{escape(page.title)}</h1>" in text
    assert SITE in text
    assert not re.search(r"<(?:script|link|img|iframe|object)\b|\bsrc=|url\(|@import", text)
    assert "number not available" not in text
    assert "[[" not in text
    assert 'class="hint' not in text
    assert "figure:" not in text
    assert text.count("<section") == text.count("</section>")


@every_page
def test_a_sheet_has_the_words_of_all_that_is_shown(folder: Path, page, gemma: Study) -> None:
    text = sheet(folder, page.id)
    for block in each(blocks(page.id)):
        if isinstance(block, Steps):
            for step in block.steps:
                assert sheets.prose(page.id, step.name, gemma, SITE) in text, step.name
        if isinstance(block, Fold):
            assert f"<h2>{escape(block.title)}</h2>" in text


@every_page
def test_a_sheet_has_questions_without_answers(folder: Path, page, gemma: Study) -> None:
    text = sheet(folder, page.id)
    for question in asked(page.id, gemma):
        assert escape(label(question.ask, gemma)) in text
    for question in questions(page.id, gemma):
        for option in question.options:
            assert escape(label(option.why, gemma)) not in text
    assert len(asked(page.id, gemma)) <= ASKED


@every_page
def test_a_sheet_holds_the_figures_of_its_page(folder: Path, page, gemma: Study, said) -> None:
    text = sheet(folder, page.id)
    for figure in CATALOGUE:
        if figure.page == page.id:
            usual = figure.chosen(gemma, {})
            meta = next(meta for choices, meta in said(figure.id) if choices == usual)
            assert escape(meta["title"]) in text, figure.id
            assert escape(meta["alt"]) in text


def test_the_key_is_written_on_request_only(
    folder: Path, tmp_path: Path, gemma: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert KEY not in {path.name for path in folder.iterdir()}
    some = tuple(page for page in SHOWN if page.id in ("method", "sources"))
    monkeypatch.setattr("pipeline.handouts.contents", lambda: some)
    written = write(tmp_path / "with", gemma, site=SITE, answers=True)
    assert KEY in {path.name for path in written}
    text = (tmp_path / "with" / KEY).read_text("utf-8")
    for page in some:
        assert asked(page.id, gemma)
        for question in asked(page.id, gemma):
            right = next(option for option in question.options if option.right)
            assert f"<b>Right: </b>{escape(label(right.text, gemma))}" in text


@pytest.mark.parametrize(("paper", "size"), [("A4", "A4"), ("Letter", "letter"), ("any", "auto")])
def test_paper_can_be_chosen(
    tmp_path: Path, gemma: Study, monkeypatch: pytest.MonkeyPatch, paper: str, size: str
) -> None:
    one = tuple(page for page in contents() if page.id == "local")
    monkeypatch.setattr("pipeline.handouts.contents", lambda: one)
    write(tmp_path, gemma, site=SITE, paper=paper)
    assert f"@page {{ size: {size}; margin" in sheet(tmp_path, "local")


def test_it_prints_in_grey(folder: Path) -> None:
    colours = set(re.findall(r"#[0-9a-fA-F]{3,6}\b", sheet(folder, "layers").split("</style>")[0]))
    assert colours == {"#000", "#fff", "#888"}


def test_the_app_never_imports_what_writes_answers() -> None:
    root = PAGES.parent
    for path in [*root.glob("components/**/*.py"), *root.glob("pages/*.py"), root / "app.py"]:
        assert not re.search(r"^\s*(?:from|import) pipeline", path.read_text("utf-8"), re.M), path


def test_charts_stand_above_their_tables(gemma: Study, folder: Path) -> None:
    page = next(page for page in SHOWN if len(figures(page.id)) > 1)
    first = figures(page.id)[0]
    text = handout(page, gemma, SITE, "any", {first.id: "data:image/svg+xml;base64,AA=="})
    assert text.count("<img class='chart' src='data:image/svg+xml;base64,AA=='") == 1
    title = escape(first(gemma).layout.meta["title"])
    assert text.index(title) < text.index("<img") < text.index("<table", text.index(title))
    alt = escape(first(gemma).layout.meta["alt"])
    assert f"alt='{alt}'>" in text
    assert f"<p class='alt'>{alt}" not in text  # said once
    assert "<!-- chart" not in text + sheet(folder, page.id)


@pytest.mark.browser
def test_a_sheet_is_printed_with_its_charts(tmp_path: Path, gemma: Study) -> None:
    page = next(page for page in SHOWN if len(figures(page.id)) == 1)
    charts = prints.charts(gemma, figures(page.id))
    assert charts.keys() == {figure.id for figure in figures(page.id)}
    path = tmp_path / "sheet.html"
    path.write_text(handout(page, gemma, SITE, "any", charts), "utf-8")
    (made,) = prints.printed([path])
    printed = made.read_bytes()
    assert printed.startswith(b"%PDF")
    assert b"/Marked true" in printed  # it has tags
    (figure,) = figures(page.id)
    alt = figure(gemma).layout.meta["alt"]
    said = alt.encode("utf-16-be").hex().upper().encode()
    assert printed.count(b"/Alt") == 1
    assert said in printed or alt.encode() in printed
    assert not path.exists()
