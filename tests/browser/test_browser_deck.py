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
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LABELS = """[...document.querySelectorAll(".dk-now .main-svg text")].filter(
  it => it.textContent.trim())"""
HIDDEN = (
    f"""() => {LABELS}.filter(it => it.style.visibility === "hidden").map(it => it.textContent)"""
)
MEET = f"""() => {{
  const boxes = {LABELS}.map(it => [it.textContent, it.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], at) => boxes.slice(0, at).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.3 * Math.min(a.height, b.height))
    .map(([other]) => `${{one}} on ${{other}}`));
}}"""
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


def test_the_speakers_view_in_a_tab_follows_the_slides_and_turns_them(talk: Page) -> None:
    """From a disk, with the network off; a link opens the tab, so it is no pop-up."""
    talk.keyboard.press("Home")
    talk.mouse.move(300, 300)
    with talk.context.expect_page() as opened:
        talk.get_by_role("link", name="Speaker’s view").click()
    notes = opened.value
    expect(notes.get_by_text("Paired with the slides.")).to_be_visible()
    place = notes.locator(".speaker b")
    expect(place).to_have_text(f"1 / {len(SHORT.slides)}")
    notes.keyboard.press("PageDown")
    shown(talk, 2)
    expect(notes.locator("section[data-now] h2")).to_contain_text(SHORT.slides[1].line)
    talk.keyboard.press("PageDown")
    expect(place).to_have_text(f"3 / {len(SHORT.slides)}")
    notes.get_by_role("button", name="Answer").click()
    expect(talk.locator(".dk-now .dk-answer")).to_be_visible()
    notes.keyboard.press(".")
    expect(talk.locator(".dk-black")).to_be_visible()
    notes.keyboard.press("b")
    expect(talk.locator(".dk-black")).to_be_hidden()
    notes.emulate_media(media="print")
    expect(notes.locator(".speaker")).to_be_hidden()
    notes.close()


def test_no_label_lies_on_another_and_none_is_missing(talk: Page) -> None:
    talk.keyboard.press("Home")
    for number, slide in enumerate(SHORT.slides, 1):
        shown(talk, number)
        if slide.figure:
            expect(talk.locator('.dk-now .xp[data-drawn="yes"]')).to_be_visible()
            talk.wait_for_timeout(400)  # it is drawn anew in the size that it needs
            assert not talk.evaluate(MEET), slide.id
            assert not talk.evaluate(HIDDEN), slide.id
        talk.keyboard.press("PageDown")


def test_controls_are_faint_until_they_are_wanted(talk: Page) -> None:
    control = talk.get_by_role("button", name="Full screen")
    talk.mouse.move(400, 300)
    expect(control).to_have_css("opacity", "1")
    expect(control).to_have_css("opacity", "0", timeout=10_000)


def test_a_talk_in_the_app_needs_no_click(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport=SLIDE)
    page.goto(f"{url}/present?deck={SHORT.id}&slide=2")
    expect(page.locator('.dk-now .xp[data-drawn="yes"]')).to_be_visible()
    for key in ("c", "r", "ArrowRight"):  # the first two are Streamlit's own
        page.keyboard.press(key)
    shown(page, 3)
    expect(page.get_by_text("Clear caches")).to_have_count(0)
    assert "slide=3" in page.url
    for _ in range(20):  # it is drawn anew in the size that it needs
        page.wait_for_timeout(100)
        if not page.evaluate(SCROLLS):
            break
    assert not page.evaluate(SCROLLS)
    for key in ("Escape", "Escape", "F5"):  # as clickers send them: the talk goes on
        page.keyboard.press(key)
        shown(page, 3)
    page.get_by_role("link", name="Leave the talk").click()
    expect(page.get_by_role("link", name=SHORT.title)).to_be_visible()
    page.close()


def test_a_phone_turns_the_slides_by_a_code(browser: Browser, url: str) -> None:
    slides = browser.new_page(viewport=SLIDE)
    slides.goto(f"{url}/present?deck={SHORT.id}")
    shown(slides, 1)
    slides.mouse.move(200, 200)
    slides.get_by_role("button", name="Pair a phone").click()
    code = slides.locator(".dk-pair-code").inner_text()
    where = slides.locator(".dk-pair-where")
    expect(where).to_contain_text("its server answers itself alone")  # as that of tests does
    other = browser.new_context(**PHONE)
    phone = other.new_page()
    phone.goto(f"{url}/notes/gemma4-e4b/{SHORT.id}")
    phone.get_by_label("Code from the slides").fill(code.lower())
    phone.get_by_role("button", name="Pair").click()
    expect(phone.get_by_text("Paired with the slides.")).to_be_visible()
    phone.get_by_role("button", name="Next").click()
    shown(slides, 2)
    slides.keyboard.press("PageDown")
    expect(phone.locator(".speaker b")).to_have_text(f"3 / {len(SHORT.slides)}")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    head = "document.querySelector('section[data-now] h2').getBoundingClientRect().top"
    phone.wait_for_function(f"{head} >= document.querySelector('.speaker').offsetHeight")
    other.set_offline(True)
    other.set_offline(False)
    phone.get_by_role("button", name="Black").click()
    expect(slides.locator(".dk-black")).to_be_visible()
    other.close()
    slides.close()
