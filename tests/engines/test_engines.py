"""What every engine must show: pages, figures, talks, files. A visit looks at much at once."""

from __future__ import annotations

import pytest

from components.figures import CATALOGUE
from components.study import load_study
from components.study.contents import contents
from components.study.decks import decks
from tests.engines.conftest import ALONE
from tests.engines.face import Engine
from tests.reader import TURN

pytestmark = pytest.mark.browser
BEGINS = {"png": b"\x89PNG", "svg": b"<svg", "csv": b"\xef\xbb\xbf", "json": b"{"}
MANY = 12  # figures that one address may name
DECK = decks(load_study("gemma4-e4b"))[-1]
FAILED = "[data-testid=stAlert], [data-testid=stException], .xp-root [role=alert], .unmoved"
# Words of failure that are seen, and receipts and terms without a line under them.
WRONG = f"""() => [
  ...[...document.querySelectorAll("{FAILED}")].filter(it => it.getBoundingClientRect().height),
  ...[...document.querySelectorAll(".paper .hint")].filter(it =>
    getComputedStyle(it).textDecorationLine !== "underline"
    || getComputedStyle(it).textDecorationStyle !== "dotted"),
].map(it => it.outerHTML.slice(0, 200))"""
# A figure is drawn when its traces have left something to see, or where it has none its signs.
# Returns how many marks there are.
DRAWN = """(id => {
  const plot = document.querySelector(`.xp[data-figure="${id}"][data-drawn="yes"] .xp-plot`);
  const all = plot?.data?.length ? ":is(.trace, .hm)" : ".annotation";
  return plot?.querySelector(".main-svg").getBoundingClientRect().height
    && plot.querySelectorAll(`${all} :is(path, rect, image, text)`).length;
})(arguments[0])"""
# By a link to a page, of which each page has one.
GO = """(id => {
  const link = [...document.querySelectorAll("#root .paper a[href]")].find(
    it => it.origin === location.origin && it.pathname === `/${id}`);
  link?.click();
  return Boolean(link);
})(arguments[0])"""
HEADING = "document.querySelector('#root .paper h1')?.textContent.trim() === arguments[0]"
FIRST = """(() => {
  const at = kinds => document.querySelector(`#root .paper :is(${kinds})`);
  const first = at(".xp-root, .board, .tiles");
  first?.scrollIntoView({ block: "center" });
  const chart = at(".xp[data-drawn=yes] .main-svg");
  return first?.matches(".tiles") || chart?.getBoundingClientRect().height;
})()"""
SLIDE = (
    "document.querySelector(`.dk-now .xp[data-figure='${arguments[0]}'][data-drawn=yes] .main-svg`)"
)
# Addresses that a file loaded, but for what lies in it.
ASKED = """return performance.getEntriesByType("resource").map(it => it.name)
  .filter(it => !/^(data|blob):/.test(it))"""
SIGHT = f"""(id => {{
  const place = document.getElementById(`figure-${{id}}`);
  if (place) ({TURN})(id);
  return Boolean(place);
}})(arguments[0])"""


def wrong(engine: Engine) -> list[str]:
    return list(engine.run(f"return ({WRONG})()"))


def changed(engine: Engine, css: str, before: str) -> str:
    """The words of an element, once they are others."""
    now = "document.querySelector(arguments[0]).innerText.trim()"
    return str(engine.wait(f"{now} !== arguments[1] && {now}", css, before, why="other words"))


def seen(engine: Engine, id: str) -> None:
    """Bring a figure into sight, and wait until it is drawn."""
    engine.wait(SIGHT, id)
    assert engine.wait(DRAWN, id, why=f"{id} drawn") > 0


