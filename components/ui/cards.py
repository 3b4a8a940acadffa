"""Pictures of figures, and the cards of link previews: see components/pictures."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from components.pictures import cards, made
from components.study import DataProblem, load_study, study_ids

FOLDER = "cards"
FOLDERS = (FOLDER, *made.FOLDERS.values())
FOREVER, DAY = "public, max-age=31536000, immutable", "public, max-age=86400"
HOST = re.compile(r"[\w.-]+(?::\d+)?|\[[\da-fA-F:]+\](?::\d+)?")
PREFIX = re.compile(r"(?:/[\w.~@-]{1,64}){0,8}", re.ASCII)


def card(request: Request) -> Response:
    """The card of a page or of a figure, with the numbers of the first study."""
    name, _, ending = request.path_params["name"].rpartition(".")
    try:
        body = cards.card(name, load_study(study_ids()[0])) if ending == "png" else None
    except (DataProblem, IndexError):
        body = None
    if body is None:
        return Response("Not found", 404)
    return Response(body, headers={"cache-control": DAY}, media_type="image/png")


def picture(request: Request) -> Response:
    """A thumbnail or a poster; an old name gets that of today, and is not kept."""
    folder = request.url.path.rsplit("/", 2)[-2]
    name = request.path_params["name"]
    found = made.named(folder, name)
    if found is None:
        return Response("Not found", 404)
    kept = FOREVER if found.name == name else "no-cache"
    return Response(found.body, headers={"cache-control": kept}, media_type="image/webp")


def prefix(scope: Scope) -> str:
    """The path that a proxy took away, where it tells it; empty for one that is none."""
    told = Headers(scope=scope).get("x-forwarded-prefix", "").rstrip("/")
    return told if PREFIX.fullmatch(told) else ""


def origin(scope: Scope) -> str:
    """Where the server was asked: previews need whole addresses. Empty for a host that is none."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    scheme = headers.get("x-forwarded-proto", scope["scheme"]).split(",")[0].strip()
    return f"{scheme}://{host}" if HOST.fullmatch(host) and scheme in ("http", "https") else ""
