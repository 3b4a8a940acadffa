"""Our pages in frames of other pages, which listen, talk and look in ways of their own."""

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
FIGURE = "layer-signal"
# Listens as eight kinds of pages do, one at a time.
AROUND = Path(__file__).with_name("around.html").read_text("utf-8")
KINDS = ("datawrapper", "amp", "medium", "canvas", "sakai", "pym", "open-iframe-resizer", "h5p")
# All of the figure is in sight, and nothing scrolls within the frame.
WHOLE = "() => innerHeight > 400 && document.documentElement.scrollHeight <= innerHeight"
CHART = """() => {
  const { top, bottom } = document.querySelector(".xp-plot").getBoundingClientRect();
  return [top, bottom, innerHeight];
}"""


@pytest.fixture(scope="module")
def around() -> Iterator[Callable[[str], str]]:
    """Serves pages of another origin. What is returned is the address of a page with that HTML."""
    pages: list[bytes] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            at = self.path.strip("/")
            self.wfile.write(pages[int(at)] if at.isdecimal() else b"")

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def page(html: str) -> str:
            pages.append(html.encode())
            return f"http://localhost:{server.server_port}/{len(pages) - 1}"

        yield page
        server.shutdown()


@pytest.fixture
def tab(browser: Browser, url: str) -> Iterator[Page]:
    # No scheme is feigned, which would hold in every frame, whatever the page around it says.
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="null")
    with urlopen(f"{url}/articles/gemma4-e4b/figures/{FIGURE}.html") as answer:
        assert answer.status == 200  # the figure is packed, so the first HTML holds it
    yield context.new_page()
    context.close()


def figure_in(frame: FrameLocator) -> None:
    expect(frame.locator(f'.xp[data-figure="{FIGURE}"]')).to_have_attribute("data-drawn", "yes")


def test_a_frame_gets_its_height_in_eight_dialects_and_keeps_no_keys(
    tab: Page, url: str, around: Callable[[str], str]
) -> None:
    alone = f"{url}/?figure={FIGURE}&embed=true&parts=controls,readout,source,menu"
    asked = f"{alone}&initialWidth=960&childId=pym-0"
    tab.goto(around(AROUND.replace("{src}", asked.replace("&", "&amp;"))))
    place, frame = tab.frame_locator("iframe"), tab.frames[1]
    figure_in(place)
    for kind in KINDS:
        tab.evaluate("kind => listen(kind, 300)", kind)
        frame.wait_for_function(WHOLE)
        frame.wait_for_timeout(300)  # it stays so
        assert frame.evaluate(WHOLE), kind
        assert 400 < frame.evaluate("innerHeight") < 700, kind
    top, bottom, _ = frame.evaluate(CHART)
    assert bottom - top > 330  # its own height, not what a frame left

    # A control is moved: the page around hears of no key, and those who listen hear the finding.
    tab.evaluate("said.length = keys.length = 0")
    figure = place.locator(".xp")
    slider = figure.locator("input[type=range]")
    slider.press("End")
    slider.press("ArrowLeft")
    finding = figure.get_attribute("aria-label") or ""
    assert finding
    expect(figure.locator(".xp-said[role=status]")).to_have_text(finding)
    expect(place.get_by_role("figure", name=finding)).to_have_count(1)
    methods = "said.filter(it => typeof it === 'string' && it.includes('method'))"
    assert tab.evaluate("keys") == []
    assert tab.evaluate(methods) == []
    # A button keeps the keyboard, and hands the keys of a talk on.
    figure.locator(".xp-open").focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function(f"() => {methods}.length === 1")
    assert tab.evaluate(methods) == ['{"method":"right"}']
    # A click on the plot, where there is nothing to type, leaves it with the page around.
    figure.locator(".xp-plot").click(position={"x": 300, "y": 100})
    tab.wait_for_function("() => document.hasFocus() && !keys.length")
    tab.wait_for_timeout(100)
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("keys") == ["ArrowRight", "ArrowUp"]


