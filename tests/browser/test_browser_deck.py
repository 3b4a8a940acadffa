"""Talks in a real browser: offline from a folder, and live in the app."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.study import load_study
from components.study.decks import decks
from pipeline.export.talk import write

# One process runs them all, so that the talk is written once.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("talk")]
expect.set_options(timeout=45_000)
SLIDE = {"width": 1280, "height": 720}
SHORT = decks(load_study("gemma4-e4b"))[-1]
SMALL = """() => [...document.querySelectorAll(".dk-now *, .dk-bar *")].filter(
  at => at.checkVisibility({ visibilityProperty: true }) && getComputedStyle(at).clipPath === "none"
    && [...at.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    && parseFloat(getComputedStyle(at).fontSize) < 24).map(at => at.textContent)"""
SCROLLS = """() => [document.documentElement, document.querySelector(".dk-now")].some(
  at => at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth)"""


@pytest.fixture(scope="module")
def talk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The short deck, opened from a folder with the network off."""
    folder = tmp_path_factory.mktemp("talk")
    write(SHORT, load_study("gemma4-e4b"), folder)
    context = browser.new_context(viewport=SLIDE, offline=True)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda problem: problems.append(str(problem)))
    page.goto((folder / "index.html").as_uri())
    yield page
    context.close()
    assert not problems


def shown(page: Page, number: int) -> None:
    expect(page.locator(".dk-number")).to_have_text(f"{number} / {len(SHORT.slides)}")


def test_every_slide_fits_and_can_be_read_from_the_last_row(talk: Page) -> None:
    for number, slide in enumerate(SHORT.slides, 1):
        shown(talk, number)
        if slide.figure:
            expect(talk.locator('.dk-now .xp[data-drawn="yes"]')).to_be_visible()
        talk.keyboard.press("a")
        assert not talk.evaluate(SCROLLS), slide.id
        assert not talk.evaluate(SMALL), slide.id
        talk.keyboard.press("PageDown")
    talk.set_viewport_size({"width": 1920, "height": 1080})
    talk.keyboard.press("ArrowLeft")
    expect(talk.locator('.dk-now .xp[data-drawn="yes"]')).to_be_visible()
    assert not talk.evaluate(SCROLLS)
    talk.set_viewport_size(SLIDE)


def test_keys_turn_blank_and_reveal(talk: Page) -> None:
    talk.keyboard.press("Home")
    shown(talk, 1)
    for key, number in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageDown", 3)):
        talk.keyboard.press(key)
        shown(talk, number)
    assert talk.url.endswith("slide=3")
    answer = talk.locator(".dk-now .dk-answer")
    expect(answer).to_be_hidden()
    talk.keyboard.press("a")
    expect(answer).to_be_visible()
    talk.keyboard.press("b")
    expect(talk.locator(".dk-black")).to_be_visible()
    talk.keyboard.press("b")
    expect(talk.locator(".dk-black")).to_be_hidden()
    talk.keyboard.press("End")
    shown(talk, len(SHORT.slides))
    expect(talk.get_by_role("button", name="Next slide")).to_be_disabled()
    talk.get_by_role("button", name="Previous slide").click()
    shown(talk, len(SHORT.slides) - 1)
    expect(talk.get_by_role("status").last).to_contain_text(SHORT.slides[-2].line)


def test_a_link_leads_to_the_middle_and_notes_are_apart(talk: Page) -> None:
    folder = Path(talk.evaluate("decodeURIComponent(location.pathname)")).parent
    talk.goto(f"{(folder / 'index.html').as_uri()}?slide=4")
    shown(talk, 4)
    said = SHORT.slides[3].notes.split(".")[0]
    assert said in (folder / "notes.html").read_text("utf-8")
    audience = [path for path in folder.iterdir() if path.name != "notes.html"]
    assert not any(said in path.read_text("utf-8") for path in audience)


def test_a_talk_in_the_app_needs_no_click(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport=SLIDE)
    page.goto(f"{url}/present?deck={SHORT.id}&slide=2")
    expect(page.locator('.dk-now .xp[data-drawn="yes"]')).to_be_visible()
    for key in ("c", "r", "ArrowRight"):  # the first two are Streamlit's own
        page.keyboard.press(key)
    shown(page, 3)
    expect(page.get_by_text("Clear caches")).to_have_count(0)
    assert "slide=3" in page.url
    assert not page.evaluate(SCROLLS)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name=SHORT.title)).to_be_visible()
    page.close()
