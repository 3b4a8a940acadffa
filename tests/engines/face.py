"""One face for all engines: what a reader does in a browser, and what is seen there.

Each engine brings a few commands of WebDriver; all else is made of these, once for all of them.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

KEYS = {  # as WebDriver has them
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
}
PATIENCE = 45.0  # seconds: the machine may be busy with other tests
LOOK = 0.05
# The visible element of a selector that has the words, in the middle of the window, and where.
PLACE = """((css, words) => {
const found = [...document.querySelectorAll(css)].find(it => {
  const { width, height } = it.getBoundingClientRect();
  return width && height && (!words || it.textContent.trim() === words
    || it.getAttribute("aria-label") === words);
});
if (!found) return null;
// What stays on a stage is moved by no scrolling, which would turn to another step.
const block = found.closest(".board") ? "nearest" : "center";
found.scrollIntoView({ block, behavior: "instant" });
const box = found.getClientRects()[0]; // of a link over two lines, that on the first
const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
const label = found.closest("label");
return found.contains(at) || at?.closest("label")?.contains(found) || label?.contains(at)
  ? [box.x, box.y, box.width, box.height] : null;
})(...arguments)"""


class Engine(ABC):
    """A browser with one profile, and the tab in it that is looked at."""

    name: str
    downloads: Path  # the folder in which files arrive
    outside: list[str]  # what it asked of the world beyond this machine
    broken: tuple[type[Exception], ...]  # what its driver raises, such as while a page is left

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address, and wait for it to load."""

    @abstractmethod
    def run(self, script: str, *given: Any) -> Any:
        """Run a script of the page; it has `arguments`, and its `return` is returned."""

    @abstractmethod
    def act(self, *sources: dict[str, Any]) -> None:
        """Perform actions of keys and pointers, as WebDriver says them."""

    @abstractmethod
    def picture(self) -> bytes:
        """What the window shows, as PNG."""

    @abstractmethod
    def size(self, width: int, height: int) -> None:
        """Give the window this size."""

    @abstractmethod
    def tab(self) -> str:
        """Open one more tab, and look at it. Returns its name."""

    @abstractmethod
    def turn(self, tab: str) -> None:
        """Look at a tab."""

    @abstractmethod
    def shut(self, tab: str) -> None:
        """Close a tab; the next call is `turn`."""

    @abstractmethod
    def here(self) -> str:
        """The tab that is looked at."""

    @abstractmethod
    def errors(self) -> list[str]:
        """What its console has told as errors since this was asked last."""

    @abstractmethod
    def close(self) -> None:
        """End it."""

    def wait(self, expression: str, *given: Any, why: str = "") -> Any:
        """Wait until an expression of the page's script holds, and return its value."""
        end, told = time.monotonic() + PATIENCE, ""
        while time.monotonic() < end:
            try:
                if found := self.run(f"return ({expression})", *given):
                    return found
            except self.broken as problem:
                told = str(problem)
            time.sleep(LOOK)
        said = "; ".join([told, *self.errors()])
        raise AssertionError(f"{self.name}: {why or expression} {given} does not come. {said}")

    def text(self, css: str) -> str:
        """The words of the first element of a selector, as shown."""
        return str(self.wait("document.querySelector(arguments[0])?.innerText.trim()", css))

    def says(self, css: str, words: str) -> None:
        """Wait until an element of a selector contains these words."""
        seen = "[...document.querySelectorAll(arguments[0])]"
        self.wait(f"{seen}.some(it => it.innerText.includes(arguments[1]))", css, words)

    def place(self, css: str, words: str = "") -> tuple[float, float, float, float]:
        """Bring an element into view, uncovered. Returns left, top, width and height."""
        at = self.wait(PLACE, css, words, why="an uncovered place")
        return tuple(at)

    def click(self, css: str, words: str = "") -> None:
        """Click the middle of the element of a selector, of that with these words if given."""
        left, top, width, height = self.place(css, words)
        self.drag_between((left + width / 2, top + height / 2))

    def drag(self, css: str, start: float, end: float) -> None:
        """Take an element at a part of its width, and let it go at another."""
        left, top, width, height = self.place(css)
        row = top + height / 2
        ways = [start + (end - start) * step / 8 for step in range(9)]
        self.drag_between(*((left + width * part, row) for part in ways))

    def drag_between(self, *points: tuple[float, float]) -> None:
        """Press at the first point, move through the others, and let go."""
        moves = [
            {
                "type": "pointerMove",
                "x": round(x),
                "y": round(y),
                "origin": "viewport",
                "duration": 16 if at else 0,
            }
            for at, (x, y) in enumerate(points)
        ]
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self.act(
            {
                "type": "pointer",
                "id": "mouse",
                "parameters": {"pointerType": "mouse"},
                "actions": [moves[0], down, *moves[1:], up],
            }
        )

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by their names or as letters."""
        made = [KEYS.get(key, key) for key in keys]
        steps = [{"type": kind, "value": key} for key in made for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keys", "actions": steps})

    def focus(self, css: str) -> None:
        """Give an element the focus."""
        self.wait("document.querySelector(arguments[0])", css)
        self.run("document.querySelector(arguments[0]).focus()", css)

    def fill(self, css: str, words: str) -> None:
        """Write into a field."""
        self.place(css)
        self.run("const it = document.querySelector(arguments[0]); it.focus(); it.select();", css)
        self.press(*words)

    def file(self, name: str) -> bytes:
        """A file that was downloaded, once it is whole; it is taken away. `name` may have a *."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            there = [path for path in self.downloads.glob(f"{name}*") if path.stat().st_size]
            if len(there) == 1 and there[0].match(name):  # and no part of it besides
                body = there[0].read_bytes()
                there[0].unlink()
                return body
            time.sleep(LOOK)
        raise AssertionError(f"{self.name}: {name} does not arrive")