SIZES = [(320, 240), (480, 270), (320, 640), (640, 360), (600, 240), (400, 300)]  # px
# What is told of a height at the top, where there is nobody to tell.
OVERHEARD = """window.overheard = [];
addEventListener("message", ({ data }) => {
  if (/height|h5p/i.test(JSON.stringify(data) ?? "")) overheard.push(data);
});"""


def test_frames_of_all_sizes_and_colours_show_the_chart_and_pages_stay_within_a_screen(
    tab: Page, url: str, around: Callable[[str], str]
) -> None:
    tab.add_init_script(OVERHEARD)
    alone = f"{url}/?figure={FIGURE}&embed=true&theme=auto"
    tab.goto(alone)
    expect(tab.locator(f'.xp[data-figure="{FIGURE}"]')).to_have_attribute("data-drawn", "yes")
    tab.wait_for_timeout(1200)
    assert tab.evaluate("overheard") == []

    tab.goto(around(AROUND.replace("{src}", alone.replace("&", "&amp;"))))
    place, frame = tab.frame_locator("iframe"), tab.frames[1]
    figure_in(place)
    for width, height in SIZES:
        tab.evaluate(
            "([w, h]) => { frame.style.width = `${w}px`; listen('nobody', h); }", [width, height]
        )
        frame.wait_for_function(
            "([w, h]) => innerWidth === w && innerHeight === h", arg=[width, height]
        )
        frame.wait_for_timeout(300)
        top, bottom, inner = frame.evaluate(CHART)
        assert top < 0.4 * inner, (width, height)
        assert bottom <= inner, (width, height)
        assert bottom - top >= 120

    ground = "getComputedStyle(document.body).backgroundColor"
    for scheme, colour in (("dark", "rgb(17, 19, 24)"), ("light", "rgb(255, 255, 255)")):
        tab.evaluate("scheme => { document.documentElement.style.colorScheme = scheme; }", scheme)
        expect(place.locator(".xp")).to_have_attribute("data-theme", scheme)
        assert frame.evaluate(ground) == colour

    tab.evaluate("src => { frame.style.width = '960px'; frame.src = src; }", f"{url}/layers")
    expect(place.locator("h1")).to_have_text("Signal by depth")
    tab.evaluate("listen('datawrapper', 300)")
    frame.wait_for_function("() => innerHeight >= 450")
    tab.wait_for_timeout(2200)  # rounds enough to grow for ever, if it did
    assert 450 <= frame.evaluate("innerHeight") <= 1000
    assert frame.evaluate(
        "document.documentElement.scrollHeight > innerHeight"
    )  # it scrolls in its frame


SANDBOXES = ("", "allow-scripts", "allow-scripts allow-same-origin", "allow-scripts allow-popups")


def test_a_figure_stands_in_a_sandbox_and_moves_where_scripts_may(
    tab: Page, url: str, around: Callable[[str], str]
) -> None:
    frame = '<iframe sandbox="{}" src="{}" width="600" height="420"></iframe>'
    alone = f"{url}/?figure={FIGURE}&amp;embed=true"
    tab.goto(around("<!doctype html>" + "".join(frame.format(each, alone) for each in SANDBOXES)))
    still = tab.frame_locator("iframe").nth(0)
    stand_in = still.locator(".stand-in")
    expect(stand_in.locator(".xp-title")).to_be_visible()
    title = stand_in.locator(".xp-title").inner_text()
    expect(still.get_by_role("figure", name=title)).to_have_count(1)
    picture = stand_in.locator("img")
    expect(picture).to_be_visible()
    assert picture.evaluate("it => it.complete && it.naturalWidth > 100")
    expect(stand_in.locator(".xp-source a")).to_have_attribute("href", re.compile("^https:"))
    link = still.locator("p.unmoved a")
    expect(link).to_be_visible()
    for at in range(1, len(SANDBOXES)):
        place = tab.frame_locator("iframe").nth(at)
        figure_in(place)
        place.locator("input[type=range]").press("Home")
        expect(place.locator("output")).to_have_text("0 (sliding attention)")
        expect(place.locator("p.unmoved")).to_be_hidden()
