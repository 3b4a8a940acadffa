"""Answers with the headers that all of ours have, as small as the browser understands."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import Response

from components.browser import assets, tight

FOREVER, HOUR = "public, max-age=31536000, immutable", "public, max-age=3600"
NEVER = re.compile(r"q=0(?:\.0*)?")  # the weight of what must not be sent
MIME = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "json": "application/json",
    "woff2": "font/woff2",
}
SECURITY = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# Data are for everybody: pages of others may read them, and so may notebooks in a browser.
OPEN = {**SECURITY, "access-control-allow-origin": "*", "cache-control": "no-cache"}


def deliver(asset: assets.Asset, asked: Headers, cache: str = FOREVER) -> Response:
    """An asset as small as the browser understands; its name changes with its content."""
    headers = {**SECURITY, "vary": "accept-encoding", "cache-control": cache}
    accepted, body = asked.get("accept-encoding", ""), asset.body
    kind = asset.name.rpartition(".")[2]
    if kind == "woff2":  # packed already
        return Response(body, headers=headers, media_type=MIME[kind])
    tightly = asset.tight or (tight.found(asset.body) if cache == FOREVER else None)
    if tightly and understood("br", accepted):
        headers["content-encoding"], body = "br", tightly
    elif understood("gzip", accepted):
        headers["content-encoding"], body = "gzip", asset.packed
    return Response(body, headers=headers, media_type=MIME[kind])


def understood(coding: str, accepted: str) -> bool:
    """Whether a browser that sends this Accept-Encoding understands a way of packing."""
    for each in accepted.lower().split(","):
        name, _, weight = each.partition(";")
        if name.strip() == coding:
            return not NEVER.fullmatch(weight.replace(" ", ""))
    return False
