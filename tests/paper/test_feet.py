"""Every page leads on: to the next, to figures of the same data, and on paper to its receipts."""

import re

import pytest
from markupsafe import Markup

from components.blocks import figures
from components.figures import BY_ID
from components.paper import files
from components.paper.notes import noted
from components.paper.related import MOST, related
from components.study import Study
from components.study.contents import contents

SHOWN = [page for page in contents() if not page.hidden]
NEXT = re.compile(r'<a class="after" href="(?:\./)?([\w-]*)" rel="next">')
RECEIPTS = re.compile(r'<span class="hint receipt-of"[^>]* title="([^"]*)" data-note="(\d+)"')


def html(study: Study, path: str) -> str:
    asset = files.article_of(study, path)
    assert asset
    return asset.body.decode()


def test_whoever_follows_the_next_page_sees_them_all(gemma: Study) -> None:
    seen, here = [], contents()[0].id
    while here not in seen:
        seen.append(here)
        (said,) = NEXT.findall(html(gemma, here))
        here = said or contents()[0].id
    assert here == contents()[0].id
    assert seen == [page.id for page in SHOWN]


@pytest.mark.parametrize("page", [page.id for page in SHOWN if figures(page.id)])
def test_related_figures_are_of_other_pages_and_share_tables(page: str) -> None:
    here = figures(page)
    found = related(here, list(BY_ID.values()))
    assert len(found) <= MOST
    assert len({figure.page for figure in found}) == len(found)
    tables = {name for figure in here for name in figure.tables}
    for figure in found:
        assert figure.page not in {it.page for it in here}
        assert tables & set(figure.tables)


@pytest.mark.parametrize("page", ["cascade", "verdict"])
def test_each_receipt_has_its_note_on_paper(gemma: Study, page: str) -> None:
    text = html(gemma, page)
    listed = re.search(r'<ol class="notes"[^>]*>(.*?)</ol>', text, re.DOTALL)
    assert listed
    notes = re.findall(r"<li>(.*?)</li>", listed[1])
    marks = RECEIPTS.findall(text)
    assert marks
    assert all(notes[int(number) - 1] == said for said, number in marks)
    assert len(set(notes)) == len(notes) == len({number for _, number in marks})


def test_words_without_receipts_have_no_notes() -> None:
    assert noted(Markup("<p>nothing</p>")) == (Markup("<p>nothing</p>"), [])
