"""Have every figure ready soon after the start, so that the first visitors need not wait.

`python -m components.ui.warm` does the same before a start, and ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from streamlit.starlette import App

from components import limits
from components.browser import assets, packing
from components.figures import CATALOGUE
from components.paper import fonts
from components.study import study_ids
from components.study.folders import HOME
from components.ui import front, nodelay
from components.ui.early import STREAMLIT

PAUSE = 0.05  # seconds between figures: visitors go first


def warm(running: subprocess.Popen[bytes] | None) -> None:
    """Compress what every visitor asks for, then the figures, once `running` has packed them.

    Where no process could be started they are packed here.
    """
    assets.own()
    for name in front.shell():
        front.bundle(name)
    if running:
        running.wait()
    for id in study_ids():
        for figure in CATALOGUE:
            assets.figure_data(id, f"{figure.id}-.js")
            time.sleep(PAUSE)


def packer() -> subprocess.Popen[bytes]:
    """Pack in a process of its own, with all scripts that every first visit fetches."""
    return packing.apart(STREAMLIT / name for name in sorted(front.shell()))


def cutter() -> subprocess.Popen[bytes]:
    """Cut the fonts in a process of its own."""
    return subprocess.Popen([sys.executable, "-m", "components.paper.fonts"], cwd=HOME)


def started(begin: Callable[[], subprocess.Popen[bytes]]) -> subprocess.Popen[bytes] | None:
    """The process, or None where the system starts none: the server serves all the same."""
    try:
        return begin()
    except OSError:
        return None


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[None]:
    """Begin to warm when the server starts; EXPLAINER_WARM=off leaves it out."""
    nodelay.answer_at_once()
    sys.setswitchinterval(limits.AT_A_STRETCH)
    if os.environ.get("EXPLAINER_WARM") == "off":
        yield
        return
    running, cutting = started(packer), started(cutter)
    threading.Thread(target=warm, args=(running,), daemon=True, name="warm").start()
    try:
        yield
    finally:
        for process in filter(None, (running, cutting)):
            process.terminate()


if __name__ == "__main__":
    fonts.prepare()
    raise SystemExit(packer().wait())
