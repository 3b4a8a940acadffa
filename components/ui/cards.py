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
ORIGIN = "⟦origin⟧"  # stands in cached pages for the address that a visitor came by


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


def tags(page: str, base: str) -> str:
    """Tags that name the card of a page, at ORIGIN; none where it has no card."""
    if _read(page) is None:
        return '<meta name="twitter:card" content="summary">'
    address = f"{ORIGIN}{base}/{FOLDER}/{page}.png"
    return (
        f'<meta property="og:image" content="{address}">'
        f'<meta property="og:image:width" content="{SIZE[0]}">'
        f'<meta property="og:image:height" content="{SIZE[1]}">'
        '<meta name="twitter:card" content="summary_large_image">'
        f'<meta name="twitter:image" content="{address}">'
    )


def origin(scope: Scope) -> str:
    """Where the server was asked: previews need whole addresses. Empty for a host that is none."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    scheme = headers.get("x-forwarded-proto", scope["scheme"]).split(",")[0].strip()
    return f"{scheme}://{host}" if HOST.fullmatch(host) and scheme in ("http", "https") else ""