def test_every_page_of_the_app(engine: Engine, url: str) -> None:
    """By links, as a reader goes from page to page, with Streamlit alive."""
    engine.open(f"{url}/?predict=off")
    hints = 0
    for page in contents():
        if page.hidden:
            continue
        engine.wait(GO, "" if page == contents()[0] else page.id, why=f"a link to {page.id}")
        engine.wait(HEADING, page.title, why=f"the page {page.id}")
        if any(figure.page == page.id for figure in CATALOGUE):
            engine.wait(FIRST, why=f"the first figure of {page.id}")
        hints += engine.run("return document.querySelectorAll('.paper .hint').length")
        assert not wrong(engine), page.id
        assert engine.run("return document.documentElement.scrollWidth <= innerWidth"), page.id
    assert hints > 100


def test_a_guess_a_slider_a_driven_word_and_each_download(engine: Engine, url: str) -> None:
    figure = ".xp[data-figure=cascade-ladder]"
    slider, readout = f"{figure} input[type=range]", f"{figure} .xp-readout"
    engine.open(f"{url}/cascade?predict=on")
    engine.wait("document.querySelector('#root .paper')", why="Streamlit")
    engine.wait(SIGHT, "cascade-ladder")
    engine.click(f"{figure} .xp-guess label", "+ winsorising")
    engine.click(f"{figure} .xp-guess button", "Show the data")
    engine.says(f"{figure} .xp-gap", "You guessed “+ winsorising”")
    seen(engine, "cascade-ladder")
    told = engine.text(readout)
    engine.focus(slider)
    engine.press("Home")
    told = changed(engine, readout, told)
    engine.drag(slider, 0.02, 0.9)
    told = changed(engine, readout, told)
    engine.wait("/stage=/.test(location.search)", why="the choice in the address")
    word = "#root a.drive[data-state='stage=0b']"
    engine.focus(word)
    engine.press("Enter")
    changed(engine, readout, told)
    engine.wait("document.querySelector(arguments[0]).classList.contains('on')", word)
    engine.click(f"{figure} button.xp-open")
    for ending, begins in BEGINS.items():
        engine.click(".xp-files button", ending.upper())
        assert engine.file(f"cascade-ladder.{ending}").startswith(begins), ending
    engine.press("Escape")
    engine.wait("!document.querySelector('dialog[open]')", why="the menu gone")


def test_the_static_edition_from_a_disk_with_every_figure(engine: Engine, edition: str) -> None:
    ids = [figure.id for figure in CATALOGUE]
    for some in (ids[at : at + MANY] for at in range(0, len(ids), MANY)):
        engine.open(f"{edition}/view.html?figures={','.join(some)}&predict=off")
        for id in some:
            seen(engine, id)
        assert not wrong(engine)
    engine.open(f"{edition}/layers.html?predict=off")
    seen(engine, "layer-signal")
    assert not wrong(engine)
    seen(engine, "umap")
    title = ".xp[data-figure=umap] .xp-title"
    told = engine.text(title)
    engine.click("a.drive[data-state*='layer=0']")
    changed(engine, title, told)


def test_a_talk_in_the_app_and_from_one_file(engine: Engine, url: str, files: str) -> None:
    for address in (f"{url}/present?deck={DECK.id}", f"{files}/{DECK.file}"):
        engine.open(address)
        for number, slide in enumerate(DECK.slides, 1):
            engine.says(".dk-number", f"{number} / {len(DECK.slides)}")
            engine.says(".dk-now", slide.line)
            if slide.figure:
                engine.wait(SLIDE, slide.figure, why=f"{slide.figure} on a slide")
            engine.press("PageDown" if number % 2 else "ArrowRight")
        engine.press("b")
        engine.wait("document.querySelector('.dk-black')?.offsetHeight")
        engine.press("b", "Home")
        engine.says(".dk-number", f"1 / {len(DECK.slides)}")


def test_figures_as_one_file_each(engine: Engine, files: str) -> None:
    for id in ALONE:
        engine.open(f"{files}/{id}.html?predict=off")
        seen(engine, id)
        assert not wrong(engine)
        assert engine.run(ASKED) == []
        if engine.run("return Boolean(document.querySelector('.xp-slider input'))"):
            told = engine.text(".xp-slider output")
            engine.focus(".xp-slider input")
            engine.press("Home" if id != "toy-confound" else "End")
            changed(engine, ".xp-slider output", told)
