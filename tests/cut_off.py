"""Read some pages in a browser, and print as JSON what page and server asked of the world.

Run by test_cut_off.py, where it can in a network of its own that has the loopback device only.
"""

import json
import os
import socket
import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.conftest import quiet_browser, serving

expect.set_options(timeout=60_000)
PAGES = ["", "lab", "room"]
HOSTILE = ["layers", "cascade", "sources"]  # of the study that would like to run scripts
# What a script, an event or a link that runs would look like in the page.
RUNS = """() => [window.ran ?? 0, ...[...document.querySelectorAll("*")].filter(it =>
  [...it.attributes].some(({name, value}) => name.startsWith("on") || name === "srcdoc"
    || /^\\s*(javascript|vbscript):/i.test(value))
  || (it.tagName === "SCRIPT" && it.type !== "application/ld+json"
    && it.textContent.includes("ran="))
  ).map(it => it.outerHTML)]"""


def reachable() -> bool:
    """Whether there is a way out of here at all; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation
        except OSError:
            return False
        return True


def read(page: Page, address: str) -> None:
    """Open a page and all that can be opened on it."""
    page.goto(address)
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_timeout(1500)
    for closed in page.locator("main summary").all()[:8]:
        if closed.is_visible():  # the stage may have turned meanwhile
            closed.click()
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(500)


def main() -> None:
    """Start the app with the settings given as JSON, read, and print what was seen."""
    asked, complaints, run = set(), [], []
    with serving(json.loads(sys.argv[1])) as url, sync_playwright() as play:
        browser = quiet_browser(play)
        context = browser.new_context()
        context.on("request", lambda request: asked.add(request.url))
        page = context.new_page()
        page.on("websocket", lambda websocket: asked.add(websocket.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for name in PAGES:
            read(page, f"{url}/{name}?depth=specialist")
        for name in HOSTILE:
            read(page, f"{url}/{name}?depth=specialist&predict=off&study=hostile")
            run += [found for found in page.evaluate(RUNS) if found]
        drawn = page.goto(f"{url}/?figure=cascade-ladder&study=hostile&embed=true")
        expect(page.locator("[data-drawn=yes]")).to_be_visible()
        run += [found for found in page.evaluate(RUNS) if found]
        browser.close()
    outside = [it for it in asked if not it.startswith((url, f"ws{url[4:]}", "data:", "blob:"))]
    seen = {"asked": len(asked), "outside": outside, "reachable": reachable(), "run": run}
    Path(os.environ["CUT_OFF_SEEN"]).write_text(
        json.dumps({**seen, "complaints": complaints, "status": drawn and drawn.status})
    )


if __name__ == "__main__":
    main()
