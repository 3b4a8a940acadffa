"""The article in a browser: there at once, taken over as it is, and moved through in place."""

import re
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Route, expect

from components.paper import files
from components.study import load_study
from components.study.contents import contents, site_title
from tests.reader import TRANSLATE

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
SLIDE = {"width": 1280, "height": 720}
LIVE = "#root .paper"
PAGES = ["layers", "cascade", "story", "claims", "weights"]
# Sums up shifts of the layout, as browsers measure them.
SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted += each.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Tabs of contexts of their own, closed afterwards."""
    made: list[BrowserContext] = []

    def new(**settings: object) -> Page:
        made.append(browser.new_context(**{"viewport": SLIDE, **settings}))
        return made[-1].new_page()

    yield new
    for context in made:
        context.close()


@pytest.fixture(scope="module")
def ready(url: str) -> Callable[[str], str]:
    """The address of a page whose figures are packed, so that its first HTML holds it."""

    def at(page: str) -> str:
        page, mark, query = page.partition("?")
        with urlopen(f"{url}/articles/gemma4-e4b/{page}.html") as answer:
            assert answer.status == 200
        return f"{url}/{'' if page == contents()[0].id else page}{mark}{query}"

    return at


def cut_off(tab: Page) -> None:
    """Let no websocket through, as some networks do."""
    tab.route_web_socket("**/_stcore/stream", lambda line: line.close())


@pytest.mark.parametrize("page", PAGES)
def test_the_first_html_is_taken_over_without_a_move(
    visit: Callable[..., Page], page: str, ready: Callable[[str], str]
) -> None:
    tab = visit()
    tab.add_init_script(SHIFTS)
    tab.goto(ready(page))
    tab.evaluate("document.querySelector('.paper').mark = 'the same'")
    expect(tab.locator(LIVE)).to_be_visible()
    expect(tab.locator("#first")).to_have_count(0)
    assert tab.evaluate("document.querySelector('.paper').mark") == "the same"
    tab.wait_for_timeout(1500)
    assert tab.evaluate("window.shifted") < 0.02


def test_scroll_focus_and_what_was_chosen_are_kept(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    """Streamlit begins only after the reader has done something."""
    tab, waiting = visit(), []
    tab.route("**/static/js/index.*.js", lambda script: waiting.append(script))
    tab.goto(ready("layers"), wait_until="commit")
    figure = tab.locator('.xp[data-figure="layer-signal"]')
    expect(figure).to_have_attribute("data-drawn", "yes")
    slider = figure.locator("input[type=range]")
    slider.press("Home")
    tab.evaluate("scrollTo(0, 100)")
    expect(tab.locator(LIVE)).to_have_count(0)
    tab.wait_for_timeout(500)
    for script in waiting:
        script.continue_()
    expect(tab.locator(LIVE)).to_be_visible()
    assert tab.evaluate("scrollY") == 100
    expect(slider).to_be_focused()
    expect(figure.locator("output")).to_have_text("0 (sliding attention)")
    tab.wait_for_url(lambda address: "layer=0" in address)


def test_a_link_is_followed_in_place_and_back_leads_where_one_was(
    url: str, visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    tab = visit()
    tab.goto(ready("layers?depth=story&layer=3"))
    expect(tab.locator(LIVE)).to_be_visible()
    tab.evaluate("window.sameDocument = true")
    tab.locator("footer .after").scroll_into_view_if_needed()
    left = tab.evaluate("scrollY")
    assert left > 300
    tab.locator("footer .after").click()
    heading = tab.get_by_role("heading", level=1)
    expect(heading).to_have_text("Category against category")
    expect(heading).to_be_focused()
    expect(tab).to_have_title(f"Category against category · {site_title()}")
    assert tab.evaluate("scrollY") == 0
    tab.wait_for_url(f"{url}/categories?depth=story")
    tab.go_back()
    expect(heading).to_have_text("Signal by depth")
    tab.wait_for_function("y => Math.abs(scrollY - y) < 200", arg=left)
    tab.go_forward()
    expect(heading).to_have_text("Category against category")
    assert tab.evaluate("window.sameDocument")


def test_the_depth_changes_without_a_server(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    tab = visit()
    cut_off(tab)
    tab.goto(ready("weights"))
    words = tab.get_by_text("The sizes hold little surprise")
    figure = tab.locator('.xp[data-figure="edited-layers"]')
    expect(figure).to_have_attribute("data-drawn", "yes")
    expect(words).to_be_hidden()
    expect(figure.locator(".xp-caveats")).to_have_count(0)
    tab.locator(".depths").get_by_text("specialist", exact=True).click()
    expect(words).to_be_visible()
    expect(figure.locator(".xp-caveats")).to_be_visible()
    tab.reload()
    expect(words).to_be_visible()


def test_without_a_socket_a_page_is_read_moved_and_left(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    tab = visit()
    cut_off(tab)
    tab.goto(ready("layers"))
    figure = tab.locator('.xp[data-figure="layer-signal"]')
    expect(figure).to_have_attribute("data-drawn", "yes")
    figure.locator("input[type=range]").press("End")
    expect(figure.locator("output")).to_contain_text("41")
    tab.locator(".drop").get_by_text("Evidence").click()
    tab.locator(".drop").get_by_role("link", name="Turning the knob").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Turning the knob")
    expect(tab.locator("#root")).to_be_hidden()


@pytest.mark.parametrize("page", PAGES)
def test_without_scripts_all_words_stand(
    visit: Callable[..., Page], page: str, ready: Callable[[str], str]
) -> None:
    tab = visit(java_script_enabled=False)
    tab.goto(ready(page))
    entry = next(each for each in contents() if each.id == page)
    expect(tab.get_by_role("heading", level=1)).to_have_text(entry.title)
    expect(tab.locator("#root")).to_be_hidden()
    for figure in tab.locator(".stand-in:visible").all():
        expect(figure.locator(".xp-title")).to_be_visible()
        expect(figure.locator("img, .said").first).to_be_visible()
        expect(figure.locator("details.xp-table")).to_be_visible()
    expect(tab.locator("p.unmoved")).to_be_visible(timeout=6000)


FRAME = '<!doctype html><iframe sandbox="allow-scripts" src="{}" width="960" height="540"></iframe>'


def test_in_a_frame_without_an_origin_a_figure_moves(
    url: str, visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    """Streamlit's half gets no scripts there; ours needs neither an origin nor storage."""
    tab = visit()
    ready("figures/layer-signal")
    page = FRAME.format(f"{url}/?figure=layer-signal&amp;embed=true")
    tab.set_content(page)
    frame = tab.frame_locator("iframe")
    figure = frame.locator('.xp[data-figure="layer-signal"]')
    expect(figure).to_have_attribute("data-drawn", "yes")
    figure.locator("input[type=range]").press("Home")
    expect(figure.locator("output")).to_have_text("0 (sliding attention)")
    expect(frame.locator("p.unmoved")).to_be_hidden()


