"""A link to chosen figures shows them, and nothing else that it names."""

import pytest
from streamlit.testing.v1 import AppTest

from components.study.contents import contents
from components.ui.view import MOST
from tests.visiting import open_page


def figures(page: AppTest) -> list[str]:
    mounted = page.get("bidi_component")
    return [element.proto.id.rsplit("figure-gemma4-e4b-", 1)[-1] for element in mounted]


def test_it_shows_the_figures_in_the_order_of_the_link() -> None:
    page = open_page("view", figures="umap,alpha-sweep,canary-power", predict="on")
    assert not page.exception
    assert figures(page) == ["umap", "alpha-sweep", "canary-power"]


def test_unknown_and_repeated_names_are_left_out() -> None:
    page = open_page("view", figures="umap,<b>no</b>,../..,umap,,cascade-ladder")
    assert not page.exception
    assert not page.error
    assert figures(page) == ["umap", "cascade-ladder"]


@pytest.mark.parametrize("said", ["", ",,,", "nothing", "☃" * 3000])
def test_a_link_without_figures_says_where_to_make_one(said: str) -> None:
    page = open_page("view", figures=said)
    assert not page.exception
    assert not figures(page)
    assert any("names no figure" in element.value for element in page.markdown)


def test_it_is_in_no_menu() -> None:
    assert next(page for page in contents() if page.id == "view").hidden


def test_the_picker_makes_the_link() -> None:
    page = open_page("teach")
    assert not page.code
    page.multiselect(key="picked").set_value(["umap", "cascade-ladder"]).run()
    assert page.code[0].value.endswith("view?figures=umap,cascade-ladder&predict=on")
    page.toggle(key="guess").set_value(False).run()
    assert page.code[0].value.endswith("predict=off")
    assert page.multiselect(key="picked").proto.max_selections == MOST
