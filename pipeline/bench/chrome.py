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
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SLOWER = 6  # times: a phone's processor
LATER = 1500  # ms after all is there, in which a page may still move
PATIENCE = 90_000  # ms until the first plot must be there

# What is painted when, and what moves, as browsers measure it.
SEEN = """
window.seen = { text: null, largest: null, shift: 0 };
const note = (type, heard) => new PerformanceObserver(list => list.getEntries().forEach(heard))
  .observe({ type, buffered: true });
note("paint", it => { if (it.name === "first-contentful-paint") seen.text = it.startTime; });
note("largest-contentful-paint", it => { seen.largest = it.startTime; });
note("layout-shift", it => { if (!it.hadRecentInput) seen.shift += it.value; });
"""

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
    text: float = 0.0  # ms until the first words are painted
    largest: float = 0.0  # ms until the largest text or picture is painted
    shift: float = 0.0  # of the layout, summed
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


@dataclass(frozen=True, slots=True)
class Reader:
    """How somebody comes: Mbit/s and ms of the network if it is slow, and whether by phone."""

    network: tuple[float, float] | None = None
    phone: bool = False

    def __str__(self) -> str:
        speed, delay = self.network or (0, 0)
        where = f"at {speed:g} Mbit/s and {delay:g} ms" if self.network else "unthrottled"
        return f"a phone {SLOWER} times slower, {where}" if self.phone else where


HERE = Reader()


@contextmanager
def cold(browser: Browser, reader: Reader = HERE) -> Iterator[tuple[Page, Visit]]:
    """A page with an empty cache, as this reader has it."""
    how = PHONE if reader.phone else {"viewport": {"width": 1280, "height": 800}}
    context = browser.new_context(**how)
    context.add_init_script(f"{SEEN}{WATCH}")
    try:
        page, visit, asked = context.new_page(), Visit(), dict[str, str]()
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        if reader.phone:
            wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        if network := reader.network:
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


def visit(browser: Browser, url: str, reader: Reader = HERE, *, plot: bool = True) -> Visit:
    """Open a page for the first time, until its first plot is painted and all is at rest.

    Without `plot`, nobody waits for one.
    """
    with cold(browser, reader) as (page, seen):
        page.goto(url, wait_until="commit")
        if plot:
            seen.first = float(page.evaluate(PAINTED, PATIENCE))
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        page.wait_for_timeout(LATER)
        for name, value in page.evaluate("seen").items():
            setattr(seen, name, float(value or 0.0))
        return seen
