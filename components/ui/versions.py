"""How a student’s page notices what the teacher did: it asks for a number, which is cheap.

A page that runs again every few seconds costs the server milliseconds each time, and a full
lecture hall more than it has. So the browser asks a route for the room's version, and the page
runs again only when that has changed. The number counts what the teacher did; it knows no votes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from time import monotonic

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.browser import modules
from components.rooms.here import store
from components.rooms.problem import RoomProblem

FOLDER = "rooms"  # the route lies below this path
EVERY = 3.0  # seconds between two looks of one browser

LOOK = Path(__file__).parent / "scripts" / "versions.js"

_look = st.components.v2.component("versions", html="<span></span>", js=modules.module(LOOK))


def watch(code: str, version: int | None) -> None:
    """Run the fragment around this again once the room's version is no longer `version`."""
    _look(
        key=f"versions-{code}",
        data={"path": f"{FOLDER}/{code}/version", "version": version, "every": EVERY},
        height=1,
        on_version_change=lambda: None,
    )


def version(request: Request) -> Response:
    """The version of a room; null where there is none."""
    try:
        now = _version(request.path_params["code"], int(monotonic()))
    except RoomProblem:
        now = None
    return JSONResponse({"version": now}, headers={"cache-control": "no-store"})


@lru_cache(maxsize=1024)
def _version(code: str, second: int) -> int:
    """Asked of the database once a second, however many browsers ask. Raises RoomProblem."""
    return store().rooms.room(code).version
