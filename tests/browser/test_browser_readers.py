"""What readers' own browsers do to a page: each test opens it as such a reader does."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Route, expect

from tests import plain as pages
from tests.plain import SLIDE, put
from tests.reader import TRANSLATE, turn_to

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
FIGURE = "alpha-sweep"
PHONE = {"width": 390, "height": 844}


def drawn(tab: Page, id: str = FIGURE) -> Locator:
    turn_to(tab, id)
    figure = tab.locator(f'.xp[data-figure="{id}"]')
    expect(figure).to_have_attribute("data-drawn", "yes")
    return figure


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts as a reader's, closed afterwards."""
    made = []

    def new(**settings: object) -> BrowserContext:
        made.append(browser.new_context(**{"viewport": SLIDE, **settings}))
        return made[-1]

    yield new
    for context in made:
        context.close()


@pytest.mark.parametrize("page", ["?figure=umap", "layers?predict=off"])
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_picture_arrives_from_a_page_that_loads_ahead(
    url: str, visit: Callable[..., BrowserContext], page: str, ending: str
) -> None:
    tab = visit(accept_downloads=True).new_page()
    tab.goto(f"{url}/{page}")
    figure = drawn(tab, "umap")
    figure.get_by_role("button", name="Share, save or cite").click()
    with tab.expect_download(timeout=20_000) as download:
        tab.get_by_role("dialog").get_by_role("button", name=ending.upper(), exact=True).click()
    assert Path(download.value.path()).stat().st_size > 5_000


def test_a_translated_figure_goes_on(plain: Page) -> None:
    plain.set_viewport_size(SLIDE)
    put(plain, "layer-signal", "?layer=40&parts=title,controls,readout,source,table")
    wrong: list[str] = []
    plain.on("pageerror", lambda error: wrong.append(str(error)))
    plain.evaluate(TRANSLATE)
    figure, slider = plain.locator(".xp"), plain.locator(".xp input[type=range]")
    source = figure.locator(".xp-source").inner_text()
    assert "«" in source
    slider.press("Home")
    expect(figure.locator("output")).to_have_text("0 (sliding attention)")
    expect(figure.locator(".xp-readout")).to_contain_text("layer 0 (sliding attention)")
    assert figure.locator(".xp-source").inner_text() == source  # what did not change stays
    figure.locator("summary").click()
    expect(figure.locator("tbody tr").first).to_be_visible()
    assert not wrong


