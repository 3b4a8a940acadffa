"""A link to chosen figures: what the page holds, of which a script leaves those that are named."""

import re

from components.figures import CATALOGUE
from components.paper.lists import MOST
from components.study.contents import contents
from tests.visiting import article


def test_the_page_holds_every_figure_and_says_where_a_link_is_made() -> None:
    said = article("view")
    assert re.findall(r'id="figure-([\w-]+)"', said) == [figure.id for figure in CATALOGUE]
    assert "This link names no figure" in said
    assert f'data-most="{MOST}"' in said


def test_it_is_in_no_menu() -> None:
    assert next(page for page in contents() if page.id == "view").hidden
    assert 'href="view"' not in article("layers")


def test_the_picker_offers_every_figure() -> None:
    said = article("teach")
    picker = said.partition('data-picker="view"')[2].partition("</form>")[0]
    assert re.findall(r'type="checkbox" value="([\w-]+)"', picker) == [it.id for it in CATALOGUE]
