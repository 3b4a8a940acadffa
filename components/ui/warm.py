"""Have every figure ready soon after the start, so that the first visitors need not wait.

`python -m components.ui.warm` does the same before a start, and ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.starlette import App

from components.browser import assets, packing
from components.figures import CATALOGUE
from components.paper import fonts
from components.study import study_ids
from components.study.folders import HOME
from components.ui import front, nodelay
from components.ui.early import STREAMLIT

PAUSE = 0.05  # seconds between figures: visitors go first


def warm(running: subprocess.Popen[bytes]) -> None:
    """Compress what every visitor asks for, then the figures, once `running` has packed them."""
    assets.own()
    for name in front.shell():
        front.bundle(name)
    running.wait()
    for id in study_ids():
        for figure in CATALOGUE:
            assets.figure_data(id, f"{figure.id}-.js")
            time.sleep(PAUSE)


def packer() -> subprocess.Popen[bytes]:
    """Pack in a process of its own, with all scripts that every first visit fetches."""
    return packing.apart(STREAMLIT / name for name in sorted(front.shell()))


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[None]:
    """Begin to warm when the server starts; EXPLAINER_WARM=off leaves it out."""
    nodelay.answer_at_once()
    if os.environ.get("EXPLAINER_WARM") == "off":
        yield
        return
    running = packer()
    cutting = subprocess.Popen([sys.executable, "-m", "components.paper.fonts"], cwd=HOME)
    threading.Thread(target=warm, args=(running,), daemon=True, name="warm").start()
    try:
        yield
    finally:
        running.terminate()
        cutting.terminate()


if __name__ == "__main__":
    fonts.prepare()
    raise SystemExit(packer().wait())
