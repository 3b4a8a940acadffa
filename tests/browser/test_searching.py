"""The search's index holds every page, figure, statement and term, each where it can be found."""

import json

import pytest

from components.figures import CATALOGUE
from components.paper import searching
from components.paper.addresses import App, Files
from components.paper.edition import Edition
from components.paper.searching import Item
from components.paper.words import anchor
from components.study import Study
from components.study.claims import claims
from components.study.contents import contents
from components.study.glossary import glossary
from tests.visiting import article

HIGH = 400  # kB: it is read on a phone as well


@pytest.fixture
def index(gemma: Study) -> dict[str, list[Item]]:
    return searching.index(Edition(gemma, App()))


def test_everything_is_in_the_index(gemma: Study, index: dict[str, list[Item]]) -> None:
    assert {item[0] for item in index["Pages"]} == {it.title for it in contents() if not it.hidden}
    assert [item[0] for item in index["Figures"]] == [figure.name for figure in CATALOGUE]
    assert [item[0] for item in index["Statements"]] == [it.statement for it in claims(gemma)]
    assert [item[0] for item in index["Terms"]] == list(glossary())


def test_a_figure_is_found_by_its_finding_and_asks_where_readers_guess(
    gemma: Study, index: dict[str, list[Item]]
) -> None:
    for figure, (_, finding, href, asked) in zip(CATALOGUE, index["Figures"], strict=True):
        assert figure.id in href
        if figure in CATALOGUE[::15]:
            assert finding == figure(gemma).layout.meta["title"]
        assert asked == (figure.predict.question if figure.predict else "")


def test_each_statement_and_term_has_a_place(index: dict[str, list[Item]]) -> None:
    for group in ("Statements", "Terms"):
        targets = [item[2].partition("#") for item in index[group]]
        (page,) = {target[0] for target in targets}
        whole = article(page)
        assert len({target[2] for target in targets}) == len(targets)
        for *_, id in targets:
            assert f'id="{id}"' in whole


def test_two_terms_have_two_anchors() -> None:
    assert len({anchor(term) for term in glossary()}) == len(glossary())


def test_the_index_is_a_small_script_that_says_its_study(gemma: Study) -> None:
    body = searching.script(Edition(gemma, Files())).decode()
    assert body.startswith("Page.provide(...[")
    assert body.endswith(");\n")
    study, groups = json.loads(body[len("Page.provide(...") : -3])
    assert study == gemma.id
    hrefs = [item[2] for items in groups.values() for item in items]
    assert all(".html" in href for href in hrefs)
    assert len(body.encode()) < HIGH * 1000


def test_a_page_is_found_by_its_headings(index: dict[str, list[Item]]) -> None:
    assert any(item[3] for item in index["Pages"])
    assert not any(mark in item[3] for item in index["Pages"] for mark in ("](", "[[", "**"))
