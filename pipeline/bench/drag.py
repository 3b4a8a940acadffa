"""Dragging a control: how soon its figure is repainted, and what the server hears of it.

A figure may show a picture drawn ahead, of which Plotly says nothing. So the page itself is
watched: a move is answered once another drawing stands in it, to be shown with the next frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import WebSocket

from pipeline.bench import chrome, servers
from pipeline.bench.report import Row
from pipeline.bench.rooms import percentile
from pipeline.bench.visits import PAGE

STEPS = 40  # moves of the mouse in one drag
FRAME = 1000 / 60  # ms
LOOKS = 2000  # ms that a reader looks at the figure first
SETTLED = 4500  # ms after the release, in which a server might still be told

# From each “input” event of the first slider until what its figure shows has changed: until the
# shapes of its drawing are others. What only names them, such as the alt text, does not count.
TIMES = """
(() => {
  window.repaints = [];
  const slider = document.querySelector(".xp-slider input");
  const plot = slider.closest(".xp").querySelector(".xp-plot");
  let since = null;
  slider.addEventListener("input", () => { since ??= performance.now(); }, true);
  new MutationObserver(() => {
    if (since === null) return;
    repaints.push(performance.now() - since);
    since = null;
  }).observe(plot, {
    subtree: true, childList: true, characterData: true,
    attributeFilter: ["d", "points", "transform", "x", "y", "width", "height", "href"],
  });
})()
"""


def _hearing(sent: list[object]) -> Callable[[WebSocket], None]:
    """Notes what a page sends to the server."""
    return lambda socket: socket.on("framesent", lambda frame: sent.append(frame))


def drag(folder: Path, runs: int) -> Iterator[Row]:
    """Drag the slider of the first figure from one end to the other."""
    late, said, told = [], [], []
    with servers.app(folder / "rooms.sqlite") as app, chrome.browser() as browser:
        for _ in range(runs):
            with chrome.cold(browser) as (page, _visit):
                sent: list[object] = []
                page.on("websocket", _hearing(sent))
                page.goto(f"{app.url}/{PAGE}", wait_until="commit")
                page.evaluate(chrome.PAINTED, chrome.PATIENCE)
                page.wait_for_load_state("networkidle")
                slider = page.locator(".xp-slider input").first
                slider.scroll_into_view_if_needed()
                page.wait_for_timeout(LOOKS)
                page.evaluate(TIMES)
                box = slider.bounding_box()
                if box is None:
                    raise RuntimeError("The slider is not on the page.")
                y = box["y"] + box["height"] / 2
                page.mouse.move(box["x"] + 8, y)
                page.mouse.down()
                sent.clear()
                for step in range(1, STEPS + 1):
                    page.mouse.move(box["x"] + 8 + step / STEPS * (box["width"] - 16), y)
                said.append(float(len(sent)))
                page.mouse.up()
                page.wait_for_timeout(SETTLED)
                told.append(float(len(sent)))
                late.append(percentile(page.evaluate("repaints")[1:], 0.95))
    yield Row(
        f"Dragging a slider after a look of {LOOKS / 1000:g} s: from the move to the "
        "new drawing, 95th percentile after the first",
        "ms",
        tuple(late),
        target=FRAME,
    )
    yield Row("Messages to the server while dragging", "", tuple(said), target=0)
    yield Row("Messages to the server after the release", "", tuple(told), target=0)
