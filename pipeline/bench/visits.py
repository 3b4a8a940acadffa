"""First visits in a real browser, with an empty cache: words, pictures, charts, shifts, bytes.

The app is seen beside three others: its own static edition, a page of nothing but the same words,
and a bare Streamlit app. All are visited by turns, so that what disturbs one disturbs all.
"""

from __future__ import annotations

import html
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser

from components.figures import CATALOGUE
from components.study.folders import HOME
from pipeline.bench import chrome, floors, servers
from pipeline.bench.chrome import Reader, Visit
from pipeline.bench.report import Row, spread
from pipeline.export import weight

PAGE = "alpha"  # whose first figure has a slider
READERS = (Reader(), Reader(chrome.SLOW), Reader(phone=True), Reader(chrome.SLOW, phone=True))
HOME_PAGE, APP, STATIC, WORDS, BARE = "the home page", "app", "static", "words", "bare"
WEIGHT = 3.0  # MB of a first visit
TEXT, TEXT_SLOW = 1.8, 1.3  # times the static edition's first text; for all but the fastest
LARGEST, LARGEST_OF_BARE = 700.0, 0.25  # ms on the slow network, and times the bare app's
# ms until the first chart, of an earlier state on the same machine; here it is to be sooner.
CHART = {Reader(): 0.9 * 1761, Reader(chrome.SLOW): 2135}
SHIFT = 0.02
FACTOR, PAGE_WEIGHT = 1.2, 1.6  # of a figure without a server: times the bare one, and MB

Visits = dict[str, list[Visit]]


def export(site: Path) -> None:
    """Write the static edition, to be measured."""
    command = [sys.executable, "-m", "pipeline.export", "--site", str(site)]
    subprocess.run(command, cwd=HOME, check=True, stdout=subprocess.DEVNULL)


def visits(folder: Path, site: Path, runs: int) -> Iterator[Row]:
    """All kinds of readers, on the home page and on a page with a chart."""
    with (
        servers.app(folder / "rooms.sqlite") as app,
        servers.streamlit(floors.bare_app(folder), {}, "--runner.postScriptGC=false") as bare,
        chrome.browser() as browser,
        weight.serving(site, _words(browser, site)) as files,
    ):
        home = {APP: f"{app.url}/", STATIC: f"{files}/index.html"}
        page = {APP: f"{app.url}/{PAGE}", STATIC: f"{files}/{PAGE}.html", BARE: bare.url}
        page[WORDS] = f"{files}/{weight.BARE}"
        for url in (*home.values(), *page.values()):  # what is compressed once, and disk caches
            chrome.visit(browser, url, plot=False)
        for reader in READERS:
            on_page = _by_turns(browser, page, runs, reader, charts=True)
            at_home = _by_turns(browser, home, runs, reader, charts=False)
            yield from _rows(reader, at_home, on_page)
            if reader == READERS[0]:
                yield from _sent(on_page)


def _rows(reader: Reader, at_home: Visits, on_page: Visits) -> Iterator[Row]:
    """What one kind of reader sees when."""
    fast = reader == READERS[0]
    for name, found in ((HOME_PAGE, at_home), (f"the page “{PAGE}”", on_page)):
        ours, static = (_of(found[side], lambda it: it.text) for side in (APP, STATIC))
        yield Row(
            f"First text of {name}, {reader}; bare: the static edition",
            "ms",
            ours,
            static,
            of_floor=TEXT if fast else TEXT_SLOW,
            note=_beside(on_page, lambda it: it.text),
            headline=f"First words, {reader}" if name == HOME_PAGE and reader == READERS[1] else "",
        )
    held = reader == Reader(chrome.SLOW)
    yield Row(
        f"Largest paint of {HOME_PAGE}, words and picture, {reader}",
        "ms",
        _of(at_home[APP], lambda it: it.largest),
        _of(on_page[BARE], lambda it: it.largest),
        target=LARGEST if held else None,
        of_floor=LARGEST_OF_BARE if held else None,
    )
    yield Row(
        f"First chart that moves, {reader}",
        "ms",
        _of(on_page[APP], lambda it: it.first),
        _of(on_page[BARE], lambda it: it.first),
        target=CHART.get(reader),
        of_floor=1.0,
        note=f"static edition {spread(_of(on_page[STATIC], lambda it: it.first))}",
        headline=f"First chart that moves, {reader}" if held else "",
    )
    shifts = [it.shift for found in (at_home, on_page) for it in found[APP]]
    bare = _of(on_page[BARE], lambda it: it.shift)
    yield Row(f"Layout shift, largest, {reader}", "", (max(shifts),), bare, target=SHIFT)


def _sent(found: Visits) -> Iterator[Row]:
    """Bytes and requests of a first visit."""
    ours, bare = (_of(found[side], lambda it: it.megabytes) for side in (APP, BARE))
    yield Row("Sent on a first visit", "MB", ours, bare, target=WEIGHT)
    ours, bare = (_of(found[side], lambda it: it.requests) for side in (APP, BARE))
    yield Row("Requests of a first visit", "", ours, bare)


def _of(found: list[Visit], read: Callable[[Visit], float]) -> tuple[float, ...]:
    return tuple(float(read(each)) for each in found)


def _beside(found: Visits, read: Callable[[Visit], float]) -> str:
    words, bare = (statistics.median(_of(found[side], read)) for side in (WORDS, BARE))
    return f"words alone {words:.0f}, bare Streamlit {bare:.0f}"


def _words(browser: Browser, site: Path) -> str:
    """A page of the same words as PAGE has, and nothing else."""
    with weight.serving(site, "") as files, chrome.cold(browser) as (page, _visit):
        page.goto(f"{files}/{PAGE}.html")
        said = str(page.evaluate("document.body.innerText")).splitlines()
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in said if line.strip())
    size = "width=device-width"
    return f'<!doctype html><meta charset="utf-8"><meta name="viewport" content="{size}">{lines}'


def _by_turns(
    browser: Browser, urls: dict[str, str], runs: int, reader: Reader, *, charts: bool
) -> Visits:
    found: Visits = {side: [] for side in urls}
    for _ in range(runs):
        for side, url in urls.items():
            plot = charts and side != WORDS
            found[side].append(chrome.visit(browser, url, reader, plot=plot))
    return found


def static(site: Path, runs: int) -> Iterator[Row]:
    """A figure's own page of an exported site, beside a bare page with the same Plotly file.

    Medians of some visits each, `runs` times; a static host's compression is imitated.
    """
    id = CATALOGUE[0].id
    measured = [weight.measured(site, id) for _ in range(runs)]

    def both(read: Callable[[weight.Weight], float]) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(read(each) for each in side) for side in zip(*measured, strict=True))

    ours, bare = both(lambda it: it.ms)
    yield Row(
        "First chart of a figure’s page in the static edition",
        "ms",
        ours,
        bare,
        of_floor=FACTOR,
        note=f"{id}, each the median of {weight.TURNS} visits",
    )
    ours, bare = both(lambda it: it.bytes / 1e6)
    yield Row("Sent for it, compressed", "MB", ours, bare, target=PAGE_WEIGHT)
    ours, bare = both(lambda it: it.requests)
    yield Row("Requests for it", "", ours, bare)
