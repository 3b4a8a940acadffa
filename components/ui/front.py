"""The front door: titles and tags of each page, real 404s, headers, compression, our own files."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterable
from functools import lru_cache, partial

import streamlit as st
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from components import limits
from components.browser import assets
from components.paper import files
from components.paper.addresses import NOTES
from components.pictures.made import FOLDERS
from components.study.contents import contents, site_title
from components.ui import cards, door, first, found, held, opened, taken
from components.ui.answers import SECURITY, deliver
from components.ui.early import BUNDLE, STREAMLIT
from components.ui.room import places
from components.ui.room import routes as room
from components.ui.talk import pairs

# All that readers do; what they choose goes by the websocket, and votes into the rooms.
READING = ("GET", "HEAD")
# What Streamlit or a route of ours answers; every other path is a page, or leads nowhere.
PASSED_ON = {
    "_stcore",
    "static",
    "media",
    "component",
    "favicon.png",
    "manifest.json",
    "robots.txt",
    found.SITEMAP,
    found.OEMBED,
    "data",
    room.FOLDER,
    *places.PLACES,
    assets.FOLDER,
    *cards.FOLDERS,
    files.FOLDER,
    taken.FOLDER,
    NOTES,
    pairs.FOLDER,
}
# Streamlit writes styles into the page and loads components from blobs. Anyone may embed us, so
# frame-ancestors is not named: even * leaves out pages on a disk and frames without an origin.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)


def base() -> str:
    """The path below which the server was told to serve: empty, or with a leading slash."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


def shell() -> set[str]:
    """The scripts and styles of Streamlit that every first visit needs."""
    return set(BUNDLE.findall((STREAMLIT / "index.html").read_text("utf-8")))


def moved(way: str, query: str) -> Response:
    """The way to a page from where the reader is: a proxy may have put anything before its path."""
    return RedirectResponse(f"{way}{f'?{query}' if query else ''}")


def not_found(home: str) -> str:
    """A page for paths that lead nowhere; it needs no script. `home` is the way to the root."""
    links = "".join(
        f'<li><a href="{home}{"" if at == 0 else page.id}">{html.escape(page.title)}</a></li>'
        for at, page in enumerate(contents())
        if not page.hidden
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Page not found</title>'
        "<style>body{font:18px/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;"
        "padding:0 1rem;color-scheme:light dark}</style>"
        f"<main><h1>There is no such page</h1><p>{html.escape(site_title())} has these:</p>"
        f"<ul>{links}</ul></main></html>"
    )


@lru_cache(maxsize=512)
def bundle(name: str) -> assets.Asset:
    """A script or style of Streamlit, compressed once."""
    body = (STREAMLIT / name).read_bytes()
    return assets.Asset(name, body, gzip.compress(body, 9, mtime=0))


class Front:
    """ASGI middleware: answers for pages and bundles, and adds security headers to the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        path = scope["path"].removeprefix(base()).lstrip("/")
        answer: ASGIApp | None = None
        first_part = path.partition("/")[0]
        if scope["method"] not in READING and first_part != room.FOLDER:
            answer = Response("Nothing is uploaded here", 405, {"allow": ", ".join(READING)})
        elif BUNDLE.fullmatch(path) or first_part not in PASSED_ON:
            find = partial(self.answer, scope, path)
            async with limits.reading().of(door.client(scope)):
                answer = await to_thread.run_sync(find)
        await (answer or self.app)(scope, receive, safely)

    def answer(self, scope: Scope, path: str) -> Response | None:
        """Our own answer to a request for a path, if it is ours to answer. It reads files."""
        headers = Headers(scope=scope)
        if BUNDLE.fullmatch(path):
            return deliver(bundle(path), headers) if (STREAMLIT / path).is_file() else None
        query = scope["query_string"].decode("latin-1")
        bare = path.rstrip("/")
        up = "../" * (len(path) - len(bare)) or "./"
        before = len(scope["path"]) - len(base()) - len(path) - 1
        if before > 0:  # slashes too many, below which nothing relative is found
            return moved("../" * before + path, query)
        if bare == contents()[0].id:  # the home page lives at the root alone
            return moved(up, query)
        if bare != path:  # what is relative in a page holds at its own address alone
            return moved(f"{up}{bare.rpartition('/')[2]}", query)
        if base() and scope["path"] == base():
            return moved(f"./{base().rpartition('/')[2]}/", query)
        own = {"content-security-policy": POLICY}
        asked = first.wanted(path, query)
        if asked is None and path != path.lower() and first.wanted(path.lower(), query):
            return moved(path.lower(), query)
        if asked is None:
            text = not_found("../" * path.count("/") or "./")
            return Response(text, 404, {**SECURITY, **own}, "text/html")
        page = first.page(asked, query, cards.origin(scope), cards.prefix(scope) + base())
        answer = deliver(page, headers, "no-cache")
        answer.headers.update(own)
        return answer


def routes() -> Iterable[BaseRoute]:
    """Paths of our own, beside Streamlit's."""
    return [
        Route(f"{base()}/robots.txt", partial(found.robots, base=base())),
        Route(f"{base()}/{found.SITEMAP}", partial(found.sitemap, base=base())),
        Route(f"{base()}/{found.OEMBED}", partial(found.oembed, base=base())),
        Route(f"{base()}/{cards.FOLDER}/{{name}}", cards.card),
        *(Route(f"{base()}/{each}/{{name}}", cards.picture) for each in FOLDERS.values()),
        *opened.routes(base()),
        *held.routes(base()),
        *room.routes(base()),
        *places.routes(base(), {"content-security-policy": POLICY}),
        Route(f"{base()}/{taken.FOLDER}/{{study}}/{{name}}", taken.file),
        Route(f"{base()}/{NOTES}/{{study}}/{{deck}}", pairs.notes_file),
        WebSocketRoute(f"{base()}/{pairs.FOLDER}/{{code}}", pairs.meet),
    ]


middleware = [
    Middleware(ProxyHeadersMiddleware, trusted_hosts=door.trusted()),
    Middleware(door.Door, below=base),
    Middleware(Front),
]