def whole(place: Page | FrameLocator, page: str) -> None:
    """All words of a page are there, in the first HTML, and its first figure is drawn."""
    asset = files.article_of(load_study("gemma4-e4b"), page)
    assert asset
    expect(place.locator("#first > .paper")).to_have_attribute("data-sha", files.sha_of(asset))
    expect(place.get_by_role("heading", level=1)).to_be_visible()
    expect(place.locator("#root")).to_be_hidden()
    first = place.locator('.xp[data-drawn="yes"]:visible, .tiles:visible').first
    first.scroll_into_view_if_needed()
    expect(first).to_be_in_viewport()


@pytest.mark.parametrize("page", PAGES)
def test_without_a_socket_all_words_and_figures_stand(
    visit: Callable[..., Page], page: str, ready: Callable[[str], str]
) -> None:
    tab = visit()
    cut_off(tab)
    tab.goto(ready(page))
    whole(tab, page)


@pytest.mark.parametrize("page", PAGES)
def test_in_a_frame_without_an_origin_all_words_and_figures_stand(
    visit: Callable[..., Page], page: str, ready: Callable[[str], str]
) -> None:
    tab = visit()
    tab.set_content(FRAME.format(ready(page)))
    whole(tab.frame_locator("iframe"), page)


def test_where_our_script_for_figures_is_refused_the_page_says_so(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    tab = visit()
    tab.route("**/explorable/explorable-*.js", lambda route: route.abort())
    tab.goto(ready("cascade"))
    expect(tab.locator("p.unmoved").first).to_be_visible()
    expect(tab.locator(".stand-in .xp-title").first).to_be_visible()


def test_a_figure_that_is_still_being_packed_asks_for_nothing(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    def unpacked(route: Route) -> None:
        body = re.sub(r' data-mount="[^"]*"', "", route.fetch().text())
        route.fulfill(body=body, content_type="text/html")

    tab, asked, address = visit(), [], ready("cascade")
    cut_off(tab)
    tab.route(address, unpacked)
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address)
    tab.locator(".paper .xp-root").first.scroll_into_view_if_needed()
    tab.wait_for_load_state("networkidle")
    assert asked
    assert not [it for it in asked if it.endswith("/undefined")]
    assert not tab.locator("html.unmoved").count()


def test_a_browser_may_translate_a_page_and_go_on(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    tab, wrong = visit(), []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(ready("layers"))
    expect(tab.locator(LIVE)).to_be_visible()
    figure = tab.locator('.xp[data-figure="layer-signal"]')
    expect(figure).to_have_attribute("data-drawn", "yes")
    tab.evaluate(TRANSLATE)
    word = tab.locator(".drive", has_text="«the first layer»")
    word.click()
    expect(word).to_have_attribute("aria-pressed", "true")
    expect(figure.locator("output")).to_have_text("0 (sliding attention)")
    tab.locator(".turns button:visible").last.click()
    expect(tab.locator(".turns .count").first).to_have_text(re.compile(r"^\d of \d$"))
    receipt = tab.locator(".hint.receipt-of:visible").first
    receipt.focus()
    assert receipt.evaluate(
        "it => getComputedStyle(it, '::after').content.length > 8"
    )  # not “normal”
    tab.locator(".depths a").last.click()
    tab.locator("footer .after").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Category against category")
    expect(tab.get_by_text("«Signal by depth»")).to_have_count(0)
    assert not wrong


LATER = (":has(", "color-mix(", "::details-content", "@container", "text-wrap")  # than 2022


def test_a_browser_of_four_years_ago_shows_answers_and_toys(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    """Styles that it does not know are as good as misspelt."""

    def older(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        for name in LATER:
            text = text.replace(name, f"{name[:-2]}?{name[-2:]}")
        route.fulfill(response=answer, body=text)

    tab = visit()
    tab.route("**/*.css", older)
    tab.goto(ready("layers"))
    expect(tab.locator(LIVE)).to_be_visible()
    question = tab.locator(".question").first
    question.locator("input").last.check()
    expect(question.locator(".verdict:visible")).to_have_count(1)
    question.locator("input").first.check()
    expect(question.locator(".verdict:visible")).to_have_count(1)
    tab.evaluate("scrollTo(0, 300)")
    assert tab.evaluate("scrollY") == 300  # it is the window that scrolls
    tab.goto(ready("lab"))
    toy = tab.locator(".toy[open]")
    expect(toy.locator('.xp[data-drawn="yes"]').first).to_be_visible()
    size = "it => it.getBoundingClientRect().width"
    assert toy.locator(".toy-body").evaluate(size) > 1000
    assert toy.locator("summary img").first.evaluate(size) < 300


# Whether what is chosen looks otherwise than what is not: a ground, an edge.
LOOKS = """([chosen, other, part]) => {
  const [one, two] = [chosen, other].map(it => getComputedStyle(document.querySelector(it), part));
  return ["backgroundColor", "outlineStyle"].some(name => one[name] !== two[name]);
}"""


def test_with_few_colours_of_ones_own_all_can_be_told_apart(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    tab = visit(forced_colors="active")
    tab.goto(ready(contents()[0].id))
    refused, answered = tab.locator(".key i").nth(0), tab.locator(".key i").nth(1)
    ground = "it => getComputedStyle(it).backgroundColor"
    canvas = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert refused.evaluate(ground) != canvas
    assert answered.evaluate(ground) != refused.evaluate(ground)
    assert answered.evaluate("it => getComputedStyle(it).borderStyle") != "none"
    tab.goto(ready("layers"))
    expect(tab.locator('.xp[data-figure="layer-signal"]')).to_have_attribute("data-drawn", "yes")
    tab.locator(".drive", has_text="the first layer").click()
    chosen, other = "[aria-pressed=true]", "[aria-pressed=false]"
    assert tab.evaluate(LOOKS, [f".drive{chosen}", f".drive{other}", None])
    depths = [".depths [aria-current]", ".depths a:not([aria-current])", None]
    assert tab.evaluate(LOOKS, depths)
    dots = [".dots [aria-current]", ".dots a:not([aria-current])", "::before"]
    assert tab.evaluate(LOOKS, dots)
    dot = "getComputedStyle(document.querySelector('.dots a'), '::before').backgroundColor"
    assert tab.evaluate(dot) != canvas
    tab.keyboard.press("Tab")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_route_leads_from_page_to_page(
    visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    tab = visit()
    tab.goto(ready("teach"))
    expect(tab.locator(LIVE)).to_be_visible()
    tab.get_by_role("link", name="Begin this route").first.click()
    bar = tab.locator(".route:visible").first
    expect(bar).to_contain_text("step 1 of")
    bar.get_by_role("link", name="Next:").click()
    expect(tab.locator(".route:visible").first).to_contain_text("step 2 of")
    tab.wait_for_url(lambda address: "route=" in address and "at=2" in address)


def test_chosen_figures_are_shown_in_the_order_of_their_link(
    url: str, visit: Callable[..., Page], ready: Callable[[str], str]
) -> None:
    tab = visit()
    tab.goto(ready("teach"))
    expect(tab.locator(LIVE)).to_be_visible()
    for id in ("umap", "cascade-ladder"):
        tab.locator(f'.picker input[value="{id}"]').check()
    link = tab.get_by_role("link", name="Open these figures")
    assert (link.get_attribute("href") or "").endswith(
        "view?figures=umap,cascade-ladder&predict=on"
    )
    link.click()
    places = tab.locator(".picked-figures .xp-root")
    expect(places).to_have_count(2)
    assert [it.get_attribute("id") for it in places.all()] == [
        "figure-umap",
        "figure-cascade-ladder",
    ]
    tab.goto(f"{url}/view?figures=nothing,%3Cb%3E")
    expect(tab.get_by_text("This link names no figure")).to_be_visible()
    expect(places).to_have_count(0)
