"""The static edition in a browser: from a disk, with the network off, and beside the app."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from components.figures import CATALOGUE
from components.paper.addresses import file_of
from components.study import load_study
from components.study.claims import claims
from components.study.contents import contents
from components.study.decks import decks
from tests.accessibility import colour_faults, faults
from tests.shared import edition_in

# One process runs them all, with one tab after the other.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("edition")]
expect.set_options(timeout=45_000)
LOCAL = ("file:", "data:", "blob:")
# Of ten figures the one key that changes what is said; None: there is nothing to choose.
MOVED = {
    "refusal-heatmap": None,
    "two-clouds": "Home",
    "layer-signal": "ArrowLeft",
    "pca-capture": "End",
    "alpha-sweep": "End",
    "cascade-ladder": "ArrowLeft",
    "prompt-waffle": "ArrowRight",
    "memory-fit": "ArrowRight",
    "ablation-kernel": None,
    "toy-origin": None,
}


def kinds() -> list[str]:
    """The first pages, a figure with each kind of choice, and what the app has not.

    Blocks are drawn alike in both editions; test_browser.py looks at those of every page.
    """
    made: dict[object, str] = {page.id: file_of(page.id) for page in contents()[:2]}
    for figure in CATALOGUE:
        controls = frozenset(control.kind for control in figure.controls)
        made.setdefault((controls, figure.live), f"f/{figure.id}.html")
        if figure.predict:
            made.setdefault("guess", f"f/{figure.id}.html?predict=on")
    deck = f"talks/{decks(load_study('gemma4-e4b'))[0].id}"
    others = ["404.html", f"{deck}/index.html", f"{deck}/notes.html"]
    return [*dict.fromkeys(made.values()), *others]


# Every part of a page to be looked at; of long tables the first rows, which stand for all.
OPEN = """async () => {
  document.querySelectorAll("main details").forEach(it => { it.open = true; });
  await new Promise(done => setTimeout(done, 100));   // tables are written when opened
  for (const body of document.querySelectorAll("main tbody")) {
    [...body.rows].slice(8).forEach(row => row.remove());
  }
}"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> str:
    return edition_in(tmp_path_factory)


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    """A tab that asks no network for anything, and in which no script fails."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request", lambda it: it.url.startswith(("file:", "data:", "blob:")) or wrong.append(it.url)
    )
    yield page
    page.close()
    assert not wrong


def drawn(tab: Page, id: str) -> Locator:
    figure = tab.locator(f'.xp[data-figure="{id}"]')
    expect(figure).to_have_attribute("data-drawn", "yes")
    expect(figure.locator(".main-svg").first).to_be_visible()
    return figure


def told(figure: Locator, key: str | None) -> tuple[str, ...]:
    """What a figure says after a key was pressed on its first slider."""
    if key:
        figure.page.bring_to_front()
        before = figure.locator(".xp-readout").inner_text()
        slider = figure.locator('input[type="range"]').first
        slider.focus()
        slider.press(key)
        expect(figure.locator(".xp-readout")).not_to_have_text(before, use_inner_text=True)
    texts = (".xp-title", ".xp-subtitle", ".xp-readout", ".xp-n")
    said = [" ".join(figure.locator(each).all_inner_texts()) for each in texts]
    return (*said, figure.locator(".xp-plot").get_attribute("aria-label") or "")


def in_the_dark(tab: Page) -> Page:
    """The same page in its dark theme, once its figures are drawn in it."""
    tab.emulate_media(color_scheme="dark")
    light = '[data-mounted] .xp:visible[data-drawn="yes"]:not([data-theme="dark"])'
    expect(tab.locator(light)).to_have_count(0)
    return tab


@pytest.mark.parametrize("path", kinds())
def test_axe_finds_nothing_on_any_kind_of_page(edition: str, tab: Page, path: str) -> None:
    tab.goto(f"{edition}/{path}{'' if '?' in path else '?depth=specialist&predict=off'}")
    expect(tab.locator("h1:visible").first).to_be_visible()
    if path.startswith("f/"):
        expect(tab.locator('.own .xp[data-drawn="yes"]')).to_be_visible()
    tab.evaluate(OPEN)
    assert not faults(tab, ())
    assert not colour_faults(in_the_dark(tab))


def test_ten_figures_say_the_same_in_both_editions(
    url: str, edition: str, context: BrowserContext, tab: Page
) -> None:
    app = context.new_page()
    for id, key in MOVED.items():
        app.goto(f"{url}/?figure={id}")
        tab.goto(f"{edition}/f/{id}.html")
        here = told(drawn(tab, id), key)
        assert here == told(drawn(app, id), key), id
        assert any(mark.isdigit() for mark in "".join(here)), id
    app.close()


def test_every_figure_shows_from_a_disk_without_a_network(edition: str, tab: Page) -> None:
    ids = [figure.id for figure in CATALOGUE]
    for some in (ids[at : at + 12] for at in range(0, len(ids), 12)):
        tab.goto(f"{edition}/view.html?figures={','.join(some)}&predict=off")
        for id in some:
            tab.locator(f"#figure-{id}").scroll_into_view_if_needed()
            drawn(tab, id)
        assert tab.locator(".xp-root").count() == len(some)
        assert not faults(tab, ())
        assert not colour_faults(in_the_dark(tab))
        tab.emulate_media(color_scheme="light")


def test_controls_depth_and_links_keep_their_state(edition: str, tab: Page) -> None:
    tab.goto(f"{edition}/weights.html?predict=off")
    hidden = tab.get_by_text("The sizes hold little surprise")
    expect(hidden).to_be_hidden()
    tab.get_by_role("link", name="specialist").click()
    expect(hidden).to_be_visible()
    expect(tab.locator(".xp-caveats").first).to_be_visible()
    assert "depth=specialist" in tab.url
    tab.get_by_role("link", name="Next").click()
    tab.wait_for_url("**/trials.html?*depth=specialist*")
    tab.goto(f"{edition}/f/alpha-sweep.html?alpha=2&theme=dark&parts=title,readout&embed=true")
    figure = drawn(tab, "alpha-sweep")
    expect(figure).to_have_attribute("data-theme", "dark")
    expect(figure.locator(".xp-readout")).to_contain_text("α = 2")
    expect(figure.locator(".xp-slider")).to_have_count(0)
    expect(tab.locator("header.site")).to_be_hidden()


def test_the_ledger_filters_as_the_app_does(edition: str, tab: Page) -> None:
    tab.goto(f"{edition}/claims.html?find=direction&predict=off")
    found = tab.locator(".filter .found")
    every = claims(load_study("gemma4-e4b"))
    named = [it for it in every if "direction" in f"{it.part} {it.statement} {it.reading}".lower()]
    count = len(named)
    assert 0 < count < len(every)
    expect(found).to_have_text(f"{count} of {len(every)} statements")
    tab.locator("select[name=status]").select_option("stands")
    count = [it.status for it in named].count("stands")
    expect(found).to_have_text(f"{count} of {len(every)} statements")
    assert "status=stands" in tab.url


def test_without_a_script_a_still_and_a_table_stand_in(edition: str, browser: Browser) -> None:
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    tab = plain.new_page()
    tab.goto(f"{edition}/cascade.html")
    still = tab.locator("#figure-cascade-ladder img")
    expect(still).to_be_visible()
    assert "of 42" in (still.get_attribute("alt") or "")
    tab.locator("#figure-cascade-ladder summary").click()
    expect(tab.locator("#figure-cascade-ladder td").first).to_be_visible()
    expect(tab.locator(".only-script, .depths").first).to_be_hidden()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    plain.close()


def test_the_layout_does_not_jump_when_a_figure_is_drawn(edition: str, tab: Page) -> None:
    tab.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => window.moved += entry.value)).observe({ type: 'layout-shift', buffered: true })"
    )
    for id in ("alpha-sweep", "held-fixed"):
        tab.goto(f"{edition}/f/{id}.html")
        drawn(tab, id)
        assert tab.evaluate("window.moved") < 0.1, id


def test_questions_are_answered_without_a_server(edition: str, tab: Page) -> None:
    tab.goto(f"{edition}/cascade.html?predict=off")
    question = tab.locator(".question").first
    expect(question.locator(".verdict:visible")).to_have_count(0)
    question.locator("input").first.check()
    expect(question.locator(".verdict:visible")).to_have_count(1)


def test_in_a_frame_it_says_its_height_and_a_small_one_shows_the_chart(
    tab: Page, edition: str
) -> None:
    around = Path(__file__).with_name("around.html").read_text("utf-8")
    page = Path(url2pathname(urlsplit(edition).path)) / "around.html"
    page.write_text(around.replace("{src}", "f/layer-signal.html?embed=true"), "utf-8")
    tab.goto(page.as_uri())
    frame = tab.frames[1]
    expect(frame.locator(".xp")).to_have_attribute("data-drawn", "yes")
    for size in ([320, 240], [480, 270]):
        tab.evaluate("([w, h]) => { frame.style.width = `${w}px`; listen('nobody', h); }", size)
        frame.wait_for_function("([w, h]) => innerWidth === w && innerHeight === h", arg=size)
        frame.wait_for_timeout(300)
        plot = "document.querySelector('.xp-plot').getBoundingClientRect()"
        assert frame.evaluate(f"{plot}.top") < 20
        assert frame.evaluate(f"{plot}.bottom") <= size[1]
    tab.evaluate("listen('medium', 270)")
    frame.wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
    assert frame.evaluate("innerHeight") > 400