@pytest.fixture(scope="module")
def refusing(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A reader's Chromium whose settings let no site keep data on the device."""
    profile = tmp_path_factory.mktemp("profile")
    refused = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Default").mkdir()
    (profile / "Default" / "Preferences").write_text(json.dumps(refused), "utf-8")
    context = browser.browser_type.launch_persistent_context(
        profile,
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("query", ["", "&predict=on"])
def test_figures_show_where_site_data_are_refused(url: str, refusing: Page, query: str) -> None:
    refusing.goto(f"{url}/?figure=layer-signal{query}")
    with pytest.raises(Error, match="sessionStorage"):
        refusing.evaluate("sessionStorage.length")
    if query:
        refusing.get_by_role("button", name="Skip").click()
    drawn(refusing, "layer-signal")


def test_a_page_outlives_its_server(url: str, visit: Callable[..., BrowserContext]) -> None:
    tab, lines = visit().new_page(), []

    def through(line: object) -> None:
        lines.append(line)
        line.connect_to_server()

    tab.route_web_socket("**/_stcore/stream", through)
    tab.goto(f"{url}/alpha?predict=off")
    figure = drawn(tab)
    tab.context.set_offline(True)
    for line in lines:
        line.close()
    said = tab.locator(".away")
    expect(said).to_contain_text("The server does not answer")
    expect(tab.get_by_role("dialog")).to_have_count(0)
    figure.locator("input[type=range]").press("End")
    expect(figure.locator(".xp-readout")).to_contain_text("α = 2")
    tab.context.set_offline(False)
    expect(said).to_have_count(0)


def swipe(tab: Page, at: Locator, right: int, down: int) -> None:
    """A finger on the left end of a slider, and where it goes from there."""
    wire, box = tab.context.new_cdp_session(tab), at.bounding_box()
    assert box
    x, y = box["x"] + 20, box["y"] + box["height"] / 2
    steps = [("touchStart", 0)] + [("touchMove", each / 15) for each in range(1, 16)]
    for kind, part in steps if right or down else steps[:1]:
        points = [{"x": x + part * right, "y": y + part * down}]
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        tab.wait_for_timeout(20)
    wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


SEEN = "() => [document.querySelector('.xp output').value, document.querySelector('.xp-title')"
SEEN += ".textContent, document.querySelector('.xp-slider input').value]"


def test_a_finger_that_scrolls_moves_no_slider(
    visit: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    tab = visit(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    tab.goto(pages.write(tmp_path))
    tab.add_style_tag(content="body { padding-bottom: 2000px }")
    put(tab, "layer-signal", "?layer=33")
    slider = tab.locator(".xp-slider input")
    before = tab.evaluate(SEEN)
    swipe(tab, slider, right=3, down=-250)
    tab.wait_for_timeout(300)
    assert tab.evaluate("scrollY") > 100
    assert tab.evaluate(SEEN) == before
    tab.evaluate("scrollTo(0, 0)")
    swipe(tab, slider, right=100, down=3)
    expect(tab.locator(".xp output")).not_to_have_text(before[0])
    moved = int(slider.input_value())
    assert 5 < moved < 25
    swipe(tab, slider, right=0, down=0)  # a tap
    expect(slider).not_to_have_value(str(moved))
    assert int(slider.input_value()) < 5


@pytest.mark.parametrize("touch", [True, False], ids=["touch", "mouse"])
def test_plotlys_buttons_are_for_a_pointer_that_hovers(
    visit: Callable[..., BrowserContext], tmp_path: Path, touch: bool
) -> None:
    tab = visit(has_touch=touch, is_mobile=touch).new_page()
    tab.goto(pages.write(tmp_path))
    put(tab, FIGURE, "?parts=title,controls")
    expect(tab.locator(".modebar-btn")).to_have_count(0 if touch else 4)
    tab.locator(".xp-slider input").focus()
    tab.keyboard.press("Tab")
    assert not tab.evaluate("document.activeElement.closest('.xp')")


def test_a_choice_says_what_it_shows(plain: Page) -> None:
    put(plain, "layer-signal", "?parts=title,controls")
    figure = plain.locator('.xp[data-figure="layer-signal"]')
    plain.locator(".xp-slider input").press("End")
    title = figure.locator(".xp-title")
    expect(figure.locator(".xp-said")).to_have_text(title.inner_text())
    expect(plain.get_by_role("figure", name=title.inner_text())).to_have_count(1)


@pytest.mark.parametrize("path", ["layers?predict=off", "?figure=layer-signal&embed=true"])
def test_a_value_that_cannot_be_had_is_said_and_mended(
    url: str, path: str, visit: Callable[..., BrowserContext]
) -> None:
    tab = visit().new_page()
    tab.goto(f"{url}/{path}&layer=99")
    figure = drawn(tab, "layer-signal")
    expect(figure.locator(".xp-said")).to_contain_text("cannot be “99”: it is 15")
    expect(figure.locator(".xp-said")).to_be_visible()
    tab.wait_for_url(lambda address: "layer=15" in address)
    expect(tab.locator(".xp-said.xp-aloud")).to_have_count(1)
    figure.locator(".xp-slider input").press("ArrowRight")
    expect(figure.locator(".xp-aloud")).to_have_count(0)


def test_data_that_fail_once_are_asked_for_again(
    url: str, visit: Callable[..., BrowserContext]
) -> None:
    tab, asked = visit().new_page(), []

    def once(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(status=503)
        else:
            route.continue_()

    tab.route(f"**/explorable/*/{FIGURE}-*.js", once)
    tab.goto(f"{url}/figures?figure={FIGURE}")
    drawn(tab)
    assert len(asked) > 1


def test_a_page_moves_its_figures(plain: Page) -> None:
    put(plain, "layer-signal", "?layer=40&parts=title,controls")
    plain.evaluate(
        "window.heard = []; document.addEventListener('xp-choice', it => heard.push(it.detail))"
    )
    assert plain.evaluate("Explorable.drive('layer-signal', { layer: '3' })")
    expect(plain.locator(".xp output")).to_have_text("3 (sliding attention)")
    assert plain.evaluate("Explorable.stateOf('layer-signal')") == {"layer": "3"}
    plain.wait_for_url(lambda address: "layer=3" in address)
    assert plain.evaluate("Explorable.drive('layer-signal', { layer: '99' })")
    assert plain.evaluate("heard") == [{"name": "layer", "value": "3"}]
    assert plain.evaluate("location.search").endswith("layer=3")
    assert not plain.evaluate("Explorable.drive('umap', { layer: '5' })")
    assert plain.evaluate("location.search").endswith("layer=5")
    assert plain.evaluate("Explorable.stateOf('umap')") is None
