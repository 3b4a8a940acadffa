"""What the server does before anybody comes: it waits for the process that packs."""

import errno
import subprocess
from pathlib import Path
from typing import Any

import anyio
import pytest

from components.figures import CATALOGUE
from components.study import study_ids
from components.ui import warm


class Packing:
    """A process that packs; it notes when it was waited for."""

    def __init__(self, done: list[str]) -> None:
        self.done = done

    def wait(self) -> int:
        self.done.append("packed")
        return 0


def test_no_figure_is_fetched_before_all_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(warm, "PAUSE", 0)
    monkeypatch.setattr(warm.assets, "own", lambda: done.append("own"))
    monkeypatch.setattr(warm.front, "shell", lambda: {"one.js": ""})
    monkeypatch.setattr(warm.front, "bundle", done.append)
    monkeypatch.setattr(warm.assets, "figure_data", lambda study, name: done.append(name))
    warm.warm(Packing(done))
    packed = done.index("packed")
    assert done[:packed] == ["own", "one.js"]
    assert done[packed + 1 :] == [f"{figure.id}-.js" for _ in study_ids() for figure in CATALOGUE]


def test_the_packer_is_told_of_every_script_of_a_first_visit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: asked.append(command))
    monkeypatch.setattr(warm.front, "shell", lambda: {"b.js": "", "a.js": ""})
    warm.packer()
    ((_, *module, first, second),) = asked
    assert module == ["-m", "components.browser.packing"]
    assert [Path(first).name, Path(second).name] == ["a.js", "b.js"]


def test_a_system_that_starts_no_process_serves_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*given: object, **more: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    warmed: list[Any] = []
    monkeypatch.delenv("EXPLAINER_WARM", raising=False)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(warm, "warm", warmed.append)

    async def live() -> None:
        async with warm.lifespan(None):
            await anyio.sleep(0.05)

    anyio.run(live)
    assert warmed == [None]
