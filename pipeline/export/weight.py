"""What a figure's static page costs a first visitor, beside a bare page with one chart.

python -m pipeline.export.weight SITE [FIGURE]: opens both from a small server of their own, in one
browser and by turns, and prints a table. Needs Playwright and Chromium. Times on a busy machine
say little; their ratio says more.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.figures import BY_ID
from components.packing import stored
from components.paper.edition import begun, first
from components.study import load_study, study_ids
from pipeline.export.site import SCRIPTS

TURNS = 5
BARE = "bare.html"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-sync", "--disable-background-networking"]
MARKS = ".js-plotly-plot .main-svg :is(.point, .trace path)"  # there once a chart is drawn
DRAWN = "marks => document.querySelector(marks) && performance.now()"


@dataclass(frozen=True, slots=True)
class Weight:
    """A first visit: requests, bytes when compressed with gzip, and ms until the chart is drawn."""

    requests: int
    bytes: int
    ms: float


def plotly_of(site: Path) -> str:
    """Name of Plotly's script in an exported site. Raises ValueError unless there is just one."""
    (script,) = (site / SCRIPTS).glob("plotly-*.js")
    return script.name


def bare(id: str, script: str) -> str:
    """A page with the site's Plotly file and the figure's first variant, drawn by a bare call."""
    packed = stored.whole(BY_ID[id], load_study(study_ids()[0]))
    whole = json.loads(packed.body)
    layout = begun(packed)
    data = json.dumps([whole["traces"][trace] for trace in first(whole)[0]])
    shown = json.dumps({**layout, "width": 960, "title": None, "meta": None})
    return (
        f'<!doctype html><meta charset="utf-8"><title>bare</title><div id="plot"></div>'
        f'<script src="{SCRIPTS}/{script}"></script>'
        f"<script>Plotly.newPlot('plot', {data}, {shown})</script>"
    )


@functools.lru_cache(maxsize=64)
def compressed(body: bytes) -> bytes:
    """As a static host keeps a file: compressed once."""
    return gzip.compress(body, 6)


class Packed(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, as static hosts do."""

    extra = b""  # the bare page, which is no file of the site

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/")
        path = Path(self.directory) / name
        if name == BARE:
            body = self.extra
        elif path.is_file():
            body = path.read_bytes()
        else:
            self.send_error(404)
            return
        packed = compressed(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path, page: str) -> Iterator[str]:
    """A server of the folder `site` and of the bare page, on a free port."""
    handler = type("Handler", (Packed,), {"extra": page.encode()})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def visit(browser: Any, address: str) -> Weight:
    """One first visit, with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sizes: list[int] = []
    page.on(
        "response",
        lambda answer: sizes.append(int(answer.headers.get("content-length", 0))),
    )
    page.goto(address, wait_until="commit")
    ms = page.wait_for_function(DRAWN, arg=MARKS).json_value()
    page.wait_for_load_state("load")
    context.close()
    return Weight(len(sizes), sum(sizes), ms)


def measured(site: Path, id: str, turns: int = TURNS) -> tuple[Weight, Weight]:
    """Medians of the figure's page and of the bare page, visited by turns."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[Weight]] = {f"f/{id}.html": [], BARE: []}
    with serving(site, bare(id, plotly_of(site))) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=QUIET
        )
        for _ in range(turns):
            for path, weights in found.items():
                weights.append(visit(browser, f"{address}/{path}"))
        browser.close()
    ours, other = (
        Weight(
            max(each.requests for each in weights),
            max(each.bytes for each in weights),
            statistics.median(each.ms for each in weights),
        )
        for weights in found.values()
    )
    return ours, other


def main() -> None:
    """Measure a figure's page of the site named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("figure", nargs="?", default="alpha-sweep", choices=sorted(BY_ID))
    asked = parser.parse_args()
    for name, it in zip(("figure", "bare"), measured(asked.site, asked.figure), strict=True):
        print(f"{name}: {it.requests} requests, {it.bytes / 1e6:.3f} MB, {it.ms:.0f} ms")


if __name__ == "__main__":
    main()
