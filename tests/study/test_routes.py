"""Routes lead over pages and figures that exist, and promise the time they take."""

import re
from html import escape, unescape
from itertools import pairwise

import pytest

from components.figures import BY_ID
from components.study.contents import contents
from components.study.routes import routes
from tests.visiting import article

every_route = pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)


@every_route
def test_a_route_leads_over_pages_and_figures_that_exist(route) -> None:
    pages = {page.id for page in contents() if not page.hidden}
    for step in route.steps:
        assert step.page in pages
        assert not step.figure or BY_ID[step.figure].page == step.page
        assert step.do.endswith((".", "?"))
        assert not re.search(r"\d", step.do), "a number in prose is looked up, or left out"


@every_route
def test_the_minutes_add_up_to_about_what_is_promised(route) -> None:
    assert route.sum == pytest.approx(route.minutes, rel=0.1)
    assert all(step.minutes >= 1 for step in route.steps)


@every_route
def test_each_step_goes_to_another_page(route) -> None:
    """A link to the page that is open would leave the address as it is."""
    pages = [step.page for step in route.steps]
    assert all(here != after for here, after in pairwise(pages))


def test_routes_have_different_names_that_fit_a_url() -> None:
    ids = [route.id for route in routes()]
    assert len(ids) == len(set(ids)) >= 4
    assert all(re.fullmatch(r"[a-z][a-z-]+", id) for id in ids)


@every_route
def test_the_bar_tells_step_and_task_and_leads_back_who_has_strayed(route) -> None:
    at = len(route.steps) // 2
    step, count = route.steps[at - 1], len(route.steps)
    here = f'<div class="route" hidden data-route="{route.id}" data-at="{at}">'
    bar = article(step.page).partition(here)[2].partition("</div>")[0]
    assert f"step {at} of {count}" in bar
    assert step.do in unescape(bar)
    assert f"?route={route.id}&amp;at={at + 1}" in bar
    other = next(page.id for page in contents() if page.id != step.page)
    bar = article(other).partition(here)[2].partition("</div>")[0]
    assert f"Back to “{escape(route.title)}”, step {at}" in bar


def test_the_teaching_page_shows_every_route() -> None:
    shown = unescape(article("teach"))
    for route in routes():
        assert route.title in shown
        assert all(step.do in shown for step in route.steps)
