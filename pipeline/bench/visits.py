"""First charts in a real browser, with an empty cache: time, bytes and requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser

from components.figures import CATALOGUE
from pipeline.bench import chrome, floors, servers
from pipeline.bench.chrome import Visit
from pipeline.bench.report import Row
from pipeline.export import weight

# A page whose first figure stands below a few paragraphs, without a guess to make before.
PAGE = "/alpha?predict=off"
WEIGHT = 3.0  # MB of a first visit
FACTOR, PAGE_WEIGHT = 1.2, 1.6  # of a page without a server: times the bare one, and MB


def visits(folder: Path, runs: int) -> Iterator[Row]:
    """Ours beside the bare app."""
    with (
        servers.app(folder / "rooms.sqlite") as app,
        servers.streamlit(floors.bare_app(folder), {}, "--runner.postScriptGC=false") as bare,
        chrome.browser() as browser,
    ):
        urls = (app.url + PAGE, bare.url)
        for url in urls:  # what is compressed once, and disk caches
            chrome.first_plot(browser, url)
        yield from _visits(browser, urls, runs)


def _visits(browser: Browser, urls: tuple[str, str], runs: int) -> Iterator[Row]:
    """On this machine's own network, and on a slow one."""
    speed, delay = chrome.SLOW
    for network in (None, chrome.SLOW):
        ours, floor = _by_turns(browser, urls, runs, network)
        where = f"at {speed:g} Mbit/s and {delay:g} ms" if network else "unthrottled"
        yield Row(
            f"First chart in a browser, cold, {where}",
            "ms",
            tuple(visit.first for visit in ours),
            tuple(visit.first for visit in floor),
            of_floor=0.5 if network else 1.0,
            headline=f"First chart of a first visit, {where}" if network else "",
        )
    yield Row(
        "Sent on a first visit",
        "MB",
        tuple(visit.megabytes for visit in ours),
        tuple(visit.megabytes for visit in floor),
        target=WEIGHT,
    )
    yield Row(
        "Requests of a first visit",
        "",
        tuple(float(visit.requests) for visit in ours),
        tuple(float(visit.requests) for visit in floor),
    )


def static(exported: Path, runs: int) -> Iterator[Row]:
    """A figure's own page of an exported site, beside a bare page with the same Plotly file.

    Medians of some visits each, `runs` times; a static host's compression is imitated.
    """
    id = next((it.id for it in CATALOGUE if (exported / "f" / f"{it.id}.html").is_file()), None)
    if id is None:
        raise RuntimeError(f"{exported} holds no page of a figure.")
    measured = [weight.measured(exported, id) for _ in range(runs)]

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


def _by_turns(
    browser: Browser, urls: tuple[str, str], runs: int, network: tuple[float, float] | None
) -> tuple[list[Visit], list[Visit]]:
    """Visit both by turns, so that what disturbs one disturbs the other."""
    ours, floor = [], []
    for _ in range(runs):
        ours.append(chrome.first_plot(browser, urls[0], network))
        floor.append(chrome.first_plot(browser, urls[1], network))
    return ours, floor
