"""A real browser, and what one visit in it costs: time to the first plot, bytes, requests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
)
SLOW = (20.0, 40.0)  # Mbit/s and ms: a good mobile network
PATIENCE = 90_000  # ms until the first plot must be there

# When the first plot was painted: Plotly says that it has drawn, and the next frame shows it.
WATCH = """
(() => {
  window.firstPlot = null;
  const seen = new WeakSet();
  const hook = plot => {
    if (seen.has(plot) || !plot.on) return;
    seen.add(plot);
    const painted = () => requestAnimationFrame(() => { firstPlot ??= performance.now(); });
    plot.on("plotly_afterplot", painted);
    if (plot.querySelector(".main-svg .trace, .main-svg image")) painted();   // drawn before
  };
  const look = () => {
    document.querySelectorAll(".js-plotly-plot").forEach(hook);
    if (firstPlot === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""

# A policy may forbid what Playwright evaluates again and again, so the page waits by itself.
PAINTED = """
patience => new Promise((done, failed) => {
  const look = () => firstPlot === null ? setTimeout(look, 5) : done(firstPlot);
  setTimeout(() => failed(new Error("no plot was painted")), patience);
  look();
})
"""


@dataclass(slots=True)
class Visit:
    """What a page needed."""

    first: float = 0.0  # ms from the start of navigation to the first plot painted
    requests: int = 0
    bytes: dict[str, int] = field(default_factory=dict)  # on the wire, by address

    @property
    def megabytes(self) -> float:
        return sum(self.bytes.values()) / 1e6


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, as installed or named by $CHROMIUM."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield running
        finally:
            running.close()


@contextmanager
def cold(
    browser: Browser, network: tuple[float, float] | None = None
) -> Iterator[tuple[Page, Visit]]:
    """A page with an empty cache, on a network of so many Mbit/s and ms round trip."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(WATCH)
    try:
        page, visit, asked = context.new_page(), Visit(), dict[str, str]()
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        if network:
            rate = network[0] * 1e6 / 8
            wire.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": network[1],
                    "downloadThroughput": rate,
                    "uploadThroughput": rate,
                },
            )
        wire.on(
            "Network.responseReceived",
            lambda said: asked.update({said["requestId"]: said["response"]["url"]}),
        )

        def finished(said: dict[str, object]) -> None:
            url = asked.get(str(said["requestId"]), "?")
            size = said["encodedDataLength"]
            visit.bytes[url] = visit.bytes.get(url, 0) + round(float(str(size)))
            visit.requests += 1

        wire.on("Network.loadingFinished", finished)
        yield page, visit
    finally:
        context.close()


def first_plot(browser: Browser, url: str, network: tuple[float, float] | None = None) -> Visit:
    """Open a page for the first time, until its first plot is painted and the network is idle."""
    with cold(browser, network) as (page, visit):
        page.goto(url, wait_until="commit")
        visit.first = float(page.evaluate(PAINTED, PATIENCE))
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        return visit
