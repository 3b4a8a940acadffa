"""Every page runs whole, for every study, and survives damaged data and nonsense in the URL."""

from pathlib import Path

import pytest

from components import limits
from components.figures import CATALOGUE
from components.paper import files
from components.study import load_study, study_ids
from components.study.contents import contents
from components.ui import frame
from tests.visiting import article, open_page, shown

ROOT = Path(__file__).resolve().parents[2]
STUDIES = {"shipped": ROOT / "data", "strange": ROOT / "tests" / "studies"}
PAGES = [page.id for page in contents()]


@pytest.mark.parametrize("data", STUDIES)
@pytest.mark.parametrize("id", PAGES)
def test_page_runs(id: str, data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_DATA", str(STUDIES[data]))
    study = load_study(study_ids()[0])
    asset = files.article_of(study, id)
    assert asset
    page = open_page(id)
    assert not page.exception
    assert not page.error
    assert shown(page)["src"] == asset.name
    assert f'data-sha="{shown(page)["sha"]}"' in asset.body.decode()
    if data == "shipped":
        assert 'class="absent"' not in article(id)


def test_a_run_with_an_article_sends_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """The article itself goes by HTTP, compressed, and is kept."""
    page = open_page("claims")
    assert sum(len(str(it.proto)) for it in page.get("bidi_component")) < 10_000
    assert len(article("claims")) > 100_000


def test_a_study_without_a_table_says_so_politely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_DATA", str(STUDIES["strange"]))
    said = article("layers", study_ids()[0])
    assert "has no table “umap”" in said
    assert 'id="figure-layer-signal"' in said


def test_a_corrupt_table_spoils_its_figures_only(copied_data: Path) -> None:
    (copied_data / "gemma4-e4b" / "sweep.csv").write_text("not a table")
    page = open_page("alpha")
    assert not page.exception
    assert not page.error
    said = article("alpha")
    assert said.count('class="absent"') >= 2
    assert "sweep.csv" in said
    assert "sweep.csv" not in article("cascade")


def test_a_broken_manifest_is_explained(copied_data: Path) -> None:
    (copied_data / "gemma4-e4b" / "study.json").write_text("{}")
    page = open_page("cascade")
    assert not page.exception
    assert "gemma4-e4b/study.json cannot be used" in page.error[0].value.replace("\\", "")


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
    article("story", "small")
    page = open_page("story", study="small")
    assert not page.exception
    assert shown(page)["src"].startswith("articles/small/story-")
    for study in study_ids():
        assert f'href="?study={study}"' in article("story", "small")
        assert load_study(study).title in article("story")


def test_a_run_does_not_wait_for_figures_to_be_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_CACHE", str(tmp_path))
    monkeypatch.setattr(files, "_made", set())
    said = shown(open_page("alpha"))
    assert (said["src"], said["sha"]) == ("articles/gemma4-e4b/alpha.html", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)
def test_one_figure_stands_alone(figure) -> None:
    said = article(f"figures/{figure.id}")
    page = open_page(PAGES[0], figure=figure.id, embed="true")
    assert not page.exception
    assert f"/figures/{figure.id}-" in shown(page)["src"]
    assert said.count("data-mount=") == 1
    assert f'id="figure-{figure.id}"' in said


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
    said = article("sources")
    for name in gemma.entries:
        assert f'id="table-{name}"' in said
        assert f'href="data/gemma4-e4b/{name}.csv"' in said


def test_a_run_gives_its_turn_back_however_it_ends(
    copied_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_page("cascade", figure="nonsense")
    (copied_data / "gemma4-e4b" / "study.json").write_text("{}")
    assert open_page("alpha").error  # stopped half-way
    monkeypatch.setattr(frame, "current_study", None)
    assert open_page("story").exception
    taken = [limits.RUNS.acquire(blocking=False) for _ in range(3)]
    for _ in range(sum(taken)):
        limits.RUNS.release()
    assert taken == [True, True, False]


def test_a_step_sets_back_what_another_step_sets() -> None:
    said = article("builders")
    assert 'data-state="broken=none&amp;together=1"' in said
    assert 'data-state="broken=provenance&amp;together=0"' in said
