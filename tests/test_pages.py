"""Every page runs whole, for every study, and survives damaged data and nonsense in the URL."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import limits
from components.figures import CATALOGUE
from components.study import load_study
from components.study.contents import contents
from components.ui import frame
from tests.visiting import open_page

ROOT = Path(__file__).resolve().parents[1]
STUDIES = {"shipped": ROOT / "data", "strange": ROOT / "tests" / "studies"}
PAGES = [page.id for page in contents()]


def figures(page: AppTest) -> list[str]:
    """Ids of the figures that are mounted, in order."""
    mounted = page.get("bidi_component")
    return [element.proto.id.rsplit("figure-", 1)[-1] for element in mounted]


@pytest.mark.parametrize("data", STUDIES)
@pytest.mark.parametrize("id", PAGES)
def test_page_runs(id: str, data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_DATA", str(STUDIES[data]))
    page = open_page(id)
    assert not page.exception
    assert not page.error
    assert page.title[0].value
    if data == "shipped":
        assert not page.info, [note.value for note in page.info]


def test_a_study_without_a_table_says_so_politely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_DATA", str(STUDIES["strange"]))
    page = open_page("layers")
    assert "has no table “umap”" in page.info[0].value
    assert len(page.get("bidi_component")) >= 1


def test_a_corrupt_table_spoils_its_figures_only(copied_data: Path) -> None:
    (copied_data / "gemma4-e4b" / "sweep.csv").write_text("not a table")
    page = open_page("alpha")
    assert not page.exception
    assert all("sweep.csv" in error.value for error in page.error)
    assert len(page.error) >= 2
    assert not open_page("cascade").error


def test_a_broken_manifest_is_explained(copied_data: Path) -> None:
    (copied_data / "gemma4-e4b" / "study.json").write_text("{}")
    page = open_page("cascade")
    assert not page.exception
    assert "gemma4-e4b/study.json cannot be used" in page.error[0].value


def test_no_study_at_all_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_DATA", str(tmp_path))
    page = open_page("cascade")
    assert not page.exception
    assert "no study to show" in page.error[0].value


def test_two_studies_offer_a_choice(copied_data: Path) -> None:
    strange = STUDIES["strange"] / "small-and-strange"
    (copied_data / "small").mkdir()
    for file in strange.iterdir():
        (copied_data / "small" / file.name).write_bytes(file.read_bytes())
    page = open_page("story", study="small")
    assert not page.exception
    assert page.selectbox(key="study").value == "small"
    assert load_study("small").title in {load_study(id).title for id in ("small", "gemma4-e4b")}


@pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)
def test_one_figure_stands_alone(figure) -> None:
    page = open_page(PAGES[0], figure=figure.id, embed="true")
    assert not page.exception
    assert not page.title
    assert len(page.get("bidi_component")) == 1


@pytest.mark.parametrize("value", ["nonsense", "", "-1", "1e9", "<script>", "../..", "☃" * 500])
def test_nonsense_in_the_url_breaks_nothing(value: str) -> None:
    for name in ("layer", "theme", "study", "nothing"):
        page = open_page(PAGES[0], figure="umap", **{name: value})
        assert not page.exception
        assert not page.error


def test_an_unknown_figure_is_one_sentence() -> None:
    page = open_page(PAGES[0], figure="<b>no</b>")
    assert not page.exception
    assert "There is no figure called" in page.error[0].value


def test_the_sources_show_every_table(gemma) -> None:
    page = open_page("sources")
    shown = "".join(element.proto.body for element in page.get("html"))
    for name in gemma.entries:
        assert f'id="table-{name}"' in shown
        assert f'href="data/gemma4-e4b/{name}.csv"' in shown


def test_a_run_gives_its_turn_back_however_it_ends(
    copied_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_page("cascade", figure="nonsense")
    (copied_data / "gemma4-e4b" / "study.json").write_text("{}")
    assert open_page("alpha").error  # stopped half-way
    monkeypatch.setattr(frame, "pick_study", None)
    assert open_page("story").exception
    taken = [limits.RUNS.acquire(blocking=False) for _ in range(3)]
    for _ in range(sum(taken)):
        limits.RUNS.release()
    assert taken == [True, True, False]
