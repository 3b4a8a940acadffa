"""One file: nothing is asked of anywhere, no stranger's script runs, no link leads nowhere."""

import hashlib
import re
from base64 import b64encode
from functools import lru_cache
from html import unescape
from pathlib import Path

import pytest

from components.blocks import figures
from components.figures import BY_ID
from components.paper.addresses import App, Files
from components.study import Study, load_study
from components.study.contents import contents
from components.study.decks import decks
from components.takeaway.single import Single
from components.takeaway.talks import notes, talk_file
from components.takeaway.whole import figure_file, page_file
from pipeline.export import single
from pipeline.export.request import ExportProblem, Request

BASE = "https://example.org/below"
LIVE = next(figure for figure in BY_ID.values() if figure.live)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
ASKS = re.compile(
    r"<(?:script|img|source|link|iframe|video)\b[^>]*?\b(?:src|srcset|href)=\"([^\"]*)"
)
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')


@lru_cache(maxsize=8)
def text(id: str, base: str = "") -> str:
    study = load_study("gemma4-e4b")
    if id in BY_ID:
        return figure_file(BY_ID[id], study, Files(), base).text
    if page := next((page for page in contents() if page.id == id), None):
        return page_file(page, study, Files(), base).text
    return talk_file(decks(study)[-1], study).text


EACH = ["alpha-sweep", LIVE.id, "weights", contents()[0].id, "a talk"]


@pytest.mark.parametrize("id", EACH)
def test_a_file_asks_nothing_of_anywhere(id: str) -> None:
    made = text(id)
    body = SCRIPT.sub("", made)
    assert all(address.startswith("data:") for address in ASKS.findall(body))
    assert "url(" not in re.sub(r"url\(\"?data:", "", body)
    for address in LINK.findall(body):
        assert re.match(r"$|https?:|data:|#|\?|mailto:", address), address
    assert "nowhere:" not in unescape(made)


@pytest.mark.parametrize("id", EACH)
def test_only_its_own_scripts_run_in_a_file(id: str) -> None:
    made = text(id)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', made)
    assert policy
    assert "default-src 'none'" in policy[1]
    scripts = SCRIPT.findall(made)
    assert len(scripts) > 2
    sums = [b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts]
    assert policy[1].count("sha256-") == len(sums)
    assert all(f"'sha256-{each}'" in policy[1] for each in sums)
    assert made.count("<script") == made.count("</script") == len(scripts)


def test_what_looks_like_an_end_in_a_script_is_none() -> None:
    made = Single("T", "<p>x</p>", "", late=['say("</script><!-- a");\r\n']).text
    assert made.count("</script") == 1
    assert "<!--" not in made
    assert "\r" not in made


def test_links_lead_to_where_the_rest_is_served(gemma: Study) -> None:
    page = BY_ID["alpha-sweep"].page
    assert f'href="{BASE}/{page}.html"' in text("alpha-sweep", BASE)
    assert f"{BASE}/f/alpha-sweep.html" in unescape(text("alpha-sweep", BASE))
    app = figure_file(BY_ID["alpha-sweep"], gemma, App(), BASE).text
    assert f'href="{BASE}/{page}"' in app
    assert f"{BASE}/?figure=alpha-sweep" in unescape(app)


def test_a_page_brings_all_its_figures() -> None:
    made = text("weights")
    for figure in figures("weights"):
        assert f'Explorable.provide("{figure.id}"' in made


def test_what_is_said_is_not_in_the_file_that_is_shown(gemma: Study) -> None:
    told = decks(gemma)[-1]
    first = told.slides[1].notes.split(".")[0]
    assert first in notes(told)
    assert first not in text("a talk")


def test_the_export_writes_what_was_named(tmp_path: Path, gemma: Study) -> None:
    few = (BY_ID["alpha-sweep"],)
    said = single.export(Request(tmp_path / "one", gemma, figures=few, decks=decks(gemma)[-1:]))
    names = {path.name for path in (tmp_path / "one").glob("*.html")}
    talk = f"talk-{decks(gemma)[-1].id}"
    assert names == {"alpha-sweep.html", f"{talk}.html", f"{talk}.notes.html"}
    assert "3 files" in said
    assert (tmp_path / "one" / "alpha-sweep.html").stat().st_size < 2e6


def test_a_study_without_the_tables_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studies = Path(__file__).parents[1] / "studies"
    monkeypatch.setenv("EXPLAINER_DATA", str(studies))
    strange = load_study(next(path.name for path in studies.iterdir() if path.is_dir()))
    lacking = next(it for it in BY_ID.values() if not strange.entries.keys() >= set(it.needs))
    with pytest.raises(ExportProblem, match=f"no tables for {lacking.id}"):
        single.export(Request(tmp_path / "one", strange, figures=(lacking,)))
    assert not (tmp_path / "one").exists()
