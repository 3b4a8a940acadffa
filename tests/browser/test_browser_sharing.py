"""The menu of a figure and its embed, in a browser: in the app, and from plain files."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.browser import mount
from components.figures import BY_ID, CATALOGUE
from components.packing import stored
from components.study import load_study
from tests.plain import SLIDE, put

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
PHONE = {"width": 320, "height": 640}
LEGIBLE = 24  # px, 18 pt on a slide 1280 px wide
ONE_EACH = list({figure.page: figure for figure in CATALOGUE}.values())  # of each page
QUERIES = [
    "",
    "theme=dark&parts=source,title&predict=on&frozen=2e0e6eec84",
    "theme=neon&parts=toString,nothing&frozen=xyz&embed=true",
    "parts=plot&theme=projector&embed=true",
]
MEASURE = """() => {
  const page = document.documentElement, seen = text => text.style.visibility !== "hidden";
  const texts = [...document.querySelectorAll(".xp-plot .main-svg :is(text, tspan)")];
  return {
    over: [page.scrollWidth - innerWidth, page.scrollHeight - innerHeight],
    plot: document.querySelector(".xp-plot").getBoundingClientRect().height,
    type: texts.filter(text => text.textContent.trim() && seen(text))
      .map(text => parseFloat(getComputedStyle(text).fontSize)),
  };
}"""


@pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)
def test_an_embed_fits_a_slide(plain: Page, figure) -> None:
    plain.set_viewport_size(SLIDE)
    put(plain, figure.id, "?embed=true&theme=projector")
    slide = plain.evaluate(MEASURE)
    assert slide["over"] == [0, 0]
    assert slide["plot"] > SLIDE["height"] / 3
    assert min(slide["type"]) >= LEGIBLE
    expect(plain.locator(".xp-title")).to_be_in_viewport(ratio=1)
    expect(plain.locator(".xp-source")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("figure", ONE_EACH, ids=lambda figure: figure.id)
def test_an_embed_fits_a_phone(plain: Page, figure) -> None:
    plain.set_viewport_size(PHONE)
    put(plain, figure.id, "?embed=true")
    assert plain.evaluate(MEASURE)["over"][0] == 0


@pytest.mark.parametrize("query", QUERIES)
def test_both_editions_read_an_address_alike(plain: Page, query: str) -> None:
    study, figure = load_study("gemma4-e4b"), BY_ID["umap"]
    made = mount.options(figure, study, stored.packed(figure, study), home="f/umap.html")
    read = plain.evaluate("([made, query]) => Explorable.asked(made, query)", [made, f"?{query}"])
    said = mount.asked(dict(pair.split("=") for pair in query.split("&") if pair))
    assert read == {name: getattr(said, name) for name in read} | {"parts": list(said.parts)}


def test_what_is_taken_along_says_where_it_is_from(plain: Page, tmp_path: Path) -> None:
    plain.set_viewport_size(SLIDE)
    put(plain, "alpha-sweep", "?theme=dark")
    slider = plain.locator("#root input[type=range]")
    slider.focus()
    slider.press("End")
    opener = plain.get_by_role("button", name="Share, save or cite")
    opener.focus()
    plain.keyboard.press("Enter")
    menu = plain.get_by_role("dialog")
    state = r"https://example\.org/f/alpha-sweep\.html\?alpha=2"
    expect(menu.get_by_label("Link", exact=True)).to_have_value(re.compile(rf"^{state}&theme=dark"))
    menu.get_by_label("Data").select_option("frozen")
    expect(menu.get_by_label("Link", exact=True)).to_have_value(re.compile("&frozen=[0-9a-f]{10}$"))
    menu.get_by_label("caveats").check()
    expect(menu.get_by_label("Embed code", exact=True)).to_have_value(
        re.compile(r'^<iframe src="https.*source,caveats&amp;.*embed=true" title="[^"]+"')
    )
    menu.get_by_label("Form").select_option("bibtex")
    expect(menu.get_by_label("Citation", exact=True)).to_have_value(re.compile(rf"{state}&frozen"))
    saved = {}
    for ending in ("png", "svg", "csv", "json"):
        with plain.expect_download() as download:
            menu.get_by_role("button", name=ending.upper(), exact=True).click()
        assert download.value.suggested_filename == f"alpha-sweep.{ending}"
        saved[ending] = Path(download.value.path()).read_bytes()
    assert saved["png"].startswith(b"\x89PNG")
    title = plain.locator(".xp-title").inner_text()
    drawn = json.loads(saved["json"])
    assert drawn["layout"]["meta"]["title"] == title
    assert drawn["layout"]["meta"]["state"] == {"alpha": "2"}
    assert title in drawn["layout"]["title"]["text"]
    words = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", saved["svg"].decode()))
    assert title.split(",")[0] in words
    assert "measured: Geometry of Alignment" in words
    assert saved["csv"].decode().count("\n") == 10
    menu.get_by_role("button", name="Copy Link").click()
    expect(menu.get_by_role("status")).to_contain_text("Link")
    plain.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(opener).to_be_focused()


@pytest.mark.parametrize("id", ["cascade-ladder", "toy-rank"])
def test_a_frozen_figure_says_which_data_it_shows(plain: Page, id: str) -> None:
    plain.set_viewport_size(SLIDE)
    put(plain, id, "?frozen=abcdef12&predict=on")
    said = plain.locator(".xp-frozen")
    expect(said).to_contain_text("The data have changed since this link was made")
    now = re.findall(r"[0-9a-f]{10}", said.inner_text())[0]
    put(plain, id, f"?frozen={now}")
    expect(said).to_contain_text(f"As of data {now}")
    expect(plain.locator(".xp-controls")).to_have_count(0)


def test_the_menu_waits_for_the_guess_and_its_link_leads_back(url: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(f"{url}/?figure=cascade-ladder&predict=on&stage=D2")
    asking = tab.locator('.xp[data-figure="cascade-ladder"]')
    expect(asking).to_contain_text("Before you look")
    expect(tab.get_by_role("button", name="Share, save or cite")).to_have_count(0)
    asking.get_by_role("button", name="Skip").click()
    expect(asking).to_have_attribute("data-drawn", "yes")
    slider = asking.locator("input[type=range]")
    slider.focus()
    slider.press("Home")
    title = asking.locator(".xp-title").inner_text()
    tab.get_by_role("button", name="Share, save or cite").click()
    link = tab.get_by_role("dialog").get_by_label("Link", exact=True).input_value()
    assert link.startswith(f"{url}/?figure=cascade-ladder&stage=")
    tab.set_viewport_size({"width": 960, "height": 540})
    tab.goto(f"{link}&embed=true")
    box = tab.locator('.xp[data-figure="cascade-ladder"]')
    expect(box).to_have_attribute("data-drawn", "yes")
    expect(box.locator(".xp-title")).to_have_text(title)
    expect(box.locator(".xp-source")).to_be_in_viewport(ratio=1)
    scrolls = "() => { const page = document.documentElement;"
    scrolls += " return [page.scrollHeight - innerHeight, page.scrollWidth - innerWidth]; }"
    assert tab.evaluate(scrolls) == [0, 0]
    tab.set_viewport_size(SLIDE)
    tab.goto(f"{url}/?figure=toy-rank&kinds=2&embed=true&theme=projector")
    box = tab.locator('.xp[data-figure="toy-rank"]')
    expect(box).to_have_attribute("data-drawn", "yes")
    expect(box.locator(".xp-title")).to_contain_text("from 2 kinds")
    tab.wait_for_function(
        f"() => {{ const [down, right] = ({scrolls})(); return !down && !right; }}"
    )
    tab.get_by_role("button", name="Share, save or cite").click()
    link = tab.get_by_role("dialog").get_by_label("Link", exact=True).input_value()
    assert "&kinds=2&" in link
    context.close()
