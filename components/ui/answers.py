"""Answers with the headers that all of ours have, as small as the browser understands."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response

from components.browser import assets, tight

FOREVER, HOUR = "public, max-age=31536000, immutable", "public, max-age=3600"
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
    if "br" in accepted and tightly:
        headers["content-encoding"], body = "br", tightly
    elif "gzip" in accepted:
        headers["content-encoding"], body = "gzip", asset.packed
    return Response(body, headers=headers, media_type=MIME[kind])
