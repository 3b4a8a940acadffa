"""The works that are listed: each with a year, a sentence, and a link only where one may be."""

import re
from pathlib import Path

import pytest

from components.paper import lists
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import Study
from components.study.contents import contents
from components.study.sources.references import Work, references
from tests.repository.test_reading import LONGEST, sentences, size

ROOT = Path(__file__).resolve().parents[2]
EVERY = [work for works in references().values() for work in works]
LOOKED_UP = {
    *("2406.11717", "2411.09003", "2502.17420", "2507.11878", "2511.08379", "2602.02132"),
    *("2308.01263", "2405.20947", "2410.03415", "2512.13655"),
    *("2406.04313", "2408.00761", "2412.07097", "2509.15202"),
}


@pytest.mark.parametrize("work", EVERY, ids=lambda work: work.title[:24])
def test_each_has_a_year_and_one_honest_sentence_or_two(work: Work) -> None:
    assert 1900 < work.year < 2100
    assert all((work.authors, work.title, work.published))
    said = sentences(work.says)
    assert 1 <= len(said) <= 3
    assert all(size(sentence) <= LONGEST for sentence in said)


def test_links_lead_to_preprints_and_nowhere_else() -> None:
    for work in EVERY:
        assert not work.url or re.fullmatch(r"https://arxiv\.org/abs/\d{4}\.\d{5}", work.url)
        if work.url:
            year = 2000 + int(work.url.rsplit("/", 1)[-1][:2])
            assert year <= work.year <= year + 1


def test_the_works_that_were_asked_for_are_there_once() -> None:
    links = [work.url.rsplit("/", 1)[-1] for work in EVERY if work.url]
    assert len(links) == len(set(links))
    assert set(links) >= LOOKED_UP


def test_the_list_is_whole_on_its_page(gemma: Study) -> None:
    page = next(entry for entry in contents() if entry.id == "sources")
    text = lists.references(Edition(gemma, App()), page)
    assert text.count("<li>") == len(EVERY)
    assert all(f"({work.year})" in text for work in EVERY)
    assert "<em>false</em>" in text
