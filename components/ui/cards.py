"""The picture of a page in link previews: static/cards, written by python -m pipeline.export."""

from __future__ import annotations

import re
from functools import lru_cache

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from components.study.folders import HOME

FOLDER = "cards"
PLACE = HOME / "static" / FOLDER
SIZE = (1200, 630)  # px
DAY = "public, max-age=86400"
HOST = re.compile(r"[\w.-]+(?::\d+)?|\[[\da-fA-F:]+\](?::\d+)?")


@lru_cache(maxsize=64)
def _read(name: str) -> bytes | None:
    path = PLACE / f"{name}.png"
    return path.read_bytes() if re.fullmatch(r"[\w-]+", name) and path.is_file() else None


def picture(request: Request) -> Response:
    """The card of a page."""
    name, _, ending = request.path_params["name"].rpartition(".")
    body = _read(name)
    if body is None or ending != "png":
        return Response("Not found", 404)
    return Response(body, headers={"cache-control": DAY}, media_type="image/png")


def has(page: str) -> bool:
    """Whether a page has a card."""
    return _read(page) is not None


def origin(scope: Scope) -> str:
    """Where the server was asked: previews need whole addresses. Empty for a host that is none."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    scheme = headers.get("x-forwarded-proto", scope["scheme"]).split(",")[0].strip()
    return f"{scheme}://{host}" if HOST.fullmatch(host) and scheme in ("http", "https") else ""
