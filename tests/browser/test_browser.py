"""What only a real browser on a real server shows."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from components.figures import BY_ID, CATALOGUE
from components.study import load_study
from components.study.contents import contents, site_title
from tests.accessibility import colour_faults, faults
from tests.reader import turn_to

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 844}
# One of each kind; that every figure fits a frame is tested with the sharing of figures.
ALONE = list({(bool(it.controls), it.live): it for it in CATALOGUE}.values())
ON_PAGE = {
    page.id: [figure.id for figure in CATALOGUE if figure.page == page.id] for page in contents()
}


@pytest.fixture(scope="module")
def context(browser: Browser, url: str) -> Iterator[BrowserContext]:
    """One for all tests: a second page finds the scripts that the first has loaded.

    A quiet tab stays open on the site, which keeps the process that has them compiled.
    """
    made = browser.new_context(viewport=WIDE, color_scheme="light")
    made.new_page().goto(f"{url}/_stcore/health")
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
PLACES = """[...document.querySelectorAll(".xp-plot, .xp-source, .xp-table, footer")].map(part => {
  const { top, height } = part.getBoundingClientRect();
  return [top, height];
})"""


def drawn(tab: Page, id: str):
    """The figure `id`, turned to and drawn."""
    turn_to(tab, id)
    figure = tab.locator(f'.xp[data-figure="{id}"]')
    expect(figure).to_have_attribute("data-drawn", "yes")
    expect(figure.locator(".main-svg").first).to_be_visible()
    return figure


def themed(tab: Page, id: str, theme: str) -> None:
    """The figure wears this theme; a change of theme mounts it anew, so only wait here."""
    expect(tab.locator(f'.xp[data-figure="{id}"]')).to_have_attribute("data-theme", theme)


def open_at(tab: Page, address: str) -> None:
    """Go to a page with the guesses declined, so that its figures show at once."""
    tab.goto(f"{address}{'&' if '?' in address else '?'}predict=off")


def go(tab: Page, page: str) -> None:
    """To another page by the menu, once Streamlit lives."""
    expect(tab.locator("#root .paper")).to_be_visible()
    section = next(entry.section for entry in contents() if entry.title == page)
    tab.locator(".drop").get_by_text(section, exact=True).click()
    tab.locator(".drop").get_by_role("link", name=page, exact=True).click()


def title_of(tab: Page, id: str):
    return tab.locator(f'.xp[data-figure="{id}"] .xp-title')


def address_has(tab: Page, text: str) -> None:
    tab.wait_for_url(lambda url: text in url, timeout=10_000)


def click_point(figure: Locator, *, trace: int, point: int) -> None:
    """Click a mark where it is; Plotly takes clicks on a layer above the marks."""
    mark = figure.locator(".scatterlayer .trace").nth(trace).locator(".point").nth(point)
    mark.evaluate("mark => mark.scrollIntoView({ block: 'center' })")
    expect(mark).to_be_visible()  # a step that comes into view may draw its figure anew
    figure.page.wait_for_timeout(300)
    box = mark.bounding_box()
    assert box
    figure.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    figure.page.mouse.down()
    figure.page.mouse.up()


def fits(tab: Page) -> bool:
    return bool(tab.evaluate("document.documentElement.scrollWidth <= innerWidth"))


SHORT = """[...document.querySelectorAll(
    ".xp :is(summary, label:has(input), input[type=range], .xp-buttons button), "
    + ".question label, .filter :is(input, select), header.site :is(a, summary, button)")]
  .filter(each => each.offsetWidth && each.getBoundingClientRect().height < 44)
  .map(each => each.outerHTML.slice(0, 120))"""
MOVING = """document.getAnimations()
  .filter(each => each instanceof CSSAnimation)
  .filter(each => each.effect.target.closest(".paper"))
  .map(each => each.animationName)"""

HIGHER = """[...document.querySelectorAll(".stage")]
  .filter(each => each.offsetHeight > innerHeight).length"""


def test_the_first_visitor_may_come_by_a_deep_link(server, browser: Browser) -> None:
    with server() as address:
        tab = browser.new_page()
        open_at(tab, f"{address}/cascade?stage=D2")
        expect(tab).to_have_title(f"The cascade · {site_title()}")
        expect(tab.locator("#root .paper .sections")).to_contain_text("Evidence")
        expect(drawn(tab, "cascade-ladder")).to_contain_text("+ winsorising")
        tab.close()


@pytest.mark.parametrize("id", ON_PAGE)
def test_each_page_draws_its_figures_is_open_to_all_and_fits_a_phone_in_the_dark(
    url: str, tab: Page, id: str
) -> None:
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    open_at(tab, f"{url}/{'' if id == contents()[0].id else id}?depth=specialist")
    for figure in ON_PAGE[id]:
        drawn(tab, figure)
    expect(tab.get_by_role("heading", level=1)).to_have_count(1)
    expect(tab.locator("#root .paper")).to_have_count(1)  # Streamlit lives
    expect(tab.get_by_test_id("stAlert")).to_have_count(0)
    expect(tab.get_by_test_id("stException")).to_have_count(0)
    rest = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    expect(tab.locator(rest)).to_have_count(1)  # while it runs, Streamlit shows a button of its own
    tab.wait_for_load_state("networkidle")  # Streamlit fetches parts of itself when they are needed
    assert fits(tab)
    assert tab.evaluate(HIGHER) == 0
    assert not colour_faults(tab)
    tab.set_viewport_size(PHONE)
    tab.emulate_media(color_scheme="dark")
    for figure in ON_PAGE[id]:
        turn_to(tab, figure)
        themed(tab, figure, "dark")
    assert fits(tab)
    assert not faults(tab)
    assert tab.evaluate(SHORT) == []
    assert tab.evaluate(MOVING) == []
    tab.set_viewport_size(SMALL)
    assert fits(tab)
    assert not problems


@pytest.mark.parametrize("figure", ALONE, ids=lambda figure: figure.id)
def test_a_figure_stands_alone_with_its_source(url: str, tab: Page, figure) -> None:
    open_at(tab, f"{url}/?figure={figure.id}&embed=true")
    box = drawn(tab, figure.id)
    expect(box.locator(".xp-kind").first).to_be_visible()
    expect(tab.locator("header.site")).to_be_hidden()
    expect(tab.locator(".xp")).to_have_count(1)
    chart = box.locator('.main-svg[role="img"]')
    assert re.search(r"\d", chart.get_attribute("aria-label") or "")


def test_a_click_on_the_curve_moves_the_embedding(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/layers")
    curve = drawn(tab, "layer-signal")
    drawn(tab, "umap")
    expect(title_of(tab, "umap")).to_contain_text("At layer 15, 39 of 262")
    expect(tab.locator('.stage input[type="range"]:visible')).to_have_count(1)  # for both
    click_point(curve, trace=1, point=0)
    expect(title_of(tab, "umap")).to_contain_text("At layer 0")
    expect(curve.locator("output")).to_have_text("0 (sliding attention)")
    address_has(tab, "layer=0")


def test_dragging_needs_no_server(url: str, browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 1400})  # where reading turns no step
    open_at(tab, f"{url}/layers?layer=40&depth=specialist")
    drawn(tab, "layer-signal")
    drawn(tab, "pca-capture")
    drawn(tab, "umap")
    tab.context.set_offline(True)
    slider = tab.locator('.xp[data-figure="layer-signal"] input[type="range"]')
    slider.focus()
    slider.press("ArrowRight")
    expect(title_of(tab, "umap")).to_contain_text("At layer 41, 64 of 262")
    slider.press("Home")
    expect(title_of(tab, "umap")).to_contain_text("At layer 0")
    expect(tab.locator('.xp[data-figure="pca-capture"] output')).to_contain_text("0 (sliding")
    tab.close()


def test_the_choice_is_kept_in_the_url_and_comes_back(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/layers")
    drawn(tab, "layer-signal")
    slider = tab.locator('.xp[data-figure="layer-signal"] input[type="range"]')
    slider.focus()
    slider.press("ArrowLeft")
    slider.press("ArrowLeft")
    address_has(tab, "layer=13")
    tab.reload()
    expect(drawn(tab, "layer-signal").locator("output")).to_contain_text("13 (sliding")
    go(tab, "Turning the knob")
    expect(tab.locator('.xp[data-figure="alpha-sweep"]')).to_be_visible()
    assert "layer=" not in tab.url


def test_an_unknown_value_falls_back_to_the_default(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/layers?layer=nonsense")
    expect(drawn(tab, "layer-signal").locator("output")).to_contain_text("15 (sliding")


def test_the_alpha_slider_works_at_both_ends(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/alpha")
    figure = drawn(tab, "alpha-sweep")
    slider, readout = figure.locator('input[type="range"]'), figure.locator(".xp-readout")
    slider.focus()
    for key, alpha, refused in (("End", "α = 2", "6 of 20"), ("Home", "α = 0", "6 of 20")):
        slider.press(key)
        expect(readout).to_contain_text(alpha)
        expect(readout).to_contain_text(refused)
        expect(readout).to_contain_text("5; benign")
    box = slider.bounding_box()
    assert box
    tab.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    expect(readout).to_contain_text("α = 2")
    address_has(tab, "alpha=2")


def test_a_click_on_a_stage_opens_what_it_tested(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/cascade")
    figure = drawn(tab, "cascade-ladder")
    click_point(figure, trace=1, point=-1)
    expect(figure.locator(".xp-readout")).to_contain_text("0 of 6 harmful prompts")
    expect(figure.locator(".xp-readout")).to_contain_text("its public page calls")
    address_has(tab, "stage=0b")


def test_zoom_survives_a_choice(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/layers")
    figure = drawn(tab, "layer-signal")
    axis = "document.querySelector('[data-figure=layer-signal] .xp-plot')._fullLayout.xaxis.range"
    figure.hover()
    figure.locator('[data-title="Zoom in"]').click()
    zoomed = tab.evaluate(axis)
    assert zoomed[0] > 0
    slider = figure.locator('input[type="range"]')
    slider.focus()
    slider.press("ArrowRight")
    expect(figure.locator("output")).to_contain_text("16")
    assert tab.evaluate(axis) == zoomed


def test_the_page_follows_a_change_of_theme(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/verdict")
    expect(drawn(tab, "prompt-waffle")).to_have_attribute("data-theme", "light")
    tab.emulate_media(color_scheme="dark")
    themed(tab, "prompt-waffle", "dark")
    drawn(tab, "prompt-waffle")


def test_a_theme_in_the_url_wins(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/?figure=alpha-sweep&embed=true&theme=projector")
    expect(drawn(tab, "alpha-sweep")).to_have_attribute("data-theme", "projector")


def test_the_values_drawn_are_one_key_away(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/alpha")
    figure = drawn(tab, "alpha-sweep")
    figure.locator("input").focus()
    tab.keyboard.press("Tab")
    while not figure.locator("summary").evaluate("it => it === document.activeElement"):
        tab.keyboard.press("Tab")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    expect(figure.locator("tbody tr")).to_have_count(9)
    with tab.expect_download() as download:
        figure.locator("a.xp-save").click()
    assert download.value.suggested_filename == "alpha-sweep.csv"


def test_the_menu_leads_from_page_to_page_without_a_reload(url: str, tab: Page) -> None:
    open_at(tab, url)
    drawn(tab, "prompt-waffle")
    tab.evaluate("window.sameDocument = true")
    go(tab, "Sources and data")
    expect(tab).to_have_title(f"Sources and data · {site_title()}")
    assert tab.evaluate("window.sameDocument")
    expect(tab.locator("details.receipt").first).to_be_visible()


def test_a_control_of_the_lab_redraws_in_place(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/lab")
    figure = drawn(tab, "toy-confound")
    expect(title_of(tab, "toy-confound")).to_contain_text("to 98.7")
    figure.locator(".xp-plot").evaluate("plot => { plot.mark = 'kept' }")
    figure.get_by_text("Gram–Schmidt, topic").click()
    expect(title_of(tab, "toy-confound")).to_contain_text("to 0.0")
    assert figure.locator(".xp-plot").evaluate("plot => plot.mark") == "kept"
    address_has(tab, "recipe=topic")


def test_a_state_that_cannot_be_had_is_said_and_can_be_chosen_again(url: str, tab: Page) -> None:
    study, controls = load_study("gemma4-e4b"), BY_ID["toy-origin"].controls
    turn, seed = controls[1].options(study)[2], controls[-1].options(study)[-1]
    open_at(tab, f"{url}/?figure=toy-origin&turn={turn}")
    figure = drawn(tab, "toy-origin")
    expect(figure.locator(".xp-controls")).to_contain_text(f"{turn}°")
    title = title_of(tab, "toy-origin").inner_text()
    sliders = figure.locator("input[type=range]")
    tab.context.set_offline(True)
    sliders.last.press("Home")
    expect(figure.locator(".xp-said")).to_contain_text("could not be drawn")
    expect(figure.locator(".xp-said")).to_be_visible()
    expect(title_of(tab, "toy-origin")).to_have_text(title)
    tab.context.set_offline(False)
    sliders.last.press("End")
    expect(figure.locator(".xp-n")).to_contain_text(f"seed {seed}")
    expect(figure.locator(".xp-said")).not_to_contain_text("could not be drawn")


def test_the_toys_share_their_seed(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/lab?kinds=2")
    drawn(tab, "toy-rank")
    drawn(tab, "toy-confound").locator("input[type=range]").last.focus()
    for _ in range(3):  # faster than the server answers
        tab.keyboard.press("ArrowRight")
    address_has(tab, "seed=23")
    expect(drawn(tab, "toy-rank").locator(".xp-n")).to_contain_text("seed 23")
    expect(drawn(tab, "toy-origin").locator(".xp-n")).to_contain_text("seed 23")
    tab.reload()
    expect(drawn(tab, "toy-rank").locator(".xp-n")).to_contain_text("seed 23")
    expect(title_of(tab, "toy-rank")).to_contain_text("from 2 kinds")


def test_a_guess_comes_first_and_is_compared_with_the_data(url: str, tab: Page) -> None:
    tab.goto(f"{url}/cascade?predict=on")
    asking = tab.locator('.xp[data-figure="cascade-ladder"]')
    expect(asking).to_contain_text("Before you look")
    expect(tab.locator("#root .paper")).to_be_visible()
    assert not faults(tab)
    step = tab.locator(".step h2").first
    expect(step).to_be_hidden()
    expect(asking.locator(".main-svg").first).to_be_hidden()
    asking.get_by_role("radio", name="+ winsorising").focus()
    tab.keyboard.press("Space")
    asking.get_by_role("button", name="Show the data").focus()
    tab.keyboard.press("Enter")
    expect(drawn(tab, "cascade-ladder")).to_contain_text(
        "You guessed “+ winsorising”. The data say"
    )
    expect(step).to_be_visible()
    turn_to(tab, "direction-angles")
    asking = tab.locator('.xp[data-figure="direction-angles"]')
    asking.get_by_role("button", name="Skip").click()
    expect(drawn(tab, "direction-angles").locator(".xp-gap")).to_have_text("")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_of_an_answer_is_told_and_nothing_moves(
    url: str, browser: Browser, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.add_init_script(SHIFTS)
    tab.goto(f"{url}/?figure=cascade-ladder&predict=on")
    figure = tab.locator('.xp[data-figure="cascade-ladder"]')
    expect(figure).to_have_attribute("data-drawn", "yes", timeout=45_000)  # below the question
    title = figure.locator("header .xp-title").text_content()
    assert title not in figure.inner_text()
    for part in (".trace", ".xtick", ".ytick", ".annotation", ".legend"):
        assert not any(it.is_visible() for it in figure.locator(f".xp-plot {part}").all())
    for part in (".xp-readout", ".xp-source", ".xp-table", ".xp-open", "header"):
        expect(figure.locator(part).first).to_be_hidden()
    expect(tab.get_by_role("figure", name=title)).to_have_count(0)
    places, size = tab.evaluate(PLACES), figure.bounding_box()
    tab.evaluate("shifts.length = 0")
    figure.get_by_role("radio", name="+ winsorising").check()
    figure.get_by_role("button", name="Show the data").click()
    expect(figure.locator("header .xp-title")).to_have_text(title)
    expect(figure.locator(".xp-gap")).to_contain_text("You guessed")
    tab.wait_for_timeout(600)
    assert figure.bounding_box() == size
    assert tab.evaluate(PLACES) == places
    assert sum(tab.evaluate("shifts")) == 0  # those after a press count as well
    context.close()


def test_the_search_finds_pages_figures_statements_and_terms(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/weights?depth=story")
    expect(tab.locator("#root .paper")).to_be_visible()
    tab.keyboard.press("/")
    field = tab.get_by_role("combobox")
    expect(field).to_be_focused()
    field.fill("residual stream")
    found = tab.get_by_role("listbox")
    expect(found.get_by_role("group", name="Terms")).to_contain_text(
        "residual stream", timeout=60_000
    )
    assert not faults(tab)
    first = found.get_by_role("option").first.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", first)
    tab.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", first)
    tab.keyboard.press("Escape")
    expect(field).to_have_count(0)
    tab.keyboard.press("/")
    field.fill("cosine")
    found.get_by_role("group", name="Terms").get_by_role("option").first.click()
    expect(tab.locator("#term-cosine")).to_be_in_viewport()
    address_has(tab, "depth=story")


def test_the_depth_is_kept_from_page_to_page(url: str, tab: Page) -> None:
    open_at(tab, f"{url}/weights")
    drawn(tab, "edited-layers")
    expect(tab.get_by_text("The sizes hold little surprise")).to_be_hidden()
    tab.locator(".depths").get_by_text("specialist", exact=True).click()
    expect(tab.get_by_text("The sizes hold little surprise")).to_be_visible()
    expect(tab.locator(".xp-caveats").first).to_be_visible()
    address_has(tab, "depth=specialist")
    go(tab, "Turning the knob")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Turning the knob")
    address_has(tab, "depth=specialist")
