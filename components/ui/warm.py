"""Have every figure ready soon after the start, so that the first visitors need not wait."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.starlette import App

from components.browser import assets, packing
from components.figures import CATALOGUE
from components.study import study_ids
from components.ui import front

PAUSE = 0.05  # seconds between figures: visitors go first


def warm(packer: subprocess.Popen[bytes]) -> None:
    """Compress what every visitor asks for, then the figures, once `packer` has packed them."""
    assets.own()
    for name in front.shell():
        front.bundle(name)
    packer.wait()
    for id in study_ids():
        for figure in CATALOGUE:
            assets.figure_data(id, f"{figure.id}-.js")
            time.sleep(PAUSE)


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[None]:
    """Begin to warm when the server starts; EXPLAINER_WARM=off leaves it out."""
    if os.environ.get("EXPLAINER_WARM") == "off":
        yield
        return
    packer = packing.apart()
    threading.Thread(target=warm, args=(packer,), daemon=True, name="warm").start()
    try:
        yield
    finally:
        packer.terminate()
