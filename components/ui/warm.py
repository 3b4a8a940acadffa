"""Pack every figure once after the start, so that the first visitor of a page need not wait."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from streamlit.starlette import App

from components.browser import assets, stored
from components.figures import CATALOGUE
from components.study import DataProblem, load_study, study_ids

PAUSE = 0.05  # seconds between figures: visitors go first


def warm() -> None:
    """Pack and compress what visitors will ask for; what is damaged is told when asked for."""
    assets.own()
    for id in study_ids():
        for figure in CATALOGUE:
            assets.figure_data(id, f"{figure.id}-.js")
            time.sleep(PAUSE)
        with suppress(DataProblem):
            stored.forget([load_study(id)])


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[None]:
    """Begin to warm when the server starts; EXPLAINER_WARM=off leaves it out."""
    if os.environ.get("EXPLAINER_WARM") != "off":
        threading.Thread(target=warm, daemon=True, name="warm").start()
    yield
