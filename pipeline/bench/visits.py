"""First charts in a real browser, with an empty cache: time, bytes and requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from components.browser import plotly_script
from pipeline.bench import chrome, floors, servers
from pipeline.bench.chrome import Visit
from pipeline.bench.report import Row

# A page whose first figure stands below a few paragraphs, without a guess to make before.
PAGE = "/alpha?predict=off"
WEIGHT, SMALL = 3.0, 2.0  # MB of a first visit, with the whole and with the small build of Plotly


def visits(folder: Path, runs: int) -> Iterator[Row]:
    """Ours beside the bare app, on this machine's own network and on a slow one."""
    small = plotly_script.script() != plotly_script.WHOLE
    build = "the small build of Plotly" if small else "the whole of Plotly"
    speed, delay = chrome.SLOW
    with (
        servers.app(folder / "rooms.sqlite") as app,
        servers.streamlit(floors.bare_app(folder), {}, "--runner.postScriptGC=false") as bare,
        chrome.browser() as browser,
    ):
        chrome.first_plot(browser, app.url + PAGE)  # what is compressed once, and disk caches
        chrome.first_plot(browser, bare.url)
        for network in (None, chrome.SLOW):
            ours, floor = _by_turns(browser, (app.url + PAGE, bare.url), runs, network)
            where = f"at {speed:g} Mbit/s and {delay:g} ms" if network else "unthrottled"
            yield Row(
                f"First chart in a browser, cold, {where}, {build}",
                "ms",
                tuple(visit.first for visit in ours),
                tuple(visit.first for visit in floor),
                of_floor=0.5 if network else 1.0,
            )
        yield Row(
            f"Sent on a first visit, {build}",
            "MB",
            tuple(visit.megabytes for visit in ours),
            tuple(visit.megabytes for visit in floor),
            target=SMALL if small else WEIGHT,
        )
        yield Row(
            "Requests of a first visit",
            "",
            tuple(float(visit.requests) for visit in ours),
            tuple(float(visit.requests) for visit in floor),
        )


def static(folder: Path, exported: Path, runs: int) -> Iterator[Row]:
    """A figure's own page of an exported site, beside a bare page with the same Plotly file."""
    page = next((page for page in sorted(exported.rglob("*.html")) if _has_figure(page)), None)
    if page is None:
        raise RuntimeError(f"{exported} holds no page with a figure.")
    with (
        chrome.browser() as browser,
        servers.plain(exported) as site,
        servers.plain(floors.bare_page(folder / "page")) as bare,
    ):
        address = f"{site.url}/{page.relative_to(exported)}"
        ours, floor = _by_turns(browser, (address, f"{bare.url}/index.html"), runs, None)
    yield Row(
        f"First chart of the exported page {page.name}",
        "ms",
        tuple(visit.first for visit in ours),
        tuple(visit.first for visit in floor),
    )
    yield Row(
        "Sent by it, not compressed",
        "MB",
        tuple(visit.megabytes for visit in ours),
        tuple(visit.megabytes for visit in floor),
    )


def _has_figure(page: Path) -> bool:
    return "Explorable.mount" in page.read_text("utf-8")


def _by_turns(
    browser: Browser, urls: tuple[str, str], runs: int, network: tuple[float, float] | None
) -> tuple[list[Visit], list[Visit]]:
    """Visit both by turns, so that what disturbs one disturbs the other."""
    ours, floor = [], []
    for _ in range(runs):
        ours.append(chrome.first_plot(browser, urls[0], network))
        floor.append(chrome.first_plot(browser, urls[1], network))
    return ours, floor
